package tn.shabou.runs;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of runs: table {@code run_task}, each with a message in the outbox when it is added.
 */
@ApplicationScoped
class RunTasks {

    private static final String ADD =
            """
            INSERT INTO run_task (run_id, key, stream, schema, payload, published_at)
            SELECT $1, key, stream, schema, payload::jsonb, $6
              FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS t (key, stream, schema, payload)
             ORDER BY key
            ON CONFLICT (run_id, key) DO NOTHING
            RETURNING key
            """;

    private static final String LOCK =
            "SELECT state FROM run_task WHERE run_id = $1 AND key = $2 FOR UPDATE";

    private static final String STATE = "SELECT state FROM run_task WHERE run_id = $1 AND key = $2";

    private static final String MARK =
            "UPDATE run_task SET state = $3, error = $4, finished_at = $5 WHERE run_id = $1 AND key = $2";

    private final Pool database;
    private final Outbox outbox;
    private final Clock clock;

    RunTasks(Pool database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    enum State {
        OPEN,
        DONE,
        FAILED,
        /** The run was deleted meanwhile. */
        UNKNOWN
    }

    /**
     * Adds the tasks that the run does not have yet, with their messages; answers how many those
     * are.
     */
    Uni<Integer> add(SqlConnection transaction, UUID runId, List<NewTask> tasks) {
        if (tasks.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        var messages = messages(runId, tasks);
        return insert(transaction, runId, messages)
                .call(fresh -> outbox.append(transaction, of(fresh, messages)))
                .map(Set::size);
    }

    /** How the task stands; nobody else can change it before the transaction ends. */
    Uni<State> lock(SqlConnection transaction, UUID runId, String key) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(runId, key)).map(RunTasks::state);
    }

    /** How the task stands now. */
    Uni<State> state(UUID runId, String key) {
        return database.preparedQuery(STATE).execute(Tuple.of(runId, key)).map(RunTasks::state);
    }

    Uni<Void> mark(
            SqlConnection transaction,
            UUID runId,
            String key,
            State state,
            @Nullable String error) {
        return transaction
                .preparedQuery(MARK)
                .execute(Tuple.of(runId, key, state.name(), error, Timestamps.now(clock)))
                .replaceWithVoid();
    }

    private Uni<Set<String>> insert(
            SqlConnection transaction, UUID runId, Map<String, Outbox.Entry> messages) {
        var rows =
                Tuple.of(
                        runId,
                        messages.keySet().toArray(String[]::new),
                        Outbox.column(messages.values(), Outbox.Entry::stream),
                        Outbox.column(messages.values(), Outbox.Entry::schema),
                        Outbox.column(messages.values(), Outbox.Entry::payload),
                        Timestamps.now(clock));
        return transaction.preparedQuery(ADD).execute(rows).map(RunTasks::keys);
    }

    /** By key, in the order given; a key that is given twice counts once. */
    private Map<String, Outbox.Entry> messages(UUID runId, Collection<NewTask> tasks) {
        return tasks.stream()
                .collect(
                        toMap(
                                NewTask::key,
                                task ->
                                        outbox.entry(
                                                task.stream(),
                                                task.schema(),
                                                task.message(),
                                                runId,
                                                task.key()),
                                (first, second) -> first,
                                LinkedHashMap::new));
    }

    private static List<Outbox.Entry> of(Set<String> keys, Map<String, Outbox.Entry> messages) {
        return messages.entrySet().stream()
                .filter(message -> keys.contains(message.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Set<String> keys(RowSet<Row> rows) {
        var keys = new HashSet<String>();
        rows.forEach(row -> keys.add(row.getString("key")));
        return keys;
    }

    private static State state(RowSet<Row> rows) {
        return rows.size() == 0
                ? State.UNKNOWN
                : State.valueOf(rows.iterator().next().getString("state"));
    }
}
