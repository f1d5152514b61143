package tn.shabou.api.agents;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far each step of a run has come, in the order of the steps, and what failed in it. */
@ApplicationScoped
class RunPhases {

    private static final int MOST_FAILURES = 20;

    /** $1 the run, $2 failures told of each step. A step is the last word of its stream's name. */
    private static final String PHASES =
            """
            SELECT step, count(*)::int AS total, (count(*) FILTER (WHERE state = 'DONE'))::int AS done,
                   (count(*) FILTER (WHERE state = 'FAILED'))::int AS failed,
                   coalesce((array_agg(key ORDER BY key) FILTER (WHERE state = 'FAILED'))[:$2], '{}') AS failed_tasks,
                   coalesce((array_agg(coalesce(error, '') ORDER BY key) FILTER (WHERE state = 'FAILED'))[:$2], '{}') AS errors
              FROM (SELECT key, state, error, regexp_replace(stream, '^.*\\.', '') AS step FROM run_task WHERE run_id = $1) AS task
             GROUP BY step
             ORDER BY array_position('{discover,places,google,fetch,render,extract,learn,forecast,reconcile,write,score}'::text[], step), step
            """;

    private final Pool database;

    RunPhases(Pool database) {
        this.database = database;
    }

    /**
     * A step of a run.
     *
     * @param name such as learn, forecast, reconcile, write, score
     * @param total tasks of it that are known by now; later steps may add to it
     * @param done of them
     * @param failed of them, for good
     * @param failures the first of those that failed
     */
    @Schema(name = "RunPhase")
    record Phase(String name, int total, int done, int failed, List<Failure> failures) {}

    /** A task that failed, and why. */
    @Schema(name = "FailedTask")
    record Failure(String task, String error) {}

    Uni<List<Phase>> of(UUID run) {
        return database.preparedQuery(PHASES)
                .execute(Tuple.of(run, MOST_FAILURES))
                .map(rows -> rows.stream().map(RunPhases::phase).toList());
    }

    private static Phase phase(Row row) {
        var tasks = row.getArrayOfStrings("failed_tasks");
        var errors = row.getArrayOfStrings("errors");
        return new Phase(
                row.getString("step"),
                row.getInteger("total"),
                row.getInteger("done"),
                row.getInteger("failed"),
                IntStream.range(0, tasks.length)
                        .mapToObj(i -> new Failure(tasks[i], errors[i]))
                        .toList());
    }
}
