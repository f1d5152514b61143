package tn.shabou.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.runs.Agent;
import tn.shabou.model.runs.RunState;

/** Reads runs as they stand. */
@ApplicationScoped
public class RunHistory {

    private static final String COLUMNS =
            """
            SELECT id, agent, origin, state, parameters::text AS parameters, tasks_total, tasks_done, tasks_failed,
                   counts::text AS counts, error, requested_at, started_at, finished_at
              FROM agent_run
            """;

    private static final String BY_ID = COLUMNS + "WHERE id = $1 AND agent = $2";
    private static final String LATEST =
            COLUMNS
                    + """
                    WHERE agent = $1 AND ($2::text IS NULL OR state = $2)
                      AND ($3::timestamptz IS NULL OR (requested_at, id) < ($3, $4::uuid))
                    ORDER BY requested_at DESC, id DESC LIMIT $5
                    """;
    private static final String COUNT =
            "SELECT count(*) FROM (SELECT FROM agent_run WHERE agent = $1 AND ($2::text IS NULL OR state = $2) LIMIT $3) AS bounded";

    private static final String FAILURES =
            """
            SELECT key, error, finished_at FROM run_task
             WHERE run_id = $1 AND state = 'FAILED' ORDER BY finished_at DESC, key LIMIT $2
            """;

    private final Pool database;
    private final ObjectMapper json;

    RunHistory(Pool database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    public Uni<Optional<Run>> find(Agent agent, UUID runId) {
        return database.preparedQuery(BY_ID)
                .execute(Tuple.of(runId, agent.name()))
                .map(rows -> runs(rows).stream().findFirst());
    }

    /** A place in the list of runs. */
    public record Position(Instant requestedAt, UUID id) {
        public static Position of(Run run) {
            return new Position(run.requestedAt(), run.id());
        }
    }

    /**
     * The latest runs of an agent, newest first.
     *
     * @param state only those in it
     * @param before leaves out that run and what is newer; empty to begin with the newest
     */
    public Uni<List<Run>> latest(
            Agent agent, Optional<RunState> state, Optional<Position> before, int limit) {
        var parameters =
                Tuple.of(
                        agent.name(),
                        state.map(Enum::name).orElse(null),
                        before.map(position -> Timestamps.of(position.requestedAt)).orElse(null),
                        before.map(Position::id).orElse(null),
                        limit);
        return database.preparedQuery(LATEST).execute(parameters).map(this::runs);
    }

    /** How many runs the agent had, in all or in that state; counting stops at {@code bound}. */
    public Uni<Integer> count(Agent agent, Optional<RunState> state, int bound) {
        return database.preparedQuery(COUNT)
                .execute(Tuple.of(agent.name(), state.map(Enum::name).orElse(null), bound))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /**
     * A task that a run goes on without.
     *
     * @param task what the agent calls it
     */
    public record Failure(String task, String error, Instant at) {}

    /** Tasks of a run that failed for good, the latest first. */
    public Uni<List<Failure>> failures(UUID runId, int limit) {
        return database.preparedQuery(FAILURES)
                .execute(Tuple.of(runId, limit))
                .map(rows -> rows.stream().map(RunHistory::failure).toList());
    }

    private static Failure failure(Row row) {
        return new Failure(
                row.getString("key"),
                Objects.requireNonNullElse(row.getString("error"), ""),
                row.getOffsetDateTime("finished_at").toInstant());
    }

    private List<Run> runs(RowSet<Row> rows) {
        return rows.stream().map(this::run).toList();
    }

    private Run run(Row row) {
        return new Run(
                row.getUUID("id"),
                Agent.valueOf(row.getString("agent")),
                row.getString("origin"),
                RunState.valueOf(row.getString("state")),
                read(row.getString("parameters"), new TypeReference<Map<String, String>>() {}),
                new Run.Tasks(
                        row.getInteger("tasks_total"),
                        row.getInteger("tasks_done"),
                        row.getInteger("tasks_failed")),
                read(row.getString("counts"), new TypeReference<Map<String, Integer>>() {}),
                Optional.ofNullable(row.getString("error")),
                row.getOffsetDateTime("requested_at").toInstant(),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("finished_at")));
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("agent_run holds unreadable JSON: " + text, e);
        }
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
