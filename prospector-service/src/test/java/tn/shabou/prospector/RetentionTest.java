package tn.shabou.prospector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithServers
class RetentionTest {

    /** Long before any page of another test was fetched. */
    private static final Instant NOW = Instant.parse("2020-06-01T04:30:00Z");

    @Inject Pool database;

    private long source;
    private UUID run = UUID.randomUUID();

    @BeforeEach
    void arrange() {
        source =
                Owner.number(
                        "INSERT INTO lead_source (kind, name, licence, retention_days) VALUES ('MANUAL', 'Ancien', 'own', 90) RETURNING id");
        run =
                UUID.fromString(
                        Owner.one(
                                "INSERT INTO agent_run (agent, origin, started_at) VALUES ('PROSPECTOR', 'MANUAL', now()) RETURNING id"));
    }

    @Test
    void emptiesOldPagesAndDeletesThoseWhoseRetentionIsOver() {
        fetched("new", 29);
        fetched("old", 31);
        fetched("older", 89);
        fetched("over", 91);

        retention(200).forget().await().indefinitely();

        assertThat(pages()).containsExactly("new|t", "old|f", "older|f");
    }

    @Test
    void takesAsManyBatchesAsItNeeds() {
        for (int i = 0; i < 7; i++) {
            fetched("old" + i, 40);
            fetched("over" + i, 100);
        }

        retention(2).forget().await().indefinitely();

        assertThat(pages()).hasSize(7).allMatch(page -> page.endsWith("|f"));
    }

    private Retention retention(int batch) {
        var config =
                new RetentionConfig() {
                    @Override
                    public String cron() {
                        return "off";
                    }

                    @Override
                    public Duration bodies() {
                        return Duration.ofDays(30);
                    }

                    @Override
                    public int batch() {
                        return batch;
                    }
                };
        return new Retention(database, config, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void fetched(String url, int daysAgo) {
        Owner.rows(
                """
                INSERT INTO page_fetch (id, run_id, source_id, url, status, body_gzip, robots, fetched_at, elapsed_ms)
                VALUES (gen_random_uuid(), ?, ?, ?, 200, 'x', 'ALLOWED', ?::timestamptz, 1) RETURNING id\
                """,
                run,
                source,
                url,
                NOW.minus(Duration.ofDays(daysAgo)).toString());
    }

    private List<String> pages() {
        return Owner.rows(
                "SELECT url, body_gzip IS NOT NULL FROM page_fetch WHERE source_id = ? ORDER BY url",
                source);
    }
}
