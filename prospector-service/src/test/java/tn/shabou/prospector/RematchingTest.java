package tn.shabou.prospector;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.prospector.leads.Rematching;

/** How offers follow the catalogue and what staff say; each test has a brand of its own. */
@WithServers
class RematchingTest {

    private static final AtomicInteger BRANDS = new AtomicInteger();

    @Inject Rematching rematching;

    private String brand = "";
    private UUID lead = UUID.randomUUID();

    @BeforeEach
    void aSeller() {
        brand = "Maker" + (char) ('A' + BRANDS.incrementAndGet());
        var source =
                SupplierRuns.source(
                        "SUPPLIER_SITE",
                        "Boutique",
                        URI.create("https://rematch" + BRANDS + ".tn/"));
        lead =
                UUID.fromString(
                        Owner.one(
                                "INSERT INTO lead (id, kind, name, source_id, first_seen_at, last_seen_at) VALUES (gen_random_uuid(), 'SUPPLIER', 'S', ?, now(), now()) RETURNING id",
                                source));
    }

    @Test
    void anOfferIsLinkedWhenTheProductComes() {
        var offer = offer("Disque de frein avant Peugeot 206", "X 12-345");
        rematch();
        assertThat(product(offer)).isEmpty();

        var product = OwnCatalogue.product(brand, "X12345");
        rematch();

        assertThat(product(offer)).isEqualTo(product + "|MPN");
        assertThat(
                        Owner.one(
                                "SELECT tier, linked, reasons[1] FROM offer_match WHERE offer_id = ?",
                                offer))
                .isEqualTo("BRAND_NUMBER|t|NUMBER:X12345");
    }

    @Test
    void whatDiffersWaitsForAPersonUntilTheProductIsCalledOtherwise() {
        var offer = offer("Disque de frein avant Peugeot 206", null);
        var product = named("Disque de frein arrière Peugeot 206");
        rematch();
        assertThat(product(offer)).isEmpty();
        assertThat(
                        Owner.one(
                                "SELECT tier, linked, vetoes[1] FROM offer_match WHERE offer_id = ?",
                                offer))
                .isEqualTo("WORDS|f|AXLE:FRONT/REAR");

        Owner.rows(
                "UPDATE product SET name_fr = 'Disque de frein avant Peugeot 206' WHERE id = ? RETURNING id",
                product);
        rematch();

        assertThat(product(offer)).isEqualTo(product + "|WORDS");
    }

    @Test
    void aNumberOfTheCarsMakerTellsThePart() {
        var offer = offer("Disque de frein avant", null);
        Owner.rows(
                "UPDATE offer SET oe_references = '{77 01 207 672}' WHERE id = ? RETURNING id",
                offer);
        var product = OwnCatalogue.product(brand, "OE", "RENAULT", "7701207672");
        Owner.rows(
                "INSERT INTO offer_rematch VALUES (?) ON CONFLICT DO NOTHING RETURNING 1", offer);

        rematch();

        assertThat(product(offer)).isEqualTo(product + "|OE");
    }

    @Test
    void aPriceThatChangesConcernsNoOffer() {
        offer("Disque de frein avant Peugeot 206", null);
        var product = named("Disque de frein avant Peugeot 206");
        rematch();

        Owner.rows("UPDATE product SET stock_quantity = 4 WHERE id = ? RETURNING id", product);

        assertThat(rematch()).isZero();
    }

    @Test
    void whatStaffSaidStays() {
        var offer = offer("Disque de frein avant Peugeot 206", "X999");
        var wrong = OwnCatalogue.product(brand, "X999");
        var right = named("Disque de frein ventilé");
        decide(offer, wrong, false);
        decide(offer, right, true);

        rematch();

        assertThat(product(offer)).isEqualTo(right + "|STAFF");
        assertThat(Owner.rows("SELECT tier FROM offer_match WHERE offer_id = ?", offer))
                .containsExactly("STAFF");
    }

    @Test
    void whatWasRejectedNeverComesBack() {
        var offer = offer("Disque de frein avant Peugeot 206", "X777");
        var product = OwnCatalogue.product(brand, "X777");
        decide(offer, product, false);

        rematch();

        assertThat(product(offer)).isEmpty();
        assertThat(Owner.rows("SELECT tier FROM offer_match WHERE offer_id = ?", offer)).isEmpty();
    }

    private int rematch() {
        return rematching.rematch().await().atMost(Duration.ofSeconds(20));
    }

    private static String product(UUID offer) {
        return Owner.one(
                "SELECT coalesce(product_id || '|' || matched_by, '') FROM offer WHERE id = ?",
                offer);
    }

    private long named(String name) {
        var product = OwnCatalogue.product(brand, "N" + UUID.randomUUID());
        Owner.rows("UPDATE product SET name_fr = ? WHERE id = ? RETURNING id", name, product);
        return product;
    }

    private static UUID staff() {
        return UUID.fromString(
                Owner.one(
                        "INSERT INTO app_user (email, full_name, role, password_hash) VALUES (gen_random_uuid() || '@shabou.test', 'S', 'STAFF', 'x') RETURNING id"));
    }

    private static void decide(UUID offer, long product, boolean accepted) {
        Owner.rows(
                "INSERT INTO offer_match_decision (offer_id, product_id, accepted, decided_by) VALUES (?, ?, ?, ?) RETURNING 1",
                offer,
                product,
                accepted,
                staff());
        Owner.rows(
                "INSERT INTO offer_rematch VALUES (?) ON CONFLICT DO NOTHING RETURNING 1", offer);
    }

    private UUID offer(String name, @Nullable String mpn) {
        var offer =
                UUID.fromString(
                        Owner.one(
                                """
                                INSERT INTO offer (id, lead_id, url, name, brand, mpn, first_seen_at, last_seen_at)
                                VALUES (gen_random_uuid(), ?, 'https://x.tn/' || gen_random_uuid(), ?, ?, ?, now(), now()) RETURNING id\
                                """,
                                lead,
                                name,
                                brand,
                                mpn));
        Owner.rows("INSERT INTO offer_rematch VALUES (?) RETURNING offer_id", offer);
        return offer;
    }
}
