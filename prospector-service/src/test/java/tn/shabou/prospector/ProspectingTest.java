package tn.shabou.prospector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tn.shabou.local.suppliers.DemoSupplier;
import tn.shabou.local.suppliers.Shop;
import tn.shabou.model.leads.FetchPage;
import tn.shabou.prospector.crawl.Pages;
import tn.shabou.redisstreams.OutgoingEntry;
import tn.shabou.redisstreams.StreamPublisher;

@WithServers
class ProspectingTest {

    private static final String OFFERS =
            """
            SELECT o.url, o.name, o.brand, o.sku, o.mpn, o.gtin, o.amount, o.currency, o.tax_basis, o.availability
              FROM offer o JOIN lead l ON l.id = o.lead_id WHERE l.source_id = ? ORDER BY o.url\
            """;

    private static final String PRICES =
            """
            SELECT p.amount FROM offer_price p JOIN offer o ON o.id = p.offer_id JOIN lead l ON l.id = o.lead_id
             WHERE l.source_id = ? ORDER BY p.observed_at\
            """;

    @Inject SupplierRuns runs;
    @Inject StreamPublisher streams;
    @Inject Pages pages;
    @Inject Pool database;

    @ParameterizedTest
    @EnumSource
    void findsEveryOfferOfAShopAndNothingElse(Shop shop) {
        try (var supplier = DemoSupplier.start(shop, 0, Duration.ZERO)) {
            var source = source(supplier, shop);

            runs.finished(source);

            assertThat(Owner.rows(OFFERS, source))
                    .containsExactlyInAnyOrderElementsOf(expected(shop, supplier.address()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRESTASHOP | {+21671284519,+21698314275} | {contact@pieces-auto-carthage.example} | Carthage | Tunis",
                "WOOCOMMERCE | {+21674407218,+21622518340} | {ventes@sfax-auto-pieces.example} | Sfax | Sfax"
            })
    void findsHowToReachTheBusiness(
            Shop shop, String phones, String emails, String city, String governorate) {
        try (var supplier = DemoSupplier.start(shop, 0, Duration.ZERO)) {
            var source = source(supplier, shop);

            runs.finished(source);

            assertThat(
                            Owner.rows(
                                    "SELECT kind, name, phones, emails, city, governorate, state FROM lead WHERE source_id = ?",
                                    source))
                    .containsExactly(
                            String.join(
                                    "|",
                                    "SUPPLIER",
                                    shop.title(),
                                    phones,
                                    emails,
                                    city,
                                    governorate,
                                    "NEW"));
        }
    }

    @Test
    void saysWhyALeadScoresAsItDoes() {
        try (var supplier = DemoSupplier.start(Shop.PRESTASHOP, 0, Duration.ZERO)) {
            var source = source(supplier, Shop.PRESTASHOP);

            runs.finished(source);

            assertThat(Owner.number("SELECT score FROM lead WHERE source_id = ?", source))
                    .isBetween(40L, 100L);
            assertThat(
                            Owner.rows(
                                    "SELECT DISTINCT dimension FROM score_contribution c JOIN lead l ON l.id = c.lead_id WHERE source_id = ?",
                                    source))
                    .containsExactlyInAnyOrder("FIT", "REACHABILITY", "CONFIDENCE");
            assertThat(
                            Owner.number(
                                    "SELECT count(*) FROM lead_evidence e JOIN lead l ON l.id = e.lead_id WHERE l.source_id = ? AND raw <> ''",
                                    source))
                    .isPositive();
        }
    }

    @Test
    void keepsOutOfWhatTheShopForbidsAndCountsIt() {
        try (var supplier = DemoSupplier.start(Shop.PRESTASHOP, 0, Duration.ZERO)) {
            var source = source(supplier, Shop.PRESTASHOP);

            var run = runs.finished(source);

            assertThat(supplier.requests())
                    .contains("/robots.txt", "/3-freinage")
                    .noneMatch(path -> path.startsWith("/archives/") || path.startsWith("/panier"));
            assertThat(count(run, "refused")).isEqualTo(1);
            assertThat(count(run, "offers")).isEqualTo(14);
            assertThat(count(run, "leads")).isEqualTo(1);
            assertThat(Owner.one("SELECT state FROM agent_run WHERE id = ?", run))
                    .isEqualTo("SUCCEEDED");
            assertThat(
                            Owner.rows(
                                    "SELECT robots FROM page_fetch WHERE run_id = ? AND url LIKE '%/archives/%'",
                                    run))
                    .containsExactly("DISALLOWED");
        }
    }

    @Test
    void asksForEachPageOnce() {
        try (var supplier = DemoSupplier.start(Shop.WOOCOMMERCE, 0, Duration.ZERO)) {
            runs.finished(source(supplier, Shop.WOOCOMMERCE));

            assertThat(supplier.requests())
                    .filteredOn(path -> !path.equals("/robots.txt"))
                    .hasSizeGreaterThan(20)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void addsNothingWhenNothingChanged() {
        try (var supplier = DemoSupplier.start(Shop.WOOCOMMERCE, 0, Duration.ZERO)) {
            var source = source(supplier, Shop.WOOCOMMERCE);
            runs.finished(source);
            var offers = Owner.rows(OFFERS, source);
            var evidence = evidence(source);

            runs.finished(source);

            assertThat(Owner.rows(OFFERS, source)).isEqualTo(offers);
            assertThat(Owner.number("SELECT count(*) FROM lead WHERE source_id = ?", source))
                    .isEqualTo(1);
            assertThat(Owner.rows(PRICES, source)).hasSameSizeAs(offers);
            assertThat(evidence(source)).isEqualTo(evidence);
        }
    }

    @Test
    void recordsAPriceWhenItChanges() {
        try (var shop = new OneProductShop("89,500 DT")) {
            var source = SupplierRuns.source("COMPETITOR_SITE", "Un produit", shop.address());
            runs.finished(source);
            shop.ask("85,000 DT");
            runs.finished(source);
            runs.finished(source);

            assertThat(Owner.rows(PRICES, source)).containsExactly("89.500", "85.000");
            assertThat(Owner.one("SELECT kind FROM lead WHERE source_id = ?", source))
                    .isEqualTo("COMPETITOR");
        }
    }

    @Test
    void leavesTheStaffsDecisionsAlone() {
        try (var shop = new OneProductShop("89,500 DT")) {
            var source = SupplierRuns.source("SUPPLIER_SITE", "Un produit", shop.address());
            runs.finished(source);
            Owner.rows(
                    """
                    INSERT INTO lead_review (lead_id, from_state, to_state, reason, decided_by)
                    SELECT l.id, 'NEW', 'REJECTED', 'closed', u.id FROM lead l, app_user u WHERE l.source_id = ? LIMIT 1
                    RETURNING id\
                    """,
                    source);

            runs.finished(source);

            assertThat(
                            Owner.rows(
                                    "SELECT state, reject_reason, version FROM lead WHERE source_id = ?",
                                    source))
                    .containsExactly("REJECTED|closed|1");
        }
    }

    @Test
    void recognisesOurOwnProducts() {
        try (var shop = new OneProductShop("89,500 DT")) {
            var product = OwnCatalogue.product("Bosch", "0 986 494 105");
            var source = SupplierRuns.source("SUPPLIER_SITE", "Un produit", shop.address());

            runs.finished(source);

            assertThat(
                            Owner.rows(
                                    "SELECT product_id, matched_by FROM offer o JOIN lead l ON l.id = o.lead_id WHERE source_id = ?",
                                    source))
                    .containsExactly(product + "|MPN");
        }
    }

    @Test
    void endsARunWhoseShopIsAway() {
        var shop = new OneProductShop("89,500 DT");
        var source = SupplierRuns.source("SUPPLIER_SITE", "Fermé", shop.address());
        shop.close();

        var run = runs.finished(source);

        assertThat(count(run, "failed")).isEqualTo(1);
        assertThat(Owner.one("SELECT state FROM agent_run WHERE id = ?", run))
                .isEqualTo("SUCCEEDED");
        assertThat(Owner.rows("SELECT status, failure <> '' FROM page_fetch WHERE run_id = ?", run))
                .containsExactly("|t");
    }

    @Test
    void saysOfASourceWithoutASoundAddressWhatIsWrong() {
        var source =
                SupplierRuns.source("SUPPLIER_SITE", "Sans adresse", "https://pas une adresse/");

        var run = runs.finished(source);

        assertThat(count(run, "failed")).isEqualTo(1);
        assertThat(Owner.rows("SELECT failure FROM page_fetch WHERE run_id = ?", run))
                .containsExactly("not a web address");
        assertThat(Owner.rows("SELECT state, coalesce(error, '') FROM agent_run WHERE id = ?", run))
                .containsExactly("SUCCEEDED|");
    }

    @Test
    void countsAPageThatCannotBeReadAsFailedAndKeepsTheReason() {
        try (var shop = new OneProductShop("89,500 DT")) {
            var run =
                    runs.finished(
                            SupplierRuns.source("SUPPLIER_SITE", "Un produit", shop.address()));
            var task = task(run);
            assertThat(tally(task)).isEqualTo(Pages.Tally.PAGE);

            pages.giveUp(Pages.id(task), "took too long to read").await().indefinitely();

            assertThat(tally(task)).isEqualTo(Pages.Tally.FAILED);
            assertThat(Owner.rows("SELECT failure FROM page_fetch WHERE run_id = ?", run))
                    .containsExactly("took too long to read");
        }
    }

    @Test
    void abandonsARunThatAsksForNoSource() {
        var run = runs.start(Map.of("source", "the big one"));

        SupplierRuns.awaitEnd(run);

        assertThat(Owner.one("SELECT state, error FROM agent_run WHERE id = ?", run))
                .startsWith("FAILED|")
                .contains("source is no number");
    }

    @Test
    void survivesAMessageThatNobodyCanRead() {
        streams.publishAll(
                        List.of(
                                new StreamPublisher.Publication(
                                        FetchPage.STREAM,
                                        new OutgoingEntry(
                                                FetchPage.SCHEMA, "{no json", Optional.empty()))))
                .await()
                .indefinitely();

        try (var shop = new OneProductShop("89,500 DT")) {
            var run =
                    runs.finished(
                            SupplierRuns.source("SUPPLIER_SITE", "Un produit", shop.address()));

            assertThat(count(run, "pages")).isEqualTo(1);
        }
    }

    private static FetchPage task(UUID run) {
        var key = Owner.one("SELECT key FROM run_task WHERE run_id = ?", run);
        return new FetchPage(run, key, 1, key, 0);
    }

    private Pages.Tally tally(FetchPage task) {
        return database.withTransaction(transaction -> pages.tally(transaction, task))
                .await()
                .indefinitely();
    }

    private static long source(DemoSupplier supplier, Shop shop) {
        return SupplierRuns.source("SUPPLIER_SITE", shop.title(), supplier.address().resolve("/"));
    }

    private static long count(UUID run, String name) {
        return Owner.number(
                "SELECT coalesce((counts ->> ?)::int, 0) FROM agent_run WHERE id = ?", name, run);
    }

    private static List<String> evidence(long source) {
        return Owner.rows(
                """
                SELECT e.field, e.value, e.url FROM lead_evidence e JOIN lead l ON l.id = e.lead_id
                 WHERE l.source_id = ? ORDER BY 1, 2, 3\
                """,
                source);
    }

    private static List<String> expected(Shop shop, URI address) {
        var prefix = shop.name().toLowerCase(Locale.ROOT) + ',';
        try (var file = Shop.class.getResourceAsStream("/suppliers/expected-offers.csv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> address + line.substring(prefix.length()).replace(',', '|'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
