package tn.shabou.prospector;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import tn.shabou.prospector.crawl.Timestamps;
import tn.shabou.prospector.leads.ExpiredFacts;

/**
 * Forgets in time: of fetched pages first the bodies, then the pages, and of leads each fact, when
 * the retention of its source is over. Works in small batches, and beside other replicas.
 */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private static final String EMPTY =
            """
            UPDATE page_fetch SET body_gzip = NULL
             WHERE id IN (SELECT id FROM page_fetch WHERE body_gzip IS NOT NULL AND fetched_at < $1
                           ORDER BY fetched_at LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private static final String DELETE =
            """
            DELETE FROM page_fetch
             WHERE id IN (SELECT p.id FROM lead_source s
                            JOIN page_fetch p ON p.source_id = s.id
                             AND p.fetched_at < $1::timestamptz - make_interval(days => s.retention_days)
                           LIMIT $2 FOR UPDATE OF p SKIP LOCKED)
            """;

    /** What still waited when its run ended waits for nothing. */
    private static final String FORGET_WAITING =
            """
            DELETE FROM waiting_page
             WHERE (run_id, key) IN (SELECT w.run_id, w.key FROM agent_run r JOIN waiting_page w ON w.run_id = r.id
                                      WHERE r.finished_at < $1 LIMIT $2)
            """;

    private final Pool database;
    private final ExpiredFacts facts;
    private final RetentionConfig config;
    private final Clock clock;

    Retention(Pool database, ExpiredFacts facts, RetentionConfig config, Clock clock) {
        this.database = database;
        this.facts = facts;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            cron = "{shabou.prospector.retention.cron}",
            timeZone = "Africa/Tunis",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        var now = clock.instant();
        return all(EMPTY, now.minus(config.bodies()), 0)
                .invoke(pages -> LOG.infof("retention: %d pages emptied", pages))
                .chain(() -> all(DELETE, now, 0))
                .invoke(pages -> LOG.infof("retention: %d pages deleted", pages))
                .chain(() -> expired(now, 0))
                .invoke(expired -> LOG.infof("retention: %d facts forgotten", expired))
                .chain(() -> all(FORGET_WAITING, now, 0))
                .replaceWithVoid();
    }

    private Uni<Integer> expired(Instant now, int before) {
        return facts.forget(now, config.batch())
                .chain(done ->
                        done < config.batch()
                                ? Uni.createFrom().item(before + done)
                                : expired(now, before + done));
    }

    /** Repeats a statement until there is nothing left for it to do; answers how many rows. */
    private Uni<Integer> all(String statement, Instant moment, int before) {
        return database.preparedQuery(statement)
                .execute(Tuple.of(Timestamps.of(moment), config.batch()))
                .chain(rows -> {
                    int done = before + rows.rowCount();
                    return rows.rowCount() < config.batch()
                            ? Uni.createFrom().item(done)
                            : all(statement, moment, done);
                });
    }
}
