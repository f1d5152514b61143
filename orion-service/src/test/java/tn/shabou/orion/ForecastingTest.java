package tn.shabou.orion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tn.shabou.orion.Shop.outcome;
import static tn.shabou.orion.Shop.product;
import static tn.shabou.orion.Shop.sold;

import java.sql.Date;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.Grain;

@WithServers
class ForecastingTest {

    /** Each test its own, for a vintage has the same sales for ever. */
    private static Instant vintage = Instant.parse("2026-11-18T10:00:00Z");

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
                .containsEntry("tasks_total", 10)
                .containsEntry("tasks_done", 10);
        assertThat(Shop.rows("SELECT key FROM run_task WHERE run_id = ? ORDER BY finished_at", run))
                .extracting(task -> task.get("key"))
                .containsSubsequence(
                        "learn-month", "forecast-month-000002", "reconcile-month", "score")
                .containsSubsequence("forecast-month-categories", "reconcile-month")
                .containsSubsequence("forecast-month-brands", "reconcile-month")
                .containsSubsequence("learn-month", "backtest-month", "score")
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

    private static Double mean(UUID run, long product) {
        return (Double) Shop.points(run, product).getFirst().get("mean");
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

    private static String counts(UUID run) {
        return (String) Shop.run(run).get("counts");
    }
}
