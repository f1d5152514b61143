package tn.shabou.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.ForecastBatch;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.model.runs.Agent;
import tn.shabou.model.runs.RunState;
import tn.shabou.testing.ShabouServers;

@WithServers
class RunsTest {

    private static final String STREAM = "shabou.test.runs";

    @Inject Runs runs;
    @Inject RunHistory history;

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
    void countsATaskOnceHoweverOftenItIsDelivered() {
        var id = queued();
        begin(id, "a", "b");
        var written = new AtomicInteger();

        var first = complete(id, "a", written);
        var second = complete(id, "a", written);

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(written).hasValue(1);
        assertThat(run(id).tasks()).isEqualTo(new Run.Tasks(2, 1, 0));
        assertThat(run(id).counts()).containsExactly(Map.entry("products", 3));
    }

    @Test
    void twoWorkersWithTheSameTaskAtTheSameTimeCountOnce() {
        var id = queued();
        begin(id, "a");
        var written = new AtomicInteger();

        var outcomes =
                Uni.join()
                        .all(completing(id, "a", written), completing(id, "a", written))
                        .andFailFast()
                        .await()
                        .indefinitely();

        assertThat(outcomes).containsExactlyInAnyOrder(true, false);
        assertThat(run(id).tasks()).isEqualTo(new Run.Tasks(1, 1, 0));
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
    void growsByTheTasksThatATaskFinds() {
        var id = queued();
        begin(id, "a");

        runs.complete(
                        task(id, "a"),
                        transaction ->
                                outcome(Map.of())
                                        .map(o ->
                                                o.andThen(
                                                        List.of(
                                                                newTask(id, "a"),
                                                                newTask(id, "b"),
                                                                newTask(id, "b")))))
                .await()
                .indefinitely();

        assertThat(run(id).tasks()).isEqualTo(new Run.Tasks(2, 1, 0));
        assertThat(run(id).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void publishesATaskWhenWhatItAwaitsIsOver() {
        var id = queued();
        runs.begin(
                        id,
                        List.of(
                                newTask(id, "part-1"),
                                newTask(id, "part-2"),
                                newTask(id, "other"),
                                newTask(id, "sum").after("part-"),
                                newTask(id, "end").after("")))
                .await()
                .indefinitely();
        assertThat(states(id))
                .isEqualTo("end WAITING, other OPEN, part-1 OPEN, part-2 OPEN, sum WAITING");

        complete(id, "part-1", new AtomicInteger());
        assertThat(states(id)).contains("sum WAITING");
        runs.fail(id, "part-2", "it defeats us").await().indefinitely();
        assertThat(states(id)).contains("sum OPEN", "end WAITING");
        complete(id, "sum", new AtomicInteger());
        complete(id, "other", new AtomicInteger());
        assertThat(states(id)).contains("end OPEN");
        complete(id, "end", new AtomicInteger());

        assertThat(run(id).state()).isEqualTo(RunState.PARTIAL);
        assertThat(run(id).tasks()).isEqualTo(new Run.Tasks(5, 4, 1));
    }

    @Test
    void publishesAtOnceWhatAwaitsNothingThatIsOpen() {
        var id = queued();
        begin(id, "a");

        runs.complete(
                        task(id, "a"),
                        transaction ->
                                outcome(Map.of())
                                        .map(o ->
                                                o.andThen(
                                                        List.of(newTask(id, "b").after("gone-")))))
                .await()
                .indefinitely();

        assertThat(states(id)).isEqualTo("a DONE, b OPEN");
    }

    @Test
    void ofTwoTasksThatEndTogetherTheSecondReleasesWhatAwaitsBoth() {
        var id = queued();
        runs.begin(
                        id,
                        List.of(
                                newTask(id, "part-1"),
                                newTask(id, "part-2"),
                                newTask(id, "sum").after("part-")))
                .await()
                .indefinitely();
        var bothHaveWritten = new CountDown(2);

        Uni.join()
                .all(
                        runs.complete(task(id, "part-1"), _ -> bothHaveWritten.await()),
                        runs.complete(task(id, "part-2"), _ -> bothHaveWritten.await()))
                .andFailFast()
                .await()
                .indefinitely();

        assertThat(states(id)).contains("sum OPEN");
    }

    private static String states(UUID run) {
        try (var owner = ShabouServers.owner();
                var statement = owner.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT string_agg(key || ' ' || state, ', ' ORDER BY key) FROM run_task WHERE run_id = '%s'"
                                        .formatted(run))) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void twoTasksMayEndAtTheSameTimeThoughTheResultsOfBothReferToTheirRun() throws Exception {
        var product = product();
        var id = queued();
        begin(id, "a", "b");
        var bothHaveWritten = new CountDown(2);

        Uni.join()
                .all(
                        runs.complete(
                                task(id, "a"),
                                tx ->
                                        insight(tx, id, product, "SPIKE")
                                                .chain(bothHaveWritten::await)),
                        runs.complete(
                                task(id, "b"),
                                tx ->
                                        insight(tx, id, product, "DROP")
                                                .chain(bothHaveWritten::await)))
                .andFailFast()
                .await()
                .indefinitely();

        assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
    }

    /** Lets nobody through before everybody has come. */
    private static final class CountDown {
        private final AtomicInteger missing;
        private final CompletableFuture<TaskOutcome> all = new CompletableFuture<>();

        CountDown(int parties) {
            missing = new AtomicInteger(parties);
        }

        Uni<TaskOutcome> await() {
            if (missing.decrementAndGet() == 0) {
                all.complete(TaskOutcome.of(Map.of()));
            }
            return Uni.createFrom().completionStage(all);
        }
    }

    private static Uni<Void> insight(
            SqlConnection transaction, UUID run, long product, String kind) {
        return transaction
                .preparedQuery(
                        """
                        INSERT INTO insight (run_id, product_id, kind, worth_tnd, reason, advice)
                        VALUES ($1, $2, $3, 1, 'r', 'a')
                        """)
                .execute(Tuple.of(run, product, kind))
                .replaceWithVoid();
    }

    private static long product() throws Exception {
        try (var owner = ShabouServers.owner();
                var statement = owner.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                WITH b AS (INSERT INTO brand (name, slug) VALUES ('Bosch', 'bosch') RETURNING id),
                                     c AS (INSERT INTO category (slug, name_fr, name_ar) VALUES ('f', 'F', 'ف') RETURNING id)
                                INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd)
                                SELECT 'P', 'p', 'Pièce', b.id, c.id, 1 FROM b, c RETURNING id
                                """)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void leavesNothingBehindWhenWritingFails() {
        var id = queued();
        begin(id, "a");

        assertThatThrownBy(() ->
                        runs.complete(
                                        task(id, "a"),
                                        transaction ->
                                                transaction
                                                        .query(
                                                                "INSERT INTO outbox (stream, schema, payload) VALUES ('shabou.test.never', 's', '{}')")
                                                        .execute()
                                                        .chain(() ->
                                                                Uni.createFrom()
                                                                        .failure(
                                                                                new IllegalStateException(
                                                                                        "disk full"))))
                                .await()
                                .indefinitely())
                .hasMessage("disk full");

        assertThat(run(id).tasks()).isEqualTo(new Run.Tasks(1, 0, 0));
        assertThat(complete(id, "a", new AtomicInteger())).isTrue();
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

    @Test
    void knowsWhichTasksAreStillToBeDone() {
        var id = queued();
        begin(id, "a", "b");
        complete(id, "a", new AtomicInteger());

        assertThat(runs.isOpen(task(id, "a")).await().indefinitely()).isFalse();
        assertThat(runs.isOpen(task(id, "b")).await().indefinitely()).isTrue();
    }

    private static final AtomicInteger TICKS = new AtomicInteger();

    private UUID queued() {
        var tick = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(TICKS.incrementAndGet());
        return runs.request(new RunRequest.Scheduled(Agent.ORION, tick))
                .await()
                .indefinitely()
                .orElseThrow();
    }

    private boolean begin(UUID id, String... keys) {
        return runs.begin(id, List.of(keys).stream().map(key -> newTask(id, key)).toList())
                .await()
                .indefinitely();
    }

    private boolean complete(UUID id, String key, AtomicInteger written) {
        return completing(id, key, written).await().indefinitely();
    }

    private Uni<Boolean> completing(UUID id, String key, AtomicInteger written) {
        return runs.complete(
                task(id, key),
                transaction -> outcome(Map.of("products", 3)).invoke(written::incrementAndGet));
    }

    private static Uni<TaskOutcome> outcome(Map<String, Integer> counts) {
        return Uni.createFrom().item(TaskOutcome.of(counts));
    }

    private Run run(UUID id) {
        return history.find(Agent.ORION, id).await().indefinitely().orElseThrow();
    }

    private static NewTask newTask(UUID id, String key) {
        return new NewTask(STREAM, ForecastBatch.SCHEMA, task(id, key));
    }

    private static ForecastBatch task(UUID id, String key) {
        return new ForecastBatch(id, key, Instant.EPOCH, Grain.WEEK, 1, Map.of(), List.of(1L));
    }
}
