package tn.shabou.runs;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;
import tn.shabou.model.runs.Agent;
import tn.shabou.model.runs.RunRequested;

/**
 * Heals what Redis lost: a run that has not progressed for a while gets its open tasks, or its very
 * start, published again. Tasks that are still on their way are done twice at worst and count once.
 */
@ApplicationScoped
class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);

    /** $1 agent, $2 without progress since, $3 now. Skips what another replica is reconciling. */
    private static final String REPUBLISH_TASKS =
            """
            WITH stuck AS (
                SELECT id FROM agent_run
                 WHERE agent = $1 AND state = 'RUNNING' AND progressed_at < $2),
            due AS (
                SELECT t.run_id, t.key FROM run_task t JOIN stuck ON stuck.id = t.run_id
                 WHERE t.state = 'OPEN' AND t.published_at < $2
                 ORDER BY t.published_at LIMIT 2000
                   FOR UPDATE OF t SKIP LOCKED),
            taken AS (
                UPDATE run_task t SET published_at = $3 FROM due
                 WHERE t.run_id = due.run_id AND t.key = due.key
                RETURNING t.run_id, t.key, t.stream, t.schema, t.payload)
            INSERT INTO outbox (stream, schema, payload, traceparent)
            SELECT stream, schema, payload, '00-' || replace(run_id::text, '-', '') || '-00000000000000ff-01' FROM taken
            """;

    /** $1 agent, $2 not begun since, $3 now, $4 stream, $5 schema. */
    private static final String REPUBLISH_STARTS =
            """
            WITH stuck AS (
                SELECT id FROM agent_run
                 WHERE agent = $1 AND state = 'QUEUED' AND progressed_at < $2
                   FOR UPDATE SKIP LOCKED),
            taken AS (
                UPDATE agent_run r SET progressed_at = $3 FROM stuck WHERE r.id = stuck.id
                RETURNING r.id, r.agent, r.parameters)
            INSERT INTO outbox (stream, schema, payload, traceparent)
            SELECT $4, $5, jsonb_build_object('runId', id, 'agent', agent, 'parameters', parameters),
                   '00-' || replace(id::text, '-', '') || '-00000000000000ff-01' FROM taken
            """;

    private final RunsConfig config;
    private final Pool database;
    private final OutboxRelay relay;
    private final Clock clock;

    Reconciler(RunsConfig config, Pool database, OutboxRelay relay, Clock clock) {
        this.config = config;
        this.database = database;
        this.relay = relay;
        this.clock = clock;
    }

    @Scheduled(
            every = "{shabou.run.reconcile-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> reconcile() {
        return republishLost().invoke(this::report).replaceWithVoid();
    }

    /** Puts what was lost into the outbox again; answers how many messages that were. */
    Uni<Integer> republishLost() {
        return config.agent()
                .map(agent ->
                        database.withTransaction(transaction -> republish(transaction, agent)))
                .orElseGet(() -> Uni.createFrom().item(0));
    }

    private Uni<Integer> republish(SqlConnection transaction, Agent agent) {
        var now = clock.instant();
        var cutoff = Timestamps.of(now.minus(config.republishAfter()));
        var tasks = Tuple.of(agent.name(), cutoff, Timestamps.of(now));
        var starts =
                Tuple.of(
                        agent.name(),
                        cutoff,
                        Timestamps.of(now),
                        agent.firstStream(),
                        RunRequested.SCHEMA);
        return transaction
                .preparedQuery(REPUBLISH_TASKS)
                .execute(tasks)
                .chain(republished ->
                        transaction
                                .preparedQuery(REPUBLISH_STARTS)
                                .execute(starts)
                                .map(restarted -> republished.rowCount() + restarted.rowCount()));
    }

    private void report(int republished) {
        if (republished > 0) {
            LOG.warnf(
                    "%d messages published again: their runs had stopped progressing", republished);
            relay.wake();
        }
    }
}
