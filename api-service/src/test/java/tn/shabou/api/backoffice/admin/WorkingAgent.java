package tn.shabou.api.backoffice.admin;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tn.shabou.api.Owner;
import tn.shabou.model.runs.TaskMessage;
import tn.shabou.runs.NewTask;
import tn.shabou.runs.Runs;
import tn.shabou.runs.TaskOutcome;

/** Does the tasks of a run as agents do, by the library that they do it with. */
final class WorkingAgent {

    /** Where nobody else works. */
    static final String STREAM = "shabou.orion.journey";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Runs runs;
    private final UUID run;

    WorkingAgent(Runs runs, UUID run) {
        this.runs = runs;
        this.run = run;
    }

    private record Batch(UUID runId, String task) implements TaskMessage {}

    void begin(String... tasks) {
        asAgent(
                runs.begin(
                        run,
                        Arrays.stream(tasks)
                                .map(task -> new NewTask(STREAM, "batch.v1", new Batch(run, task)))
                                .toList()));
    }

    void complete(String task) {
        asAgent(
                runs.complete(
                        new Batch(run, task),
                        _ ->
                                Uni.createFrom()
                                        .item(new TaskOutcome(Map.of("points", 1), List.of()))));
    }

    void fail(String task, String why) {
        asAgent(runs.fail(run, task, why));
    }

    /** The API may not write tasks, which agents do. */
    private static void asAgent(Uni<?> work) {
        Owner.run("GRANT INSERT, UPDATE ON run_task TO shabou_api");
        try {
            work.await().atMost(PATIENCE);
        } finally {
            Owner.run("REVOKE INSERT, UPDATE ON run_task FROM shabou_api");
        }
    }
}
