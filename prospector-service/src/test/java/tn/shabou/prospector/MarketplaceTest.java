package tn.shabou.prospector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A marketplace from its listing to the tables. */
@WithServers
class MarketplaceTest {

    @Inject SupplierRuns runs;
    @Inject StaffPost post;

    @Test
    void businessesBecomeLeadsAndOfPeopleNothingIsKeptButWhatTheySell() throws IOException {
        try (var site = new SmallSite()) {
            show(site, "html-ads", "/annonces/pieces-auto", "listing");
            show(site, "html-ads", "/annonce/502", "ad-person");
            show(site, "html-ads", "/annonce/501", "ad-arabic");
            var source = source(site, "html-ads", "/annonces/pieces-auto");

            runs.finished(source);

            assertThat(leads(source))
                    .containsExactlyInAnyOrder(
                            "COMPETITOR|قطع غيار بنزرت|{+21672431880}|Bizerte",
                            "COMPETITOR|Souk|{}|");
            assertThat(offers(source))
                    .containsExactlyInAnyOrder(
                            "كومبريسور كليماتيزور بارتنر|450.000|USED|قطع غيار بنزرت|t",
                            "Pare-chocs avant Polo||USED|Souk|t");
            assertThat(everythingKept(source)).noneMatch(text -> text.contains("Salah"));
            assertThat(everythingKept(source)).noneMatch(text -> text.contains("98765432"));
            assertThat(
                            Owner.one(
                                    "SELECT count(body_gzip) FROM page_fetch WHERE source_id = ?",
                                    source))
                    .isEqualTo("0");
        }
    }

    @Test
    void aListThatTellsNothingAnyMoreIsNoticedAtOnceAndItsPricesQuarantined() throws IOException {
        try (var site = new SmallSite()) {
            show(site, "next-ads", "/c/pieces-auto", "listing");
            var source = source(site, "next-ads", "/c/pieces-auto");
            runs.finished(source);
            assertThat(offers(source)).hasSize(5);

            site.page("/c/pieces-auto", "<h1>Notre nouveau site</h1>");
            runs.finished(source);

            var host = URI.create(site.address()).getAuthority();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(
                                            Owner.rows(
                                                    "SELECT page, field FROM site_drift WHERE site = ?",
                                                    host))
                                    .containsExactlyInAnyOrder(
                                            "LISTING|amount",
                                            "LISTING|asked",
                                            "LISTING|availability",
                                            "LISTING|condition",
                                            "LISTING|seller"));
            assertThat(
                            Owner.rows(
                                    "SELECT DISTINCT quarantined FROM offer WHERE url LIKE ?",
                                    "http://" + host + "/%"))
                    .containsExactly("t");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> post.about("Site changé : " + host).size() == 1);
            assertThat(post.about("Site changé : " + host).getFirst())
                    .contains("listes d'annonces", "vendeur : dans 0 %");
        }
    }

    @Test
    void aMarketplaceWithoutAnAdapterIsNotFetchedAndSaysWhy() {
        try (var site = new SmallSite()) {
            var source = source(site, "gone", "/");

            runs.finished(source);

            assertThat(site.requests()).isEmpty();
            assertThat(Owner.one("SELECT trouble FROM lead_source WHERE id = ?", source))
                    .contains("Souk", "no adapter gone");
        }
    }

    private static void show(SmallSite site, String adapter, String path, String page)
            throws IOException {
        try (var file =
                MarketplaceTest.class.getResourceAsStream(
                        "/marketplaces/" + adapter + "/" + page + ".html")) {
            site.page(
                    path,
                    new String(
                            Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static long source(SmallSite site, String adapter, String path) {
        var url = URI.create(site.address()).resolve(path).toString();
        Owner.rows("UPDATE lead_source SET start_url = NULL WHERE start_url = ? RETURNING id", url);
        return Owner.number(
                """
                INSERT INTO lead_source (kind, name, start_url, licence, adapter, terms_status)
                VALUES ('MARKETPLACE', 'Souk', ?, 'own', ?, 'PERMISSION_GIVEN') RETURNING id\
                """,
                url,
                adapter);
    }

    private static List<String> leads(long source) {
        return Owner.rows("SELECT kind, name, phones, city FROM lead WHERE source_id = ?", source);
    }

    private static List<String> offers(long source) {
        return Owner.rows(
                """
                SELECT o.name, o.amount, o.condition, l.name, o.seller_key IS NOT NULL
                  FROM offer o JOIN lead l ON l.id = o.lead_id WHERE l.source_id = ?\
                """,
                source);
    }

    private static List<String> everythingKept(long source) {
        return Owner.rows(
                """
                SELECT to_jsonb(o)::text FROM offer o JOIN lead l ON l.id = o.lead_id WHERE l.source_id = ?1
                UNION ALL SELECT to_jsonb(l)::text FROM lead l WHERE l.source_id = ?1
                UNION ALL SELECT to_jsonb(e)::text FROM lead_evidence e JOIN lead l ON l.id = e.lead_id WHERE l.source_id = ?1\
                """
                        .replace("?1", Long.toString(source)));
    }
}
