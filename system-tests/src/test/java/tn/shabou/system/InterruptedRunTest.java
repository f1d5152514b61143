package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.process.ChildProcess;

/**
 * A run of {@value #TASKS} tasks is interrupted in its middle. Whatever happens, every result is
 * there in the end, once.
 */
class InterruptedRunTest {

    private static final int PRODUCTS = 300;
    private static final int HORIZON = 4;

    /**
     * Each product is forecast and written; before, beside, between and after is learned, tried
     * out, forecast by categories and by brands, reconciled and scored.
     */
    private static final int TASKS = 2 * PRODUCTS + 6;

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(20);

    /** Short, so that the tests need not wait for what is patience in production. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "SHABOU_RUN_CRON", "off",
                    "SHABOU_RUN_REPUBLISH_AFTER", "10S",
                    "SHABOU_RUN_RECONCILE_EVERY", "2S",
                    "MP_MESSAGING_INCOMING_FORECAST_CLAIM_MIN_IDLE", "3000",
                    "MP_MESSAGING_INCOMING_WRITE_CLAIM_MIN_IDLE", "3000",
                    "MP_MESSAGING_INCOMING_PLAN_CLAIM_MIN_IDLE", "3000");

    @TempDir static Path folder;
    private static WholeSystem system;
    private static ChildProcess worker;

    @BeforeAll
    static void aWorkerAndSalesOfManyProducts() throws Exception {
        system = WholeSystem.start(folder);
        system.run(
                """
                INSERT INTO brand (name, slug) VALUES ('Bosch', 'bosch');
                INSERT INTO category (slug, name_fr, name_ar) VALUES ('freinage', 'Freinage', 'الفرامل');
                INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd)
                SELECT 'P' || i, 'p' || i, 'Pièce ' || i, b.id, c.id, 10 FROM generate_series(1, %d) AS i, brand b, category c;
                INSERT INTO sales_import (id, file_name, file_sha256, grain, rows_read, rows_stored, rows_parked, products_created)
                VALUES ('00000000-0000-0000-0000-000000000001', 'sales.csv', repeat('0', 64), 'MONTH', 1, 1, 0, 0);
                INSERT INTO sale (import_id, line, product_id, grain, period_start, quantity)
                SELECT '00000000-0000-0000-0000-000000000001', row_number() OVER (), p.id, 'MONTH', m::date, (p.id * 7 + extract(month FROM m)) %% 5
                  FROM product p, generate_series(timestamp '2023-01-01', '2025-12-01', interval '1 month') AS m;
                """
                        .formatted(PRODUCTS)
                        .replace("%%", "%"));
        worker = system.service(ServiceRole.ORION, SETTINGS);
    }

    @AfterAll
    static void end() {
        worker.stop(STOP);
        system.close();
    }

    @Test
    void aRunWhoseWorkerIsKilledTwiceLosesNothingAndDoublesNothing() throws Exception {
        var run = started();

        untilHalfway(run);
        worker.kill();
        assertThat(state(run)).isEqualTo("RUNNING");
        worker = system.service(ServiceRole.ORION, onThreads(1));
        untilDone(run, PRODUCTS + PRODUCTS / 3);
        worker.kill();
        assertThat(state(run)).isEqualTo("RUNNING");
        worker = system.service(ServiceRole.ORION, onThreads(3));

        everyResultIsThereOnce(run);
        var undisturbed = started();
        everyResultIsThereOnce(undisturbed);
        assertThat(bits(undisturbed)).isEqualTo(bits(run));
    }

    private static Map<String, String> onThreads(int threads) {
        var settings = new HashMap<>(SETTINGS);
        settings.put("SHABOU_ORION_THREADS", Integer.toString(threads));
        return settings;
    }

    /** All that a run published. */
    private String bits(UUID run) {
        return system.text(
                """
                SELECT md5(string_agg(concat_ws(' ', product_id, horizon, mean, lo80, hi80, lo95, hi95, quantiles, model_id), ';'
                                      ORDER BY product_id, horizon))
                  FROM forecast JOIN forecast_series USING (run_id, product_id) WHERE run_id = '%s'
                """
                        .formatted(run));
    }

