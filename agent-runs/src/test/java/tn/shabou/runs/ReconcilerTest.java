package tn.shabou.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.ForecastBatch;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.model.runs.Agent;
import tn.shabou.testing.ShabouServers;

@WithServers
class ReconcilerTest {

    private static final AtomicInteger TICKS = new AtomicInteger();

    @Inject Runs runs;
    @Inject Reconciler reconciler;
    @Inject Pool database;
    @Inject Outbox outbox;
    @Inject OutboxRelay relay;

    /** Remembers what was put into the outbox, however soon the relay sends it. */
    @BeforeAll
    static void watchTheOutbox() throws Exception {
        sql(
                """
                CREATE TABLE IF NOT EXISTS was_in_outbox AS SELECT * FROM outbox WITH NO DATA;
                CREATE OR REPLACE FUNCTION remember() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN INSERT INTO was_in_outbox SELECT NEW.*; RETURN NEW; END $$;
                CREATE OR REPLACE TRIGGER remember AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION remember();
                """);
    }

    @AfterAll
    static void watchNoMore() throws Exception {
        sql("DROP TRIGGER remember ON outbox");
    }

    @BeforeEach
    void nothingElseIsGoingOn() throws Exception {
        sql(
                "UPDATE agent_run SET state = 'FAILED', finished_at = now(), progressed_at = now() - interval '2 hours'");
        sql("DELETE FROM outbox");
    }

    @Test
    void publishesTheOpenTasksOfARunThatStoppedProgressing() throws Throwable {
        var run = running("done", "lost");
        complete(run, "done");
        longAgo(run);

        assertThat(published()).isEqualTo(1);

        assertThat(sent())
                .containsExactly(
                        "shabou.test.reconciled "
                                + ForecastBatch.SCHEMA
                                + " lost 00-"
                                + run.toString().replace("-", ""));
    }

    @Test
    void publishesTheStartOfARunThatNobodyBegan() throws Throwable {
        var run = queued();
        longAgo(run);

        assertThat(published()).isEqualTo(1);

        assertThat(sent())
                .containsExactly(
                        "shabou.orion.plan run-requested.v1 00-" + run.toString().replace("-", ""));
    }

    @Test
    void leavesARunAloneWhileItProgresses() throws Throwable {
        running("on its way");

        assertThat(published()).isZero();
    }

    @Test
    void leavesARunAloneThatWaitsBehindAnother() throws Throwable {
        var waiting = running("waiting");
        longAgo(waiting);
        running("at work");

        assertThat(published()).isZero();
    }

    @Test
    void leavesAloneWhatIsStillInTheOutbox() throws Throwable {
        var run = running("lost");
        longAgo(run);

        try (var owner = ShabouServers.owner();
                var statement = owner.createStatement()) {
            // The relay skips what is locked, so it stays where it is.
            owner.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO outbox (stream, schema, payload) VALUES ('shabou.test.unsent', 's', '{}')");
            owner.commit();
            statement.execute("SELECT FROM outbox FOR UPDATE");

            assertThat(published()).isZero();
        }
    }

    @Test
    void publishesATaskOncePerPeriodOfGrace() throws Throwable {
        var run = running("lost");
        longAgo(run);

        assertThat(published()).isEqualTo(1);
        sql("DELETE FROM outbox");
        assertThat(published()).isZero();
    }

    private int published() throws Throwable {
        var counted = new AtomicInteger();
        VertxContextSupport.subscribeAndAwait(
                () -> reconciler.republishLost().invoke(counted::set));
        return counted.get();
    }

    @Test
    void aWorkerWhoseClockIsAheadDoesNotMakeARunLookBusyThatIsStuck() throws Throwable {
        var tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
        var tasks = new RunTasks(database, outbox, tomorrow);
        var run = running("done", "lost");

        complete(new Runs(database, tasks, outbox, relay, tomorrow), run, "done");

        try (var owner = ShabouServers.owner();
                var statement = owner.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT progressed_at <= clock_timestamp() FROM agent_run WHERE id = '%s'"
                                        .formatted(run))) {
            assertThat(rows.next() && rows.getBoolean(1)).isTrue();
        }
    }

    private void complete(UUID run, String key) {
        complete(runs, run, key);
    }

    private static void complete(Runs runs, UUID run, String key) {
        runs.complete(
                        task(run, key),
                        transaction -> Uni.createFrom().item(TaskOutcome.of(Map.of())))
                .await()
                .indefinitely();
    }

    /** What has been put into the outbox since {@link #longAgo}: stream, schema, task, trace. */
    private static List<String> sent() throws Exception {
        try (var owner = ShabouServers.owner();
                var statement = owner.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT concat_ws(' ', stream, schema, payload->>'task', left(traceparent, 35)) FROM was_in_outbox")) {
            var sent = new ArrayList<String>();
            while (rows.next()) {
                sent.add(rows.getString(1));
            }
            return sent;
        }
    }

    private UUID queued() {
        return runs.request(new RunRequest.Scheduled(Agent.ORION, tick()))
                .await()
                .indefinitely()
                .orElseThrow();
    }

    private static Instant tick() {
        return Instant.parse("2019-01-01T00:00:00Z").plusSeconds(TICKS.incrementAndGet());
    }

    private UUID running(String... keys) {
        var run = queued();
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
        return new ForecastBatch(run, key, Instant.EPOCH, Grain.WEEK, 1, Map.of(), List.of(1L));
    }

    private static void longAgo(UUID run) throws Exception {
        sql(
                "UPDATE agent_run SET progressed_at = now() - interval '1 hour' WHERE id = '%s'"
                        .formatted(run));
        sql(
                "UPDATE run_task SET published_at = now() - interval '1 hour' WHERE run_id = '%s'"
                        .formatted(run));
        sql("DELETE FROM outbox");
        sql("DELETE FROM was_in_outbox");
    }

    private static void sql(String statement) throws Exception {
        try (var owner = ShabouServers.owner();
                var connection = owner.createStatement()) {
            connection.execute(statement);
        }
    }
}
