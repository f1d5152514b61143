package tn.shabou.runs;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.runs.RunRequested;
import tn.shabou.model.runs.TaskMessage;

/**
 * The life of a run: asked for, begun, its tasks completed one by one, over. Every step is one
 * transaction and may be repeated, since messages arrive at least once.
 */
@ApplicationScoped
public class Runs {

    private static final String REQUEST =
            """
            INSERT INTO agent_run (agent, origin, requested_by, scheduled_for, parameters, requested_at, progressed_at)
            VALUES ($1, $2, $3, $4, $5::text::jsonb, $6, clock_timestamp())
            ON CONFLICT ON CONSTRAINT agent_run_one_per_tick DO NOTHING
            RETURNING id
            """;

    /** A run whose start was given up may begin after all, when that start is replayed. */
    private static final String BEGIN =
            """
            UPDATE agent_run SET state = 'RUNNING', started_at = $2, error = NULL, finished_at = NULL
             WHERE id = $1 AND (state = 'QUEUED' OR (state = 'FAILED' AND tasks_total = 0))
            """;

    /**
     * What to add: $2 tasks, $3 done, $4 failed, $5 counts. A run is over when no task is left
     * open.
     *
     * <p>When it progressed says the clock that all share: one that is ahead would make a run that
     * is stuck look busy.
     *
     * <p>Results refer to their run and so hold its key; a lock meant for changing that key would
     * make two workers wait for each other.
     */
    private static final String PROGRESS =
            """
            WITH progress AS (
                SELECT id,
                       tasks_total + $2 AS total, tasks_done + $3 AS done, tasks_failed + $4 AS failed,
                       (SELECT coalesce(jsonb_object_agg(name, n), '{}')
                          FROM (SELECT name, sum(value::bigint) AS n
                                  FROM (SELECT * FROM jsonb_each_text(counts)
                                        UNION ALL SELECT * FROM jsonb_each_text($5::text::jsonb)) AS all_counts (name, value)
                                 GROUP BY name) AS sums) AS counts
                  FROM agent_run WHERE id = $1 FOR NO KEY UPDATE)
            UPDATE agent_run r
               SET tasks_total = p.total, tasks_done = p.done, tasks_failed = p.failed, counts = p.counts,
                   error = CASE WHEN p.failed > 0 THEN coalesce($6::text, r.error) END,
                   progressed_at = clock_timestamp(),
                   finished_at = CASE WHEN p.done + p.failed = p.total THEN $7::timestamptz END,
                   state = CASE WHEN p.done + p.failed < p.total THEN 'RUNNING'
                                WHEN p.failed = 0 THEN 'SUCCEEDED'
                                WHEN p.done = 0 THEN 'FAILED'
                                ELSE 'PARTIAL' END
              FROM progress p WHERE r.id = p.id
            """;

    private static final String ABANDON =
            """
            UPDATE agent_run SET state = 'FAILED', error = $2, finished_at = $3
             WHERE id = $1 AND finished_at IS NULL
            """;

    private final Pool database;
    private final RunTasks tasks;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;

    Runs(Pool database, RunTasks tasks, Outbox outbox, OutboxRelay relay, Clock clock) {
        this.database = database;
        this.tasks = tasks;
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
    }

    /** Records the run and the message that starts it. Empty when this tick has its run already. */
    public Uni<Optional<UUID>> request(RunRequest request) {
        return request(request, (transaction, runId) -> Uni.createFrom().voidItem());
    }

    /** As {@link #request(RunRequest)}, with something more to write in the same transaction. */
    public Uni<Optional<UUID>> request(RunRequest request, AlongWith<UUID> alongWith) {
        return database.withTransaction(transaction -> record(transaction, request, alongWith))
                .invoke(relay::wake);
    }

    /** Something to write in the transaction of {@code subject}. */
    @FunctionalInterface
    public interface AlongWith<T> {
        Uni<Void> write(SqlConnection transaction, T subject);
    }

    /**
     * Sets the run going with its first tasks; without any it is over at once.
     *
     * @return false, with nothing written, when the run had begun before
     */
    public Uni<Boolean> begin(UUID runId, List<NewTask> firstTasks) {
        return database.withTransaction(transaction -> begin(transaction, runId, firstTasks))
                .invoke(relay::wake);
    }

    /**
     * Writes the results of a task and marks it done, both or neither. A task that is done already
     * writes nothing, which makes a second delivery harmless.
     *
     * @param writing writes the results on the given connection
     * @return whether this call was the one that counted
     */
    public Uni<Boolean> complete(
            TaskMessage task, Function<SqlConnection, Uni<TaskOutcome>> writing) {
        return database.withTransaction(transaction -> complete(transaction, task, writing))
                .invoke(completion -> wakeFor(completion.added))
                .map(Completion::counted);
    }

    /**
     * Whether the results of the task are still missing: a second delivery need not be worked on.
     */
    public Uni<Boolean> isOpen(TaskMessage task) {
        return tasks.state(task.runId(), task.task()).map(state -> state != RunTasks.State.DONE);
    }

    /**
     * The task failed for good; the run goes on without it. A task that is over already is left
     * alone.
     */
    public Uni<Void> fail(UUID runId, String task, String reason) {
        return database.withTransaction(transaction -> fail(transaction, runId, task, reason))
                .invoke(relay::wake);
    }

