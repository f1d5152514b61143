package tn.shabou.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tn.shabou.model.runs.Agent;
import tn.shabou.model.runs.RunState;

@WithServers
class RunsTest extends OfRuns {

    @Test
    void isQueuedWhenAskedFor() {
        var id =
                runs.request(
                                new RunRequest.Scheduled(
                                        Agent.ORION, Instant.parse("2026-01-04T02:00:00Z")))
                        .await()
                        .indefinitely()
                        .orElseThrow();

        var run = run(id);
        assertThat(run.state()).isEqualTo(RunState.QUEUED);
        assertThat(run.startedAt()).isEmpty();
    }

    @Test
    void aTickOfTheScheduleYieldsOneRun() {
        var tick = new RunRequest.Scheduled(Agent.ORION, Instant.parse("2026-01-11T02:00:00Z"));

        var answers =
                List.of(tick, tick, tick).stream()
                        .map(request -> runs.request(request).await().indefinitely())
                        .toList();

        assertThat(answers).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void beginsOnce() {
        var id = queued();

        assertThat(begin(id, "a", "b")).isTrue();
        assertThat(begin(id, "a", "b", "c")).isFalse();

        assertThat(run(id).tasks()).isEqualTo(new Run.Tasks(2, 0, 0));
        assertThat(run(id).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void isOverAtOnceWithoutTasks() {
        var id = queued();

        begin(id);

        assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run(id).finishedAt()).isPresent();
    }

    @Test
    void succeedsWithItsLastTaskAndAddsUpItsCounts() {
        var id = queued();
        begin(id, "a", "b");

        complete(id, "a", new AtomicInteger());
        assertThat(run(id).state()).isEqualTo(RunState.RUNNING);
        complete(id, "b", new AtomicInteger());

        assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run(id).counts()).containsExactly(Map.entry("products", 6));
    }

    @Test
    void isPartialWhenATaskFailedForGoodAndSaysWhy() {
        var id = queued();
        begin(id, "a", "b");

        runs.fail(id, "a", "no such product").await().indefinitely();
        runs.fail(id, "a", "no such product").await().indefinitely();
        complete(id, "b", new AtomicInteger());

        assertThat(run(id).state()).isEqualTo(RunState.PARTIAL);
        assertThat(run(id).tasks()).isEqualTo(new Run.Tasks(2, 1, 1));
        assertThat(run(id).error()).contains("no such product");
    }

    @Test
    void succeedsAfterAllWhenAFailedTaskIsReplayed() {
        var id = queued();
        begin(id, "a", "b");
        runs.fail(id, "a", "timeout").await().indefinitely();
        complete(id, "b", new AtomicInteger());

        complete(id, "a", new AtomicInteger());

        assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run(id).tasks()).isEqualTo(new Run.Tasks(2, 2, 0));
        assertThat(run(id).error()).isEmpty();
    }

    @Test
    void failsWhenNoTaskSucceeded() {
        var id = queued();
        begin(id, "a");

        runs.fail(id, "a", "robots.txt forbids it").await().indefinitely();

        assertThat(run(id).state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void failsWhenItIsAbandoned() {
        var id = queued();

        runs.abandon(id, "horizon must be 1 or more").await().indefinitely();

        assertThat(run(id).state()).isEqualTo(RunState.FAILED);
        assertThat(run(id).error()).contains("horizon must be 1 or more");
    }

    @Test
    void mayBeginAfterAllWhenItsStartIsReplayed() {
        var id = queued();
        runs.abandon(id, "the database was away").await().indefinitely();

        assertThat(begin(id, "a")).isTrue();

        assertThat(run(id).state()).isEqualTo(RunState.RUNNING);
        assertThat(run(id).error()).isEmpty();
        assertThat(run(id).finishedAt()).isEmpty();
    }
}
