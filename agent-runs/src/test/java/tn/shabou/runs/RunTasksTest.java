package tn.shabou.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tn.shabou.model.runs.RunState;
import tn.shabou.testing.ShabouServers;

/** How the tasks of a run end, wait for each other and find others. */
@WithServers
class RunTasksTest extends OfRuns {

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
    void growsByTheTasksThatATaskFinds() {
        var id = queued();
        begin(id, "a");

        completeThen(id, newTask(id, "a"), newTask(id, "b"), newTask(id, "b"));

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

        completeThen(id, newTask(id, "b").after("gone-"));

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
    void knowsWhichTasksAreStillToBeDone() {
        var id = queued();
        begin(id, "a", "b");
        complete(id, "a", new AtomicInteger());

        assertThat(runs.isOpen(task(id, "a")).await().indefinitely()).isFalse();
        assertThat(runs.isOpen(task(id, "b")).await().indefinitely()).isTrue();
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

    private void completeThen(UUID id, NewTask... following) {
        runs.complete(
                        task(id, "a"),
                        transaction -> outcome(Map.of()).map(o -> o.andThen(List.of(following))))
                .await()
                .indefinitely();
    }
}
