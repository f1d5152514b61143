package tn.shabou.prospector.privacy;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;
import tn.shabou.prospector.crawl.Timestamps;

/**
 * Forgets leads in time, with all that hangs on them: facts, offers, scores, decisions, notes. They
 * are not suppressed; one that turns up again is new. Works in small batches, beside other
 * replicas.
 */
@ApplicationScoped
class LeadRetention {

    private static final Logger LOG = Logger.getLogger(LeadRetention.class);

    /** A lead that others were put together with outlives them. */
    private static final String FORGET =
            """
            DELETE FROM lead WHERE id IN (
                SELECT l.id FROM lead l
                 WHERE l.last_seen_at < $1 AND NOT EXISTS (SELECT FROM lead d WHERE d.merged_into = l.id)
                   AND ((l.state = 'NEW' AND l.next_action IS NULL AND NOT EXISTS (SELECT FROM lead_review r WHERE r.lead_id = l.id))
                        OR (l.last_seen_at < $2 AND coalesce(l.next_action_on < $2, true)
                            AND NOT EXISTS (SELECT FROM lead_review r WHERE r.lead_id = l.id AND r.decided_at >= $2)))
                 ORDER BY l.last_seen_at LIMIT $3 FOR UPDATE SKIP LOCKED)
            """;

    private final Pool database;
    private final LeadRetentionConfig config;
    private final Clock clock;

    LeadRetention(Pool database, LeadRetentionConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            cron = "{shabou.prospector.privacy.cron}",
            timeZone = "Africa/Tunis",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return all(0).invoke(leads -> LOG.infof("retention: %d leads deleted", leads))
                .replaceWithVoid();
    }

    private Uni<Integer> all(int before) {
        var now = clock.instant();
        return database.preparedQuery(FORGET)
                .execute(
                        Tuple.of(
                                Timestamps.of(now.minus(config.unreviewed())),
                                Timestamps.of(now.minus(config.reviewed())),
                                config.batch()))
                .chain(rows ->
                        rows.rowCount() < config.batch()
                                ? Uni.createFrom().item(before + rows.rowCount())
                                : all(before + rows.rowCount()));
    }
}
