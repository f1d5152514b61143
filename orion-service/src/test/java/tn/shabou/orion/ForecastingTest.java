package tn.shabou.orion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tn.shabou.orion.Shop.product;
import static tn.shabou.orion.Shop.sold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    @Inject Forecasting forecasting;
    @Inject Runs runs;
    @Inject StreamPublisher streams;
    @Inject ObjectMapper json;
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
        assertThat(counts(run)).isEqualTo("{\"points\": 25, \"products\": 2}");
        assertThat(Shop.series(run).getFirst())
                .containsEntry("product_id", seldom)
                .containsEntry("grain", "MONTH")
                .containsEntry("trained_to", Date.valueOf("2026-10-01"))
                .containsEntry("observations", 15)
                .containsEntry("demand_class", "INTERMITTENT")
                .containsEntry("adi", 3.75)
                .containsEntry("model", "tsb");
        assertThat(Shop.series(run).getLast())
                .containsEntry("product_id", often)
                .containsEntry("grain", "WEEK")
                .containsEntry("trained_to", Date.valueOf("2026-10-19"))
                .containsEntry("demand_class", "SMOOTH")
                .containsEntry("model", "ses");
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
        assertThat(Shop.points(run, partly)).isEqualTo(Shop.points(run, known));
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
                .containsEntry("tasks_total", 2)
                .containsEntry("tasks_done", 2);
        assertThat(counts(run)).isEqualTo("{\"points\": 9, \"products\": 3}");
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
    void writesABatchThatComesTwiceOnce() {
        long product = product();
        sold(product, Grain.MONTH, "2026-01-01", 1, 2, 3, 0, 0, 1, 2);
        var run = Shop.run(vintage, "{}");
        var batch = batch(run, "batch-000001", product);
        var forecast = forecasting.forecast(batch).await().atMost(PATIENCE);
        runs.begin(run, List.of(task(batch))).await().atMost(PATIENCE);
        assertThat(outcome(run)).containsEntry("state", "SUCCEEDED");
        var written = Shop.points(run, product);

        forecasting.write(forecast).await().atMost(PATIENCE);

        assertThat(counts(run)).isEqualTo("{\"points\": 12, \"products\": 1}");
        assertThat(Shop.points(run, product)).isEqualTo(written);
    }

    @Test
    void letsGoABatchThatComesAgainAfterItWasWritten() {
        long product = product();
        sold(product, Grain.MONTH, "2026-01-01", 1, 2, 3, 0, 0, 1, 2);
        var run = Shop.run(vintage, "{}");
        var batch = batch(run, "batch-000001", product);
        runs.begin(run, List.of(task(batch))).await().atMost(PATIENCE);
        assertThat(outcome(run)).containsEntry("state", "SUCCEEDED");

        var id = streams.publish(ForecastBatch.STREAM, entry(batch)).await().atMost(PATIENCE);

        assertThat(forecasting.forecast(batch).await().atMost(PATIENCE)).isNull();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(settled(ForecastBatch.STREAM)).isEqualTo(id + " 0"));
    }

    private OutgoingEntry entry(ForecastBatch batch) {
        try {
            return new OutgoingEntry(
                    ForecastBatch.SCHEMA, json.writeValueAsString(batch), Optional.empty());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
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
        var run = Shop.run(vintage, "{}");

        runs.begin(
                        run,
                        List.of(
                                task(batch(run, "batch-000001", product)),
                                task(batch(run, "batch-000002", -1, -2))))
                .await()
                .atMost(PATIENCE);

        assertThat(outcome(run))
                .containsEntry("state", "PARTIAL")
                .containsEntry("tasks_failed", 1)
                .extractingByKey("error")
                .asString()
                .contains("none of the 2 products of batch-000002 could be forecast: [-1, -2]");
        assertThat(Shop.points(run, product)).hasSize(12);
    }

    @Test
    void forecastsTheOthersWhenOneProductIsUnknown() {
        long product = product();
        long justBegun = product();
        sold(product, Grain.WEEK, "2026-09-07", 1, 2, 3);
        sold(justBegun, Grain.WEEK, "2026-11-16", 5);
        var run = Shop.run(vintage, "{}");

        runs.begin(run, List.of(task(batch(run, "batch-000001", -1, product, justBegun))))
                .await()
                .atMost(PATIENCE);

        assertThat(outcome(run)).containsEntry("state", "SUCCEEDED");
        assertThat(Shop.series(run))
                .extracting(series -> series.get("product_id"))
                .containsExactly(product);
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
        return new ForecastBatch(run, key, vintage, 12, ids);
    }

    private static NewTask task(ForecastBatch batch) {
        return new NewTask(ForecastBatch.STREAM, ForecastBatch.SCHEMA, batch);
    }
}
