package tn.shabou.prospector;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

@WithServers
class EnteredScoringTest {

    @Test
    void aLeadThatStaffEnteredIsScored() {
        var source =
                Owner.number(
                        "INSERT INTO lead_source (kind, name, licence) VALUES ('MANUAL', 'Saisie', 'own') RETURNING id");
        var lead =
                Owner.one(
                        """
                        INSERT INTO lead (id, kind, name, phones, governorate, source_id, first_seen_at, last_seen_at)
                        VALUES (gen_random_uuid(), 'GARAGE', 'Garage', '{+21671555666}', 'Tunis', ?, now(), now()) RETURNING id\
                        """,
                        source);

        Owner.rows(
                """
                INSERT INTO outbox (stream, schema, payload)
                VALUES ('shabou.prospector.score', 'leads-entered.v1',
                        jsonb_build_object('leads', jsonb_build_array(?::text, gen_random_uuid()::text))) RETURNING id\
                """,
                lead);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Owner.number("SELECT score FROM lead WHERE id = ?::uuid", lead) > 0);
    }
}
