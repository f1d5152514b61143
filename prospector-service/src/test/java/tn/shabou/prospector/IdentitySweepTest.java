package tn.shabou.prospector;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.prospector.leads.IdentitySweep;

@WithServers
class IdentitySweepTest {

    private static final AtomicInteger TOWNS = new AtomicInteger();

    @Inject IdentitySweep sweep;

    private String town = "";
    private long source;

    @BeforeEach
    void aTown() {
        town = "Bourg" + TOWNS.incrementAndGet();
        source =
                SupplierRuns.source(
                        "SUPPLIER_SITE",
                        "Boutique",
                        URI.create("https://identity" + TOWNS + ".tn/"));
        sweep();
    }

    @Test
    void oneBusinessOfTwoSourcesIsShownOnceAndSaysWhy() {
        var one = lead("Pièces Auto Jebali " + town, "+2167100%04d");
        var other = lead("Jebali " + town + " Auto Pièces", "+2167100%04d");
        sweep();

        assertThat(standsFor(one)).isEqualTo(standsFor(other));
        assertThat(
                        Owner.one(
                                "SELECT evidence->0->>'feature' FROM lead_likeness WHERE one IN (?, ?) AND NOT open",
                                one,
                                other))
                .isEqualTo("PHONE_SAME");
        assertThat(Owner.one("SELECT site IS NULL FROM lead WHERE id = ?", one)).isEqualTo("t");
    }

    @Test
    void aSweepWithoutChangesDoesNothing() {
        lead("Garage Toumi " + town, "+2167200%04d");
        assertThat(sweep().changes()).isPositive();

        assertThat(sweep().changes()).isZero();
    }

    @Test
    void aLeadThatIsSeenAgainUnchangedIsNoChange() {
        var lead = lead("Garage Toumi " + town, "+2167200%04d");
        sweep();

        Owner.rows(
                "UPDATE lead SET last_seen_at = now(), score = 12 WHERE id = ? RETURNING id", lead);

        assertThat(sweep().changes()).isZero();
    }

    @Test
    void whatSplitsIsTakenApartAgainAsItWas() {
        var one = lead("Pièces Auto Hamdi " + town, "+2167300%04d");
        var other = lead("Hamdi " + town + " Pièces Auto", "+2167300%04d");
        sweep();
        assertThat(standsFor(one)).isEqualTo(standsFor(other));

        Owner.rows(
                "UPDATE lead SET phones = '{+21699000001}', name = 'Lavage Express' WHERE id = ? RETURNING id",
                other);
        sweep();

        assertThat(standsFor(one)).isEqualTo(one.toString());
        assertThat(standsFor(other)).isEqualTo(other.toString());
        assertThat(Owner.rows("SELECT 1 FROM lead_likeness WHERE one IN (?, ?)", one, other))
                .isEmpty();
    }

    @Test
    void staffHaveTheLastWordForEver() {
        var one = lead("Pièces Auto Cherif " + town, "+2167400%04d");
        var other = lead("Cherif " + town + " Pièces Auto", "+2167400%04d");
        var staff =
                Owner.one(
                        "INSERT INTO app_user (email, full_name, role, password_hash) VALUES (gen_random_uuid() || '@shabou.test', 'S', 'STAFF', 'x') RETURNING id");
        Owner.rows(
                "INSERT INTO lead_verdict (act, lead_id, others, decided_by) VALUES ('NOT_A_DUPLICATE', ?, ARRAY[?], ?::uuid) RETURNING id",
                one,
                other,
                staff);
        sweep();
        assertThat(standsFor(one)).isNotEqualTo(standsFor(other));

        Owner.rows(
                "UPDATE lead SET emails = '{contact@cherif.tn}' WHERE id IN (?, ?) RETURNING id",
                one,
                other);
        sweep();

        assertThat(standsFor(one)).isNotEqualTo(standsFor(other));
        assertThat(
                        Owner.rows(
                                "SELECT 1 FROM lead_likeness WHERE open AND one IN (?, ?)",
                                one,
                                other))
                .isEmpty();
    }

    private IdentitySweep.Swept sweep() {
        return sweep.sweep().await().atMost(Duration.ofSeconds(20));
    }

    /** The lead that stands for its business. */
    private static String standsFor(UUID lead) {
        return Owner.one("SELECT coalesce(merged_into, id) FROM lead WHERE id = ?", lead);
    }

    private UUID lead(String name, String phone) {
        return UUID.fromString(
                Owner.one(
                        """
                        INSERT INTO lead (id, kind, name, phones, city, source_id, first_seen_at, last_seen_at)
                        VALUES (gen_random_uuid(), 'SUPPLIER', ?, ARRAY[?], ?, ?, now(), now()) RETURNING id\
                        """,
                        name,
                        phone.formatted(TOWNS.get()),
                        town,
                        source));
    }
}
