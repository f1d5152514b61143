package tn.shabou.runs;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import tn.shabou.model.runs.Agent;
import tn.shabou.model.runs.RunRequested;

/**
 * Heals what Redis lost: when an agent has not progressed for a while though there is work, the
 * open tasks of its runs, or their very start, are published again. Tasks that are still on their
 * way are done twice at worst and count once.
 *
 * <p>A run that only waits behind another one is left alone, and so is work whose messages are
 * still in the outbox. A process that has just started gives the streams time to bring what they
 * hold.
 */
@ApplicationScoped
class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);

    /**
     * $1 agent, $2 nothing happened for so many seconds. Time is the database's here, as where it
     * was written, since clocks of replicas differ.
     */
    private static final String IS_STUCK =
            """
            SELECT NOT EXISTS (SELECT FROM agent_run WHERE agent = $1 AND progressed_at >= now() - make_interval(secs => $2))
                   AND NOT EXISTS (SELECT FROM outbox) AS stuck
            """;

    /** $1 agent, $2 published so many seconds ago. Skips what another replica is reconciling. */
    private static final String LOST_TASKS =
            """
            WITH due AS (
                SELECT t.run_id, t.key FROM run_task t JOIN agent_run r ON r.id = t.run_id
                 WHERE r.agent = $1 AND r.state = 'RUNNING' AND t.state = 'OPEN' AND t.published_at < now() - make_interval(secs => $2)
                 ORDER BY t.published_at LIMIT 2000
                   FOR UPDATE OF t SKIP LOCKED)
            UPDATE run_task t SET published_at = clock_timestamp() FROM due
             WHERE t.run_id = due.run_id AND t.key = due.key
            RETURNING t.run_id, t.key, t.stream, t.schema, t.payload::text AS payload
            """;

    /** $1 agent, $2 not begun for so many seconds. */
    private static final String LOST_STARTS =
            """
            WITH due AS (
                SELECT id FROM agent_run
                 WHERE agent = $1 AND state = 'QUEUED' AND progressed_at < now() - make_interval(secs => $2)
                   FOR NO KEY UPDATE SKIP LOCKED)
            UPDATE agent_run r SET progressed_at = clock_timestamp() FROM due WHERE r.id = due.id
            RETURNING r.id AS run_id, '' AS key, $3::text AS stream, $4::text AS schema,
                   jsonb_build_object('runId', r.id, 'agent', r.agent, 'parameters', r.parameters)::text AS payload
            """;

    private final RunsConfig config;
    private final Pool database;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;
    private final Instant started;

    Reconciler(RunsConfig config, Pool database, Outbox outbox, OutboxRelay relay, Clock clock) {
        this.config = config;
        this.database = database;
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Scheduled(
            every = "{shabou.run.reconcile-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> reconcile() {
        var isFresh = started.plus(config.republishAfter()).isAfter(clock.instant());
        return isFresh
                ? Uni.createFrom().voidItem()
                : republishLost().invoke(this::report).replaceWithVoid();
    }

    /** Puts what was lost into the outbox again; answers how many messages that were. */
    Uni<Integer> republishLost() {
        return config.agent()
                .map(agent ->
                        database.withTransaction(transaction -> republish(transaction, agent)))
                .orElseGet(() -> Uni.createFrom().item(0));
    }

    private Uni<Integer> republish(SqlConnection transaction, Agent agent) {
        var patience = config.republishAfter().toMillis() / 1000.0;
        return transaction
                .preparedQuery(IS_STUCK)
                .execute(Tuple.of(agent.name(), patience))
                .map(rows -> rows.iterator().next().getBoolean("stuck"))
                .chain(stuck ->
                        stuck ? republish(transaction, agent, patience) : Uni.createFrom().item(0));
    }

    private Uni<Integer> republish(SqlConnection transaction, Agent agent, double patience) {
        var starts = Tuple.of(agent.name(), patience, agent.firstStream(), RunRequested.SCHEMA);
        return transaction
                .preparedQuery(LOST_TASKS)
                .execute(Tuple.of(agent.name(), patience))
                .chain(tasks -> append(transaction, tasks))
                .chain(tasks ->
                        transaction
                                .preparedQuery(LOST_STARTS)
                                .execute(starts)
                                .chain(lost -> append(transaction, lost))
                                .map(begun -> tasks + begun));
    }

    private Uni<Integer> append(SqlConnection transaction, RowSet<Row> lost) {
        var entries = lost.stream().map(Reconciler::entry).toList();
        return outbox.append(transaction, entries).replaceWith(entries.size());
    }

    private static Outbox.Entry entry(Row row) {
        return new Outbox.Entry(
                row.getString("stream"),
                row.getString("schema"),
                row.getString("payload"),
                Trace.parent(row.getUUID("run_id"), row.getString("key")));
    }

    private void report(int republished) {
        if (republished > 0) {
            LOG.warnf("%d messages published again: nothing had progressed", republished);
            relay.wake();
        }
    }
}
