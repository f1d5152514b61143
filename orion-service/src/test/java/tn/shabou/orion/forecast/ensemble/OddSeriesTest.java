package tn.shabou.orion.forecast.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Series;

class OddSeriesTest {

    private static final double OTHERS = 20;
    private static final int[] LENGTHS = {1, 2, 3, 5, 13, 53, 120};

    @ParameterizedTest
    @CsvSource({"52, 65, 13", "7, 14, 14", "12, 15, 18", "1, 65, 8"})
    void whateverTheSeriesForecastsAreSaneNumbers(int season, int depth, int horizon) {
        var panel = panel();
        try (var workers = new Workers(1)) {
            var request = new Request(season, depth, horizon, Request.AUTO);
            var forecaster = PanelForecaster.learn(request, panel, workers);
            for (var series : panel) {
                assertSane(forecaster, series);
            }
        }
    }

    @Test
    void aSeriesAloneIsEnough() {
        var request = new Request(12, 15, 6, Request.AUTO);
        try (var workers = new Workers(1)) {
            for (var series : panel()) {
                if (series.values().length <= 13) {
                    assertSane(PanelForecaster.learn(request, List.of(series), workers), series);
                }
            }
        }
    }

    private static void assertSane(PanelForecaster forecaster, Series series) {
        var outlook = forecaster.outlook(series).orElseThrow();
        double most =
                Arrays.stream(series.values())
                        .filter(v -> !Double.isNaN(v))
                        .map(Math::abs)
                        .max()
                        .orElseThrow();
        if (outlook.model().equals("bayes-nb")) {
            // Of a few periods, what others sell tells more.
            most = Math.max(most, OTHERS);
        }
        for (int h = 0; h < outlook.mean().length; h++) {
            assertThat(Math.abs(outlook.mean()[h])).as(series.id()).isLessThan(6 * most + 0.6);
            double[] quantiles = outlook.quantiles()[h];
            assertThat(quantiles).as(series.id()).isSorted().doesNotContain(Double.NaN);
            assertThat(Math.abs(quantiles[0])).as(series.id()).isLessThan(30 * most + 10);
            assertThat(quantiles[quantiles.length - 1]).as(series.id()).isLessThan(30 * most + 10);
        }
        assertThat(forecaster.futures(series, 10).orElseThrow().total(0, 2, 0.9))
                .as(series.id())
                .isFinite();
    }

    private static List<Series> panel() {
        var random = new Random(3);
        var panel = new ArrayList<Series>();
        for (int n : LENGTHS) {
            add(panel, "constant", n, _ -> 7.5);
            add(panel, "a third", n, _ -> 0.1 + 0.2);
            add(panel, "zero", n, _ -> 0);
            add(panel, "a spike", n, t -> t == n / 2 ? 1e6 : 0);
            add(panel, "a late spike", n, t -> t == n - 1 ? 50 : 0);
            add(panel, "negative", n, _ -> -100 + 10 * random.nextGaussian());
            add(panel, "around zero", n, t -> t % 3 == 0 ? 0 : random.nextGaussian());
            add(panel, "huge", n, _ -> 1e14 * (1 + 0.1 * random.nextGaussian()));
            add(panel, "tiny", n, _ -> 1e-12 * (1 + 0.1 * random.nextGaussian()));
            add(panel, "a trend", n, t -> t);
            add(panel, "an explosion", n, t -> Math.exp(Math.min(30, 0.1 * t)));
            add(panel, "alternating", n, t -> t % 2);
            add(panel, "a step", n, t -> t < n / 2 ? 1 : 1000.5);
            add(panel, "stopped", n, t -> t < n / 2 ? 5.5 + random.nextGaussian() : 0);
            add(panel, "seldom", n, _ -> random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0);
            add(panel, "millions", n, _ -> Math.rint(1e7 * random.nextDouble()));
            add(panel, "gaps", n, t -> t > 0 && t < n - 1 && t % 5 != 0 ? Double.NaN : 20 + t);
            add(panel, "a hole", n, t -> t > n / 4 && t < 3 * n / 4 ? Double.NaN : 20 + t % 4);
        }
        return panel;
    }

    private static void add(List<Series> panel, String name, int n, IntToDoubleFunction value) {
        var values = new double[n];
        Arrays.setAll(values, value);
        boolean counts =
                Arrays.stream(values).allMatch(v -> Double.isNaN(v) || v >= 0 && v == Math.rint(v));
        panel.add(new Series(name + " of " + n, values, counts));
    }
}
