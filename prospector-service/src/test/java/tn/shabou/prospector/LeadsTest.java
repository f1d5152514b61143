package tn.shabou.prospector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.model.leads.PageExtracted;
import tn.shabou.model.leads.PageExtracted.Availability;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;
import tn.shabou.model.leads.PageExtracted.Offer;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.leads.Leads;

@WithServers
class LeadsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final AtomicInteger SHOPS = new AtomicInteger();

    @Inject Leads leads;
    @Inject Pool database;

    private String site = "";
    private long source;
    private UUID run = UUID.randomUUID();

    @BeforeEach
    void arrange() {
        site = "https://www.shop" + SHOPS.incrementAndGet() + ".tn/";
        source = SupplierRuns.source("SUPPLIER_SITE", "Boutique", URI.create(site));
        run =
                UUID.fromString(
                        Owner.one(
                                "INSERT INTO agent_run (agent, origin, started_at) VALUES ('PROSPECTOR', 'MANUAL', now()) RETURNING id"));
    }

    @Test
    void anOlderSightingChangesNothing() {
        write("p/1", NOON, phone("+21671000001"), offer("20.000"));
        write("p/1", NOON.minusSeconds(60), phone("+21671000002"), offer("10.000"));

        assertThat(
                        rows(
                                "SELECT amount, o.last_seen_at = '2026-11-22T12:00:00Z' FROM offer o JOIN lead l ON l.id = o.lead_id"))
                .containsExactly("20.000|t");
        assertThat(
                        rows(
                                "SELECT p.amount FROM offer_price p JOIN offer o ON o.id = p.offer_id JOIN lead l ON l.id = o.lead_id"))
                .containsExactly("20.000");
        assertThat(rows("SELECT phones FROM lead l")).containsExactly("{+21671000001}");
    }

    @Test
    void forgetsWhatAPageNoLongerSays() {
        write("contact", NOON, phone("+21671000001"), null);
        write("contact", NOON.plusSeconds(60), phone("+21671000002"), null);

        assertThat(rows("SELECT phones FROM lead l")).containsExactly("{+21671000002}");
        assertThat(rows("SELECT value FROM lead_evidence e JOIN lead l ON l.id = e.lead_id"))
                .containsExactly("+21671000002");
    }

    @Test
    void forgetsAllThatAPageSaidWhichNowSaysNothing() {
        write("contact", NOON, phone("+21671000001"), null);
        write("magasins", NOON, fact(FactKind.CITY, "Sfax"), null);
        write("contact", NOON.plusSeconds(60), null, null);

        assertThat(rows("SELECT phones, city FROM lead l")).containsExactly("{}|Sfax");
    }

    @Test
    void forgetsFactsOfAPageThatNowOnlySellsSomething() {
        write("p/1", NOON, phone("+21671000001"), offer("5.000"));
        write("p/1", NOON.plusSeconds(60), null, offer("5.000"));

        assertThat(rows("SELECT phones FROM lead l")).containsExactly("{}");
    }

    @Test
    void aPageThatSaysNothingMakesNoLead() {
        write("vide", NOON, null, null);

        assertThat(rows("SELECT id FROM lead l")).isEmpty();
    }

    @Test
    void aBusinessThatWasErasedIsNotTakenInAgain() {
        write("contact", NOON, phone("+21671000001"), offer("5.000"));
        Owner.one("SELECT erase_subject('LEAD', id::text) FROM lead WHERE source_id = ?", source);
        try {
            write("contact", NOON.plusSeconds(60), phone("+21671000001"), offer("5.000"));
            write("vide", NOON.plusSeconds(60), null, null);

            assertThat(rows("SELECT id FROM lead l")).isEmpty();
        } finally {
            Owner.rows("DELETE FROM suppression RETURNING kind");
        }
    }

    @Test
    void aFactThatIsSaidTwiceIsWrittenOnceAsSurelyAsItWasSaid() {
        var phone = phone("+21671000001");
        var unsure =
                new Fact(phone.kind(), phone.value(), phone.raw(), "text", phone.confidence() / 2);

        writeAll("contact", NOON, List.of(unsure, phone), null);

        assertThat(
                        rows(
                                "SELECT e.value, e.method FROM lead_evidence e JOIN lead l ON l.id = e.lead_id"))
                .containsExactly("+21671000001|test");
    }

    @Test
    void allPagesOfASiteAreOneLeadUnderItsDomain() {
        write("a", NOON, phone("+21671000001"), null);
        write("b", NOON, phone("+21671000002"), offer("5.000"));

        assertThat(rows("SELECT domain, name, phones FROM lead l"))
                .containsExactly("shop" + SHOPS + ".tn|Boutique|{+21671000001,+21671000002}");
    }

    @Test
    void theAddressIsOneInTheCityOfTheLead() {
        write("magasins", NOON, fact(FactKind.ADDRESS, "1, rue A, 2080 Ariana"), null);
        write("mentions", NOON, fact(FactKind.ADDRESS, "2, rue B, 2016 Carthage"), null);
        write("a", NOON, fact(FactKind.CITY, "Carthage"), null);
        write("b", NOON, fact(FactKind.CITY, "Carthage"), null);

        assertThat(rows("SELECT city, address FROM lead l"))
                .containsExactly("Carthage|2, rue B, 2016 Carthage");
    }

    @Test
    void aChangeOfStockIsAChange() {
        write("p/1", NOON, null, offer("5.000", Availability.InStock));
        write("p/1", NOON.plusSeconds(1), null, offer("5.000", Availability.InStock));
        write("p/1", NOON.plusSeconds(2), null, offer("5.000", Availability.OutOfStock));

        assertThat(
                        rows(
                                "SELECT p.availability FROM offer_price p JOIN offer o ON o.id = p.offer_id JOIN lead l ON l.id = o.lead_id"))
                .containsExactlyInAnyOrder("InStock", "OutOfStock");
    }

    /** Kind and maker of our number, brand of the offer, and what the offer is matched by. */
    @ParameterizedTest
    @CsvSource({
        "MPN, '', LuK, MPN",
        "MPN, '', LUK, MPN",
        "MPN, '', Sachs, ''",
        "OE, Renault, renault, OE",
        "OE, Renault, LuK, ''",
        "CROSS, Valeo, Valéo, CROSS",
        "EAN, '', LuK, ''"
    })
    void matchesANumberOnlyWithItsMaker(String kind, String maker, String brand, String matchedBy) {
        var number = "623" + SHOPS + "0900";
        OwnCatalogue.product("LuK", kind, maker, number);

        write("p/1", NOON, null, part(brand, number));

        assertThat(rows("SELECT matched_by FROM offer o JOIN lead l ON l.id = o.lead_id"))
                .containsExactly(matchedBy);
    }

    @Test
    void matchesNoneWhereSeveralAreAsLikely() {
        var number = "777" + SHOPS + "001";
        OwnCatalogue.product("Febi", "MPN", "", number);
        OwnCatalogue.product("Febi", "MPN", "", number);

        write("p/1", NOON, null, part("Febi", number));

        assertThat(rows("SELECT product_id FROM offer o JOIN lead l ON l.id = o.lead_id"))
                .containsExactly("");
    }

    private void write(String path, Instant at, Fact fact, Offer offer) {
        writeAll(path, at, fact == null ? List.of() : List.of(fact), offer);
    }

    private void writeAll(String path, Instant at, List<Fact> facts, Offer offer) {
        var page =
                new PageExtracted(
                        run, path, source, site + path, 1, at, facts, offer, null, List.of());
        database.withTransaction(transaction -> leads.write(transaction, page))
                .await()
                .indefinitely();
    }

    private List<String> rows(String select) {
        return Owner.rows(select + " WHERE l.source_id = ?", source);
    }

    private static Fact phone(String number) {
        return fact(FactKind.PHONE, number);
    }

    private static Fact fact(FactKind kind, String value) {
        return new Fact(kind, value, value, "test", 0.9);
    }

    private static Offer offer(String amount) {
        return offer(amount, Availability.InStock);
    }

    private static Offer offer(String amount, Availability availability) {
        return Offer.of(
                "Filtre",
                null,
                null,
                null,
                null,
                new BigDecimal(amount),
                "TND",
                TaxBasis.INCLUDED,
                availability,
                amount,
                "shown");
    }

    private static Offer part(String brand, String number) {
        return Offer.of(
                "Pièce", brand, null, number, null, null, null, TaxBasis.UNKNOWN, null, null, null);
    }
}
