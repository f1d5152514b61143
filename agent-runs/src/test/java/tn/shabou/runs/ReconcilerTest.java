package tn.shabou.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.ForecastBatch;
import tn.shabou.model.runs.Agent;
import tn.shabou.testing.ShabouServers;

@WithServers
class ReconcilerTest {

    @Inject Runs runs;
    @Inject Reconciler reconciler;

    @BeforeEach
    void noOtherRunIsOpen() throws Exception {
        sql("UPDATE agent_run SET state = 'FAILED', finished_at = now() WHERE finished_at IS NULL");
    }

    @Test
    void publishesTheOpenTasksOfARunThatStoppedProgressing() throws Throwable {
        var run = running("done", "lost");
        runs.complete(
                        task(run, "done"),
                        transaction ->
                                io.smallrye.mutiny.Uni.createFrom().item(TaskOutcome.of(Map.of())))
                .await()
                .indefinitely();
        longAgo(run);

        assertThat(published()).isEqualTo(1);
    }

    @Test
    void publishesTheStartOfARunThatNobodyBegan() throws Throwable {
        var run =
                runs.request(
                                new RunRequest.Scheduled(
                                        Agent.ORION, Instant.parse("2021-05-02T02:00:00Z")))
                        .await()
                        .indefinitely()
                        .orElseThrow();
        longAgo(run);

        assertThat(published()).isEqualTo(1);
    }

    @Test
    void leavesARunAloneWhileItProgresses() throws Throwable {
        running("on its way");

        assertThat(published()).isZero();
    }

    @Test
    void publishesATaskOncePerPeriodOfGrace() throws Throwable {
        var run = running("lost");
        longAgo(run);

        assertThat(published()).isEqualTo(1);
        assertThat(published()).isZero();
    }

    private int published() throws Throwable {
        var counted = new AtomicInteger();
        VertxContextSupport.subscribeAndAwait(
                () -> reconciler.republishLost().invoke(counted::set));
        return counted.get();
    }

    private UUID running(String... keys) {
        var tick = Instant.parse("2019-01-01T00:00:00Z").plusNanos(System.nanoTime() / 1000 * 1000);
        var run =
                runs.request(new RunRequest.Scheduled(Agent.ORION, tick))
                        .await()
                        .indefinitely()
                        .orElseThrow();
        runs.begin(
                        run,
                        List.of(keys).stream()
                                .map(key ->
                                        new NewTask(
                                                "shabou.test.reconciled",
                                                ForecastBatch.SCHEMA,
                                                task(run, key)))
                                .toList())
                .await()
                .indefinitely();
        return run;
    }

    private static ForecastBatch task(UUID run, String key) {
        return new ForecastBatch(run, key, Instant.EPOCH, 1, List.of(1L));
    }

    private static void longAgo(UUID run) throws Exception {
        sql(
                "UPDATE agent_run SET progressed_at = now() - interval '1 hour' WHERE id = '%s'"
                        .formatted(run));
        sql(
                "UPDATE run_task SET published_at = now() - interval '1 hour' WHERE run_id = '%s'"
                        .formatted(run));
    }

    private static void sql(String statement) throws Exception {
        try (var owner = ShabouServers.owner();
                var connection = owner.createStatement()) {
            connection.execute(statement);
        }
    }
}
