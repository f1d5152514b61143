package tn.shabou.orion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tn.shabou.orion.Shop.outcome;
import static tn.shabou.orion.Shop.product;
import static tn.shabou.orion.Shop.sold;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

/** What becomes of a run when messages come twice, or tasks cannot be done. */
@WithServers
class TroubledForecastingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Each test its own, for a vintage has the same sales for ever. */
    private static Instant vintage = Instant.parse("2026-11-18T11:00:00Z");

    @Inject Runs runs;
    @Inject StreamPublisher streams;
    @Inject Vertx vertx;

    @BeforeEach
    void beginAnew() {
        Shop.forgetSales();
        vintage = vintage.plusSeconds(1);
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

    /** Models that serve monthly products a year ahead. */
    private static void learned() {
        assertThat(outcome(Shop.requestRun(vintage, "{}"))).containsEntry("state", "SUCCEEDED");
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

    private static String counts(UUID run) {
        return (String) Shop.run(run).get("counts");
    }
}
