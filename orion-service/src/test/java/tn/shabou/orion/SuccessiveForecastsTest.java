package tn.shabou.orion;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.shabou.orion.Shop.outcome;
import static tn.shabou.orion.Shop.product;
import static tn.shabou.orion.Shop.sold;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.Grain;

/** What runs have to do with those before them. */
@WithServers
class SuccessiveForecastsTest {

    /** Each test its own, for a vintage has the same sales for ever. */
    private static Instant vintage = Instant.parse("2026-11-18T11:30:00Z");

    @BeforeEach
    void beginAnew() {
        Shop.forgetSales();
        vintage = vintage.plusSeconds(1);
    }

    @Test
    void usesWhatItLearnedUntilItIsOld() {
        sold(
                product(),
                Grain.MONTH,
                "2024-07-01",
                3,
                1,
                4,
                2,
                0,
                3,
                4,
                2,
                3,
                0,
                5,
                1,
                2,
                6,
                3,
                3,
                0,
                2,
                4,
                4,
                1,
                3);

        var first = Shop.requestRun(vintage, "{}");
        assertThat(outcome(first)).containsEntry("state", "SUCCEEDED");
        assertThat(
                        Shop.rows(
                                "SELECT champion_id, challenger_id, origins FROM contest WHERE run_id = ?",
                                first))
                .singleElement()
                .satisfies(backtest ->
                        assertThat(backtest)
                                .containsEntry("champion_id", model(first))
                                .containsEntry("challenger_id", model(first))
                                .containsEntry("origins", 4));
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

    private static Object model(UUID run) {
        return Shop.series(run).getFirst().get("model_id");
    }

    private static String counts(UUID run) {
        return (String) Shop.run(run).get("counts");
    }
}
