package tn.shabou.runs;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tn.shabou.model.forecasts.ForecastBatch;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.model.runs.Agent;

/** Runs as their tests begin them and end their tasks. */
abstract class OfRuns {

    private static final String STREAM = "shabou.test.runs";
    private static final AtomicInteger TICKS = new AtomicInteger();
    @Inject Runs runs;
    @Inject RunHistory history;

    UUID queued() {
        var tick = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(TICKS.incrementAndGet());
        return runs.request(new RunRequest.Scheduled(Agent.ORION, tick))
                .await()
                .indefinitely()
                .orElseThrow();
    }

    boolean begin(UUID id, String... keys) {
        return runs.begin(id, List.of(keys).stream().map(key -> newTask(id, key)).toList())
                .await()
                .indefinitely();
    }

    boolean complete(UUID id, String key, AtomicInteger written) {
        return completing(id, key, written).await().indefinitely();
    }

    Uni<Boolean> completing(UUID id, String key, AtomicInteger written) {
        return runs.complete(
                task(id, key),
                transaction -> outcome(Map.of("products", 3)).invoke(written::incrementAndGet));
    }

    static Uni<TaskOutcome> outcome(Map<String, Integer> counts) {
        return Uni.createFrom().item(TaskOutcome.of(counts));
    }

    Run run(UUID id) {
        return history.find(Agent.ORION, id).await().indefinitely().orElseThrow();
    }

    static NewTask newTask(UUID id, String key) {
        return new NewTask(STREAM, ForecastBatch.SCHEMA, task(id, key));
    }

    static ForecastBatch task(UUID id, String key) {
        return new ForecastBatch(id, key, Instant.EPOCH, Grain.WEEK, 1, Map.of(), List.of(1L));
    }
}
