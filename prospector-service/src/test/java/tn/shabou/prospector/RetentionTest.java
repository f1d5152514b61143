package tn.shabou.prospector;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import tn.shabou.prospector.leads.ExpiredFacts;

@WithServers
class RetentionTest {

    /** Long before any page of another test was fetched. */
    private static final Instant NOW = Instant.parse("2020-06-01T04:30:00Z");

    @Inject Pool database;
    @Inject ExpiredFacts facts;

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

    @Test
    void forgetsWhatASourceSaidWhenItsRetentionIsOver() {
        var kept = lead("kept", "Garage Un", 91, 89);
        var worked = lead("worked", "Garage Deux", 91, 91);
        Owner.rows("UPDATE lead SET next_action = 'call' WHERE id = ?::uuid RETURNING id", worked);
        var empty = lead("empty", "Garage Trois", 91, 91);

        retention(2).forget().await().indefinitely();

        assertThat(
                        Owner.rows(
                                "SELECT name, phones, (SELECT count(*) FROM lead_evidence WHERE lead_id = l.id) FROM lead l WHERE source_id = ? ORDER BY name",
                                source))
                .containsExactly("Garage Deux|{}|0", "Garage Un|{}|1");
        assertThat(Owner.rows("SELECT id FROM lead WHERE id = ?::uuid", empty)).isEmpty();
        assertThat(Owner.rows("SELECT id FROM lead WHERE id = ?::uuid", kept)).hasSize(1);
    }

    @Test
    void aShorterRetentionReachesWhatIsKeptAlready() {
        lead("short", "Garage", 50, 50);
        Owner.rows("UPDATE lead_source SET retention_days = 40 WHERE id = ? RETURNING id", source);

        retention(200).forget().await().indefinitely();

        assertThat(Owner.number("SELECT count(*) FROM lead_evidence WHERE told_by = ?", source))
                .isZero();
    }

    /** A lead with a phone and a name, said so many days ago. */
    private String lead(String key, String name, int phoneDaysAgo, int nameDaysAgo) {
        var id = UUID.nameUUIDFromBytes((key + source).getBytes(UTF_8)).toString();
        Owner.rows(
                """
                INSERT INTO lead (id, kind, name, phones, source_id, first_seen_at, last_seen_at)
                VALUES (?::uuid, 'GARAGE', ?, '{+21671111111}', ?, now(), now()) RETURNING id\
                """,
                id,
                name,
                source);
        said(id, "PHONE", "+21671111111", phoneDaysAgo);
        said(id, "NAME", name, nameDaysAgo);
        return id;
    }

    private static void said(String lead, String field, String value, int daysAgo) {
        Owner.rows(
                """
                INSERT INTO lead_evidence (lead_id, field, value, url, raw, method, confidence, observed_at)
                VALUES (?::uuid, ?, ?, '', '', 'x', 0.5, ?::timestamptz) RETURNING field\
                """,
                lead,
                field,
                value,
                NOW.minus(Duration.ofDays(daysAgo)).toString());
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
        return new Retention(database, facts, config, Clock.fixed(NOW, ZoneOffset.UTC));
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
