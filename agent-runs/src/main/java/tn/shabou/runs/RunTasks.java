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
            INSERT INTO run_task (run_id, key, stream, schema, payload, awaits, state, published_at)
            SELECT $1, key, stream, schema, payload::jsonb, awaits, CASE WHEN awaits IS NULL THEN 'OPEN' ELSE 'WAITING' END, clock_timestamp()
              FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                   AS t (key, stream, schema, payload, awaits)
             ORDER BY key
            ON CONFLICT (run_id, key) DO NOTHING
            RETURNING key
            """;

    /** $1 run. */
    private static final String RELEASE =
            """
            WITH awaited AS (
                SELECT DISTINCT awaits FROM run_task WHERE run_id = $1 AND state = 'WAITING'),
            over AS (
                SELECT awaits FROM awaited a
                 WHERE NOT EXISTS (SELECT FROM run_task t
                                    WHERE t.run_id = $1 AND t.state IN ('OPEN', 'WAITING') AND starts_with(t.key, a.awaits)
                                      AND (t.awaits IS DISTINCT FROM a.awaits)))
            UPDATE run_task t SET state = 'OPEN', published_at = clock_timestamp() FROM over
             WHERE t.run_id = $1 AND t.state = 'WAITING' AND t.awaits = over.awaits
            RETURNING t.key, t.stream, t.schema, t.payload::text AS payload
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
        /** Until what it awaits is over. */
        WAITING,
        OPEN,
        DONE,
        FAILED,
        /** The run was deleted meanwhile. */
        UNKNOWN
    }

    /**
     * Adds the tasks that the run does not have yet, with the messages of those that await nothing;
     * answers how many tasks those are.
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

    /**
     * Publishes the tasks whose waiting is over; answers how many those are. The caller holds the
     * row of the run, so that of two tasks that end together the second sees the first.
     */
    Uni<Integer> release(SqlConnection transaction, UUID runId) {
        return transaction
                .preparedQuery(RELEASE)
                .execute(Tuple.of(runId))
                .map(rows -> rows.stream().map(row -> entry(runId, row)).toList())
                .call(released -> outbox.append(transaction, released))
                .map(List::size);
    }

    private static Outbox.Entry entry(UUID runId, Row row) {
        return new Outbox.Entry(
                row.getString("stream"),
                row.getString("schema"),
                row.getString("payload"),
                Trace.parent(runId, row.getString("key")));
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
            SqlConnection transaction, UUID runId, Map<String, Message> messages) {
        var entries = messages.values().stream().map(Message::entry).toList();
        var rows =
                Tuple.tuple()
                        .addUUID(runId)
                        .addArrayOfString(messages.keySet().toArray(String[]::new))
                        .addArrayOfString(Outbox.column(entries, Outbox.Entry::stream))
                        .addArrayOfString(Outbox.column(entries, Outbox.Entry::schema))
                        .addArrayOfString(Outbox.column(entries, Outbox.Entry::payload))
                        .addArrayOfString(
                                messages.values().stream()
                                        .map(Message::awaits)
                                        .toArray(String[]::new));
        return transaction.preparedQuery(ADD).execute(rows).map(RunTasks::keys);
    }

    private record Message(Outbox.Entry entry, @Nullable String awaits) {}

    /** By key, in the order given; a key that is given twice counts once. */
    private Map<String, Message> messages(UUID runId, Collection<NewTask> tasks) {
        return tasks.stream()
                .collect(
                        toMap(
                                NewTask::key,
                                task -> message(runId, task),
                                (first, second) -> first,
                                LinkedHashMap::new));
    }

    private Message message(UUID runId, NewTask task) {
        return new Message(
                outbox.entry(task.stream(), task.schema(), task.message(), runId, task.key()),
                task.awaits());
    }

    private static List<Outbox.Entry> of(Set<String> keys, Map<String, Message> messages) {
        return messages.entrySet().stream()
                .filter(task -> keys.contains(task.getKey()) && task.getValue().awaits == null)
                .map(task -> task.getValue().entry)
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
