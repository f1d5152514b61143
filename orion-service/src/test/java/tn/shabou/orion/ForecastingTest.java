package tn.shabou.orion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static tn.shabou.orion.Shop.product;
import static tn.shabou.orion.Shop.sold;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.model.forecasts.ForecastBatch;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.redisstreams.OutgoingEntry;
import tn.shabou.redisstreams.StreamPublisher;
import tn.shabou.runs.NewTask;
import tn.shabou.runs.Runs;
import tn.shabou.testing.ShabouServers;

@WithServers
class ForecastingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Each test its own, for a vintage has the same sales for ever. */
    private static Instant vintage = Instant.parse("2026-11-18T10:00:00Z");

    @Inject Runs runs;
    @Inject StreamPublisher streams;
    @Inject Vertx vertx;

    @BeforeEach
    void beginAnew() {
        Shop.forgetSales();
        vintage = vintage.plusSeconds(1);
    }

    @Test
    void forecastsMonthlyAndWeeklyProductsSideBySide() {
        long seldom = product();
        long often = product();
        sold(seldom, Grain.MONTH, "2025-08-01", 0, 2, 0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 1, 0, 0);
        sold(often, Grain.WEEK, "2026-08-03", 9, 7, 8, 8, 9, 6, 8, 7, 9, 8, 8, 10);

        var run = Shop.requestRun(vintage, "{}");

        assertThat(outcome(run)).containsEntry("state", "SUCCEEDED").containsEntry("error", null);
        assertThat(counts(run))
                .isEqualTo("{\"points\": 25, \"scored\": 0, \"learned\": 2, \"products\": 2}");
        assertThat(Shop.series(run).getFirst())
                .containsEntry("product_id", seldom)
                .containsEntry("grain", "MONTH")
                .containsEntry("trained_to", Date.valueOf("2026-10-01"))
                .containsEntry("observations", 15)
                .containsEntry("demand_class", "INTERMITTENT")
                .containsEntry("adi", 3.75)
                .containsEntry("model", "count-ensemble");
        assertThat(Shop.series(run).getLast())
                .containsEntry("product_id", often)
                .containsEntry("grain", "WEEK")
                .containsEntry("trained_to", Date.valueOf("2026-10-19"))
                .containsEntry("demand_class", "SMOOTH")
                .containsEntry("model", "count-ensemble");
        assertThat(Shop.points(run, seldom)).hasSize(12);
        assertThat(Shop.points(run, seldom).getFirst())
                .containsEntry("period_start", Date.valueOf("2026-11-01"));
        assertThat(Shop.points(run, often)).hasSize(13);
        assertThat((Double) Shop.points(run, often).getFirst().get("mean")).isBetween(7.0, 9.0);
    }

    @Test
    void learnsNothingFromUnknownQuantities() {
        long known = product();
        long partly = product();
        sold(known, Grain.WEEK, "2026-09-07", 9, 7, 8, 8, 9, 6, 8, 7);
        sold(partly, Grain.WEEK, "2026-08-24", 9, null, 7, 8, 8, 9, 6, null, 8, 7);

        var run = Shop.requestRun(vintage, "{}");

        assertThat(outcome(run)).containsEntry("state", "SUCCEEDED");
        assertThat(Shop.series(run))
                .extracting(series -> series.get("observations"))
                .containsOnly(8);
        assertThat(mean(run, partly)).isCloseTo(mean(run, known), within(0.5));
    }

    @Test
    void doesWhatTheParametersOfARunSay() {
        for (int i = 0; i < 3; i++) {
            sold(product(), Grain.MONTH, "2026-01-01", 1, 2, 3);
        }
        sold(product(), Grain.WEEK, "2026-09-07", 9, 7, 8);

        var run =
                Shop.requestRun(
                        vintage,
                        "{\"batchSize\": \"2\", \"horizon\": \"3\", \"grain\": \"month\"}");

        assertThat(outcome(run))
                .containsEntry("state", "SUCCEEDED")
                .containsEntry("tasks_total", 7)
                .containsEntry("tasks_done", 7);
        assertThat(Shop.rows("SELECT key FROM run_task WHERE run_id = ? ORDER BY finished_at", run))
                .extracting(task -> task.get("key"))
                .startsWith("learn-month")
                .containsSubsequence("forecast-month-000002", "reconcile-month", "score")
                .containsSubsequence("reconcile-month", "write-month-000001", "score");
        assertThat(counts(run)).contains("\"points\": 9", "\"products\": 3");
        assertThat(Shop.rows("SELECT 1 FROM forecast_draft WHERE run_id = ?", run)).isEmpty();
    }

    @Test
    void saysWhyItCannotDoARun() {
        var run = Shop.requestRun(vintage, "{\"batchSize\": \"many\"}");

        assertThat(outcome(run))
                .containsEntry("state", "FAILED")
                .containsEntry(
                        "error", "batchSize must be a whole number from 1 to 1000, not \"many\"");
    }

    @Test
    void hasSoonDoneWhenNothingWasEverSold() {
        var run = Shop.requestRun(vintage, "{}");

        assertThat(outcome(run))
                .containsEntry("state", "SUCCEEDED")
                .containsEntry("tasks_total", 0);
    }

    @Test
    void letsGoWhatComesAgainAfterItWasDone() {
        long product = product();
        sold(product, Grain.MONTH, "2026-01-01", 1, 2, 3, 0, 0, 1, 2);
        var run = Shop.requestRun(vintage, "{}");
        assertThat(outcome(run)).containsEntry("state", "SUCCEEDED");
        var written = Shop.points(run, product);
        var counted = counts(run);

        for (var task :
                Shop.rows(
                        "SELECT stream, schema, payload::text AS payload FROM run_task WHERE run_id = ?",
                        run)) {
            var stream = (String) task.get("stream");
            var entry =
                    new OutgoingEntry(
                            (String) task.get("schema"),
                            (String) task.get("payload"),
                            Optional.empty());
            var id = streams.publish(stream, entry).await().atMost(PATIENCE);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(settled(stream)).isEqualTo(id + " 0"));
        }

        assertThat(counts(run)).isEqualTo(counted);
        assertThat(Shop.points(run, product)).isEqualTo(written);
        assertThat(Shop.rows("SELECT 1 FROM forecast_draft WHERE run_id = ?", run)).isEmpty();
    }

    /**
     * The last entry that the only group of a stream was given, and how many it has not
     * acknowledged.
     */
    private String settled(String stream) {
        var redis = Redis.createClient(vertx, ShabouServers.redis().url());
        try {
            var groups =
                    RedisAPI.api(redis)
                            .xinfo(List.of("GROUPS", stream))
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join();
            var group = groups.get(0);
            return group.get("last-delivered-id") + " " + group.get("pending");
        } finally {
            redis.close();
        }
    }

    @Test
    void givesTheSameForecastForTheSameVintage() {
        long product = product();
        sold(product, Grain.MONTH, "2025-01-01", 4, 2, 3, 0, 5, 1, 2, 6, 3, 3, 0, 2, 4, 4, 1, 3);

        var first = Shop.requestRun(vintage, "{}");
        var second = Shop.requestRun(vintage, "{\"batchSize\": \"1\"}");

        assertThat(outcome(first)).containsEntry("state", "SUCCEEDED");
        assertThat(outcome(second)).containsEntry("state", "SUCCEEDED");
        assertThat(Shop.points(second, product)).isEqualTo(Shop.points(first, product)).hasSize(12);
    }

    @Test
    void endsARunInPartWhenABatchIsPoison() {
        long product = product();
        sold(product, Grain.MONTH, "2026-01-01", 1, 2, 3);
        learned();
        var run = Shop.run(vintage, "{}");

        runs.begin(
                        run,
                        List.of(
                                task(batch(run, "forecast-month-000001", product)),
                                task(batch(run, "forecast-month-000002", -1, -2))))
                .await()
                .atMost(PATIENCE);

        assertThat(outcome(run))
                .containsEntry("state", "PARTIAL")
                .containsEntry("tasks_failed", 1)
                .extractingByKey("error")
                .asString()
                .contains(
                        "none of the 2 products of forecast-month-000002 could be forecast: [-1, -2]");
        assertThat(Shop.points(run, product)).hasSize(12);
    }

    @Test
    void forecastsTheOthersWhenOneProductIsUnknown() {
        long product = product();
        long justBegun = product();
        sold(product, Grain.MONTH, "2026-01-01", 1, 2, 3);
        sold(justBegun, Grain.MONTH, "2026-11-01", 5);
        learned();
        var run = Shop.run(vintage, "{}");

        runs.begin(run, List.of(task(batch(run, "forecast-month-000001", -1, product, justBegun))))
                .await()
                .atMost(PATIENCE);

        assertThat(outcome(run)).containsEntry("state", "SUCCEEDED");
        assertThat(Shop.series(run))
                .extracting(series -> series.get("product_id"))
                .containsExactly(product);
    }

    @Test
    void makesProductsAddUpToTheirGroups() {
        var products = new ArrayList<Long>();
        for (int i = 0; i < 4; i++) {
            products.add(product());
            sold(
                    products.getLast(),
                    Grain.WEEK,
                    "2026-06-01",
                    IntStream.range(0, 24)
                            .mapToObj(week -> 5 + (week * 7 + products.size()) % 4 + week / 4)
                            .toArray(Integer[]::new));
        }

        var run = Shop.requestRun(vintage, "{}");

        assertThat(outcome(run)).containsEntry("state", "SUCCEEDED");
        var total =
                Shop.rows(
                                """
                                SELECT g.products, g.reconciled[1] AS published, g.mean[1] AS expected,
                                       (SELECT sum(mean) FROM forecast WHERE run_id = g.run_id AND horizon = 1) AS sum
                                  FROM forecast_group g WHERE run_id = ? AND kind = 'TOTAL'
                                """,
                                run)
                        .getFirst();
        assertThat(total).containsEntry("products", 4);
        assertThat((Double) total.get("published"))
                .isCloseTo((Double) total.get("sum"), within(1e-6));
        assertThat((Double) total.get("published")).isBetween(30.0, 70.0);
        assertThat(Shop.rows("SELECT kind FROM forecast_group WHERE run_id = ?", run))
                .extracting(group -> group.get("kind"))
                .containsExactlyInAnyOrder("TOTAL", "CATEGORY", "BRAND");
    }

    @Test
    void usesWhatItLearnedUntilItIsOld() {
        sold(product(), Grain.MONTH, "2025-01-01", 4, 2, 3, 0, 5, 1, 2, 6, 3, 3, 0, 2, 4, 4, 1, 3);

        var first = Shop.requestRun(vintage, "{}");
        assertThat(outcome(first)).containsEntry("state", "SUCCEEDED");
        var second = Shop.requestRun(vintage.plus(Duration.ofDays(7)), "{}");
        assertThat(outcome(second)).containsEntry("state", "SUCCEEDED");
        assertThat(model(second)).isEqualTo(model(first));
        assertThat(counts(second)).contains("\"learned\": 0");

        var old = Shop.requestRun(vintage.plus(Duration.ofDays(29)), "{}");

        assertThat(outcome(old)).containsEntry("state", "SUCCEEDED");
        assertThat(
                        Shop.rows(
                                "SELECT won FROM contest WHERE run_id = ? AND demand_class = ?",
                                old,
                                Shop.series(old).getFirst().get("demand_class")))
                .singleElement()
                .satisfies(contest -> assertThat(contest).containsEntry("won", false));
        assertThat(model(old)).isEqualTo(model(first));
    }

    @Test
    void joinsWhatWasSoldToWhatWasExpectedAndMeasuresIt() {
        long product = product();
        sold(product, Grain.WEEK, "2026-08-03", 9, 7, 8, 8, 9, 6, 8, 7, 9, 8, 8, 10);
        var early = Shop.requestRun(vintage, "{}");
        assertThat(outcome(early)).containsEntry("state", "SUCCEEDED");
        sold(product, Grain.WEEK, "2026-10-26", 9, 7, null);

        var late = Shop.requestRun(vintage.plus(Duration.ofDays(7)), "{}");

        assertThat(outcome(late)).containsEntry("state", "SUCCEEDED");
        assertThat(
                        Shop.rows(
                                "SELECT actual FROM forecast WHERE run_id = ? ORDER BY horizon LIMIT 4",
                                early))
                .extracting(point -> point.get("actual"))
                .containsExactly(9.0, 7.0, null, null);
        assertThat(
                        Shop.rows(
                                """
                                SELECT sum(periods) AS periods, sum(actual) AS actual, sum(scaled) AS scaled, sum(judged) AS judged
                                  FROM forecast_accuracy WHERE run_id = ?
                                """,
                                early))
                .singleElement()
                .satisfies(sums ->
                        assertThat(sums)
                                .containsEntry("periods", 2L)
                                .containsEntry("actual", 16.0)
                                .containsEntry("scaled", 2L)
                                .containsEntry("judged", 2L));
    }

    private static Object model(UUID run) {
        return Shop.series(run).getFirst().get("model_id");
    }

    private static Double mean(UUID run, long product) {
        return (Double) Shop.points(run, product).getFirst().get("mean");
    }

    /** Models that serve monthly products a year ahead. */
    private static void learned() {
        assertThat(outcome(Shop.requestRun(vintage, "{}"))).containsEntry("state", "SUCCEEDED");
    }

    @Test
    void tellsWhatItDoes() {
        sold(product(), Grain.MONTH, "2026-01-01", 1, 2, 3);
        assertThat(outcome(Shop.requestRun(vintage, "{}"))).containsEntry("state", "SUCCEEDED");

        var metrics = given().get("/q/metrics").asString();
        var health = given().get("/q/health/ready").then().extract();

        assertThat(metrics)
                .contains("orion_series_forecast_total{model=\"mean\"}")
                .contains("orion_fit_seconds_count");
        assertThat(health.statusCode()).isEqualTo(200);
    }

    private static Map<String, Object> outcome(UUID run) {
        return await().atMost(PATIENCE)
                .until(() -> Shop.run(run), now -> (Boolean) now.get("over"));
    }

    private static String counts(UUID run) {
        return (String) Shop.run(run).get("counts");
    }

    private static ForecastBatch batch(UUID run, String key, long... products) {
        var ids = LongStream.of(products).boxed().toList();
        var models = new EnumMap<DemandClass, String>(DemandClass.class);
        Shop.rows("SELECT demand_class, model_id FROM champion WHERE grain = 'MONTH'")
                .forEach(champion ->
                        models.put(
                                DemandClass.valueOf((String) champion.get("demand_class")),
                                (String) champion.get("model_id")));
        return new ForecastBatch(run, key, vintage, Grain.MONTH, 12, models, ids);
    }

    private static NewTask task(ForecastBatch batch) {
        return new NewTask(ForecastBatch.STREAM, ForecastBatch.SCHEMA, batch);
    }
}