    /** The run cannot do its work at all. A run that is over already is left alone. */
    public Uni<Void> abandon(UUID runId, String error) {
        return database.preparedQuery(ABANDON)
                .execute(Tuple.of(runId, error, Timestamps.now(clock)))
                .replaceWithVoid();
    }

    private Uni<Optional<UUID>> record(
            SqlConnection transaction, RunRequest request, AlongWith<UUID> alongWith) {
        return insert(transaction, request)
                .call(id -> ifPresent(id, runId -> announce(transaction, runId, request)))
                .call(id -> ifPresent(id, runId -> alongWith.write(transaction, runId)));
    }

    private Uni<Optional<UUID>> insert(SqlConnection transaction, RunRequest request) {
        var row =
                Tuple.tuple()
                        .addString(request.agent().name())
                        .addString(request.origin())
                        .addUUID(request.requester().orElse(null))
                        .addOffsetDateTime(request.scheduledFor().map(Timestamps::of).orElse(null))
                        .addString(outbox.toJson(request.parameters()))
                        .addOffsetDateTime(Timestamps.now(clock));
        return transaction.preparedQuery(REQUEST).execute(row).map(Runs::firstId);
    }

    private Uni<Void> announce(SqlConnection transaction, UUID runId, RunRequest request) {
        var agent = request.agent();
        var message = new RunRequested(runId, agent, request.parameters());
        return outbox.append(
                transaction,
                List.of(
                        outbox.entry(
                                agent.firstStream(), RunRequested.SCHEMA, message, runId, "")));
    }

    private Uni<Boolean> begin(SqlConnection transaction, UUID runId, List<NewTask> firstTasks) {
        return transaction
                .preparedQuery(BEGIN)
                .execute(Tuple.of(runId, Timestamps.now(clock)))
                .map(updated -> updated.rowCount() == 1)
                .call(begun -> begun ? addFirst(transaction, runId, firstTasks) : nothing());
    }

    private Uni<Void> addFirst(SqlConnection transaction, UUID runId, List<NewTask> firstTasks) {
        return tasks.add(transaction, runId, firstTasks)
                .chain(added -> progress(transaction, runId, new Step(added, 0, 0, Map.of(), null)))
                .chain(() -> tasks.release(transaction, runId))
                .replaceWithVoid();
    }

    /**
     * @param added how many messages the outbox holds now because of it
     */
    private record Completion(boolean counted, int added) {}

    private Uni<Completion> complete(
            SqlConnection transaction,
            TaskMessage task,
            Function<SqlConnection, Uni<TaskOutcome>> writing) {
        return tasks.lock(transaction, task.runId(), task.task())
                .chain(state ->
                        switch (state) {
                            case OPEN, WAITING -> finish(transaction, task, writing, 0);
                            // It was replayed from the dead letters, and now it worked.
                            case FAILED -> finish(transaction, task, writing, -1);
                            case DONE, UNKNOWN -> Uni.createFrom().item(new Completion(false, 0));
                        });
    }

    private Uni<Completion> finish(
            SqlConnection transaction,
            TaskMessage task,
            Function<SqlConnection, Uni<TaskOutcome>> writing,
            int failed) {
        return writing.apply(transaction)
                .call(() ->
                        tasks.mark(
                                transaction, task.runId(), task.task(), RunTasks.State.DONE, null))
                .chain(outcome -> account(transaction, task.runId(), outcome, failed))
                .map(added -> new Completion(true, added));
    }

    private Uni<Integer> account(
            SqlConnection transaction, UUID runId, TaskOutcome outcome, int failed) {
        return tasks.add(transaction, runId, outcome.children())
                .call(added ->
                        progress(
                                transaction,
                                runId,
                                new Step(added, 1, failed, outcome.counts(), null)))
                .chain(added -> tasks.release(transaction, runId).map(more -> added + more));
    }

    private void wakeFor(int added) {
        if (added > 0) {
            relay.wake();
        }
    }

    private Uni<Void> fail(SqlConnection transaction, UUID runId, String task, String reason) {
        return tasks.lock(transaction, runId, task)
                .chain(state ->
                        state == RunTasks.State.OPEN
                                ? giveUp(transaction, runId, task, reason)
                                : nothing());
    }

    private Uni<Void> giveUp(SqlConnection transaction, UUID runId, String task, String reason) {
        return tasks.mark(transaction, runId, task, RunTasks.State.FAILED, reason)
                .chain(() -> progress(transaction, runId, new Step(0, 0, 1, Map.of(), reason)))
                .chain(() -> tasks.release(transaction, runId))
                .replaceWithVoid();
    }

    /** What one transaction adds to a run. */
    private record Step(
            int total, int done, int failed, Map<String, Integer> counts, @Nullable String error) {}

    private Uni<Void> progress(SqlConnection transaction, UUID runId, Step step) {
        var row =
                Tuple.tuple()
                        .addUUID(runId)
                        .addInteger(step.total)
                        .addInteger(step.done)
                        .addInteger(step.failed)
                        .addString(outbox.toJson(step.counts))
                        .addString(step.error)
                        .addOffsetDateTime(Timestamps.now(clock));
        return transaction.preparedQuery(PROGRESS).execute(row).replaceWithVoid();
    }

    private static Optional<UUID> firstId(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getUUID("id"));
    }

    private static <T> Uni<Void> ifPresent(Optional<T> value, Function<T, Uni<Void>> then) {
        return value.map(then).orElseGet(Runs::nothing);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