    @Test
    void aSecondWorkerFinishesWhatAKilledOneBegan() throws Exception {
        var first = worker;
        worker = system.service(ServiceRole.ORION, SETTINGS);
        var run = started();
        try {
            untilHalfway(run);
        } finally {
            first.kill();
        }
        assertThat(state(run)).isEqualTo("RUNNING");

        everyResultIsThereOnce(run);
    }

    @Test
    void tenSecondsWithoutRedisLoseNothingAndDoubleNothing() {
        var run = started();

        untilHalfway(run);
        system.redis().stop();
        assertThat(state(run)).isEqualTo("RUNNING");
        staysAlive(Duration.ofSeconds(10));
        system.redis().restart();

        everyResultIsThereOnce(run);
    }

    @Test
    void aRedisThatIsKilledLosesNothingAndDoublesNothing() {
        var run = started();

        untilHalfway(run);
        system.redis().kill();
        assertThat(state(run)).isEqualTo("RUNNING");
        system.redis().restart();

        everyResultIsThereOnce(run);
    }

    @Test
    void fifteenSecondsWithoutPostgresLoseNothingAndDoubleNothing() {
        var run = started();

        untilHalfway(run);
        assertThat(state(run)).isEqualTo("RUNNING");
        system.postgres().stop();
        staysAlive(Duration.ofSeconds(15));
        system.postgres().restart();

        everyResultIsThereOnce(run);
    }

    private void staysAlive(Duration outage) {
        await().during(outage).atMost(outage.plusSeconds(60)).until(() -> worker.isAlive());
    }

    /** A run that learns, since it finds nothing that was learned. */
    private UUID started() {
        var run = UUID.randomUUID();
        system.run(
                """
                DELETE FROM champion;
                INSERT INTO agent_run (id, agent, origin, scheduled_for) VALUES ('%1$s', 'ORION', 'SCHEDULE', now());
                INSERT INTO outbox (stream, schema, payload) VALUES ('shabou.orion.plan', 'run-requested.v1',
                    '{"runId": "%1$s", "agent": "ORION", "parameters": {"batchSize": "1", "horizon": "%2$d"}}');
                UPDATE agent_run SET parameters = '{"batchSize": "1", "horizon": "%2$d"}' WHERE id = '%1$s';
                """
                        .formatted(run, HORIZON));
        return run;
    }

    private void untilHalfway(UUID run) {
        untilDone(run, PRODUCTS / 3);
    }

    private void untilDone(UUID run, int tasks) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        system.count(
                                        "SELECT tasks_done FROM agent_run WHERE id = '%s'"
                                                .formatted(run))
                                > tasks);
    }

    private String state(UUID run) {
        return system.text("SELECT state FROM agent_run WHERE id = '%s'".formatted(run));
    }

    private void everyResultIsThereOnce(UUID run) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        system.text(
                                                "SELECT concat_ws(' ', state, tasks_total, tasks_done, tasks_failed, error) FROM agent_run WHERE id = '%s'"
                                                        .formatted(run)))
                                .isEqualTo("SUCCEEDED %1$d %1$d 0".formatted(TASKS)));
        assertThat(
                        system.count(
                                "SELECT count(*) FROM forecast_series WHERE run_id = '%s'"
                                        .formatted(run)))
                .isEqualTo(PRODUCTS);
        assertThat(system.count("SELECT count(*) FROM forecast WHERE run_id = '%s'".formatted(run)))
                .isEqualTo(PRODUCTS * HORIZON);
        assertThat(
                        system.count(
                                "SELECT counts->>'products' FROM agent_run WHERE id = '%s'"
                                        .formatted(run)))
                .isEqualTo(PRODUCTS);
        assertThat(
                        system.count(
                                "SELECT counts->>'points' FROM agent_run WHERE id = '%s'"
                                        .formatted(run)))
                .isEqualTo(PRODUCTS * HORIZON);
    }
}
