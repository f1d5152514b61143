package tn.shabou.prospector.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.prospector.Owner;
import tn.shabou.prospector.WithServers;

/** Businesses are forgotten in time; sooner where nobody took an interest. */
@WithServers
class LeadRetentionTest {

    /** Long before any lead of another test was seen. */
    private static final Instant NOW = Instant.parse("2020-06-01T04:45:00Z");

    @Inject Pool database;

    private long source;

    @BeforeEach
    void aSource() {
        Owner.rows(
                "INSERT INTO app_user (email, full_name, role, password_hash) VALUES ('staff@shabou.test', 'Test', 'STAFF', 'x') ON CONFLICT DO NOTHING RETURNING id");
        source =
                Owner.number(
                        "INSERT INTO lead_source (kind, name, licence) VALUES ('MANUAL', 'Vieux', 'own') RETURNING id");
    }

    @Test
    void whatNobodyDecidedAboutGoesAfterAYearAndTheRestAfterTwo() {
        seen("new", 364);
        seen("old", 366);
        decided(seen("decided long ago", 366), 366);
        decided(seen("decided and old", 731), 800);
        decided(seen("seen long ago, decided lately", 731), 10);

        forget(200);

        assertThat(left())
                .containsExactly("decided long ago", "new", "seen long ago, decided lately");
    }

    @Test
    void takesAsManyBatchesAsItNeeds() {
        for (int i = 0; i < 7; i++) {
            seen("old" + i, 400);
        }

        forget(2);

        assertThat(left()).isEmpty();
    }

    private String seen(String name, int daysAgo) {
        return Owner.one(
                """
                INSERT INTO lead (id, kind, name, source_id, first_seen_at, last_seen_at)
                VALUES (gen_random_uuid(), 'GARAGE', ?, ?, '2010-01-01', ?::timestamptz) RETURNING id\
                """,
                name,
                source,
                NOW.minus(Duration.ofDays(daysAgo)).toString());
    }

    private static void decided(String lead, int daysAgo) {
        Owner.rows(
                """
                INSERT INTO lead_review (lead_id, from_state, to_state, decided_by, decided_at)
                SELECT ?::uuid, 'NEW', 'QUALIFIED', id, ?::timestamptz FROM app_user LIMIT 1 RETURNING id\
                """,
                lead,
                NOW.minus(Duration.ofDays(daysAgo)).toString());
    }

    private List<String> left() {
        return Owner.rows("SELECT name FROM lead WHERE source_id = ? ORDER BY name", source);
    }

    private void forget(int batch) {
        var config =
                new LeadRetentionConfig() {
                    @Override
                    public String cron() {
                        return "off";
                    }

                    @Override
                    public Duration unreviewed() {
                        return Duration.ofDays(365);
                    }

                    @Override
                    public Duration reviewed() {
                        return Duration.ofDays(730);
                    }

                    @Override
                    public int batch() {
                        return batch;
                    }
                };
        new LeadRetention(database, config, Clock.fixed(NOW, ZoneOffset.UTC))
                .forget()
                .await()
                .indefinitely();
    }
}
