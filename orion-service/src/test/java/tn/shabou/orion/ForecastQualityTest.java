package tn.shabou.orion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.evaluation.Accuracy;
import tn.shabou.orion.evaluation.Backtest;
import tn.shabou.orion.forecast.DemandDistribution;
import tn.shabou.orion.forecast.DemandPattern;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.ForecastMethod;
import tn.shabou.orion.forecast.Forecaster;
import tn.shabou.orion.forecast.intermittent.Croston;
import tn.shabou.orion.forecast.smoothing.SimpleExponentialSmoothing;

/**
 * The quality of forecasts on public sales data, where a folder with them is at hand: the one named
 * by {@code SHABOU_SHARED_DATA}, else {@code shared/data} beside the repository.
 */
@EnabledIf("dataIsAtHand")
class ForecastQualityTest {

    private static final System.Logger LOG = System.getLogger("quality");
    private static final int HELD_OUT = 12;
    private static final ForecastMethod SES = new SimpleExponentialSmoothing(1e-4, 0.9999);

    static boolean dataIsAtHand() {
        return data().isPresent();
    }

    private static Optional<Path> data() {
        var named = Optional.ofNullable(System.getenv("SHABOU_SHARED_DATA")).map(Path::of);
        return named.or(() -> Optional.of(Path.of("../../shared/data")))
                .map(folder -> folder.resolve("sales"))
                .filter(Files::isDirectory);
    }

    @Test
    void beatsExponentialSmoothingOnCarParts() throws IOException {
        var carParts = series("car-parts-monthly.csv", Grain.MONTH, Double.NaN);

        var accuracy = lastPeriods(12, carParts).of(Methods.forecaster(), carParts);
        var smoothing = lastPeriods(12, carParts).of(only(SES), carParts);

        report("car parts, last 12 months", accuracy);
        report("ses, last 12 months", smoothing);
        assertThat(accuracy.rmsse()).isLessThan(smoothing.rmsse());
        assertThat(accuracy.bias()).isBetween(0.9, 1.15);
        assertThat(accuracy.coverage80()).isGreaterThan(0.8);
        assertThat(accuracy.coverage95()).isBetween(0.94, 0.985);
    }

    @Test
    void coversWhatItPromisesOnRetail() throws IOException {
        var retail = series("retail-weekly.csv", Grain.WEEK, Double.NaN);
        var often = retail.stream().filter(ForecastQualityTest::sellsOften).toList();
        var seldom = retail.stream().filter(series -> !sellsOften(series)).toList();

        var accuracyOften = lastPeriods(1, often).of(Methods.forecaster(), often);
        var accuracySeldom = lastPeriods(1, seldom).of(Methods.forecaster(), seldom);

        report("retail often, last 12 weeks", accuracyOften);
        report("retail seldom, last 12 weeks", accuracySeldom);
        assertThat(accuracyOften.coverage80()).isBetween(0.77, 0.87);
        assertThat(accuracyOften.coverage95()).isBetween(0.93, 0.98);
        assertThat(accuracySeldom.coverage95()).isBetween(0.94, 0.99);
    }

    /** The choice that {@link Methods} speaks of, on the first 39 months. */
    @Test
    void choosesTheBetterMethodForPartsThatSeldomSell() throws IOException {
        var carParts = series("car-parts-monthly.csv", Grain.MONTH, Double.NaN);
        var rollingOrigins = new Backtest(12, List.of(18, 21, 24, 27), HELD_OUT);
        var croston = new Croston(0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5);

        var ours = rollingOrigins.of(Methods.forecaster(), carParts);
        var crostons = rollingOrigins.of(only(croston), carParts);

        report("ours, first 39 months", ours);
        report("croston-sba, first 39 months", crostons);
        assertThat(ours.rmsse()).isLessThan(crostons.rmsse());
    }

    /**
     * Godahewa et al., "Monash time series forecasting archive" (2021), report MAE 0.55, RMSE 0.78
     * and MASE 0.897 for the same method and protocol on all 2,674 series: unknown is zero,
     * forecasts are rounded, errors scaled by the seasonal naive. The half of the series at hand
     * agrees in MAE and RMSE; its scale is another one (the forecast zero has MASE 0.825 here,
     * 0.746 on all).
     */
    @Test
    void agreesWithThePublishedErrorOfExponentialSmoothing() throws IOException {
        var carParts = series("car-parts-monthly.csv", Grain.MONTH, 0);
        var rounded = only(new RoundedMean(SES));

        var accuracy = lastPeriods(12, carParts).of(rounded, carParts);

        report("SES by Monash's protocol, half of car parts", accuracy);
        assertThat(accuracy.mae()).isCloseTo(0.55, within(0.01));
        assertThat(accuracy.rmse()).isCloseTo(0.78, within(0.01));
        assertThat(accuracy.mase()).isCloseTo(0.942, within(0.003));
    }

    private static void report(String what, Accuracy accuracy) {
        LOG.log(System.Logger.Level.INFO, what + ": " + accuracy);
    }

    private record RoundedMean(ForecastMethod method) implements ForecastMethod {

        @Override
        public String name() {
            return method.name();
        }

        @Override
        public int periodsNeeded() {
            return method.periodsNeeded();
        }

        @Override
        public Fitted fit(DemandSeries history) {
            double mean = Math.rint(method.fit(history).ahead(1).mean());
            return _ -> DemandDistribution.of(mean, mean, true);
        }
    }

    private static Forecaster only(ForecastMethod method) {
        return new Forecaster(Map.of(), method);
    }

    private static Backtest lastPeriods(int season, List<DemandSeries> panel) {
        return new Backtest(season, List.of(panel.getFirst().length() - HELD_OUT), HELD_OUT);
    }

    private static boolean sellsOften(DemandSeries series) {
        var history = series.first(series.length() - HELD_OUT);
        var demandClass = DemandPattern.of(history).demandClass();
        return demandClass == DemandClass.SMOOTH || demandClass == DemandClass.ERRATIC;
    }

    private static List<DemandSeries> series(String file, Grain grain, double unknown)
            throws IOException {
        var demand = new LinkedHashMap<String, List<Double>>();
        try (var lines = Files.lines(data().orElseThrow().resolve(file))) {
            lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(row ->
                            demand.computeIfAbsent(row[0], _ -> new ArrayList<>())
                                    .add(row[2].isEmpty() ? unknown : Double.valueOf(row[2])));
        }
        var start = grain.startOf(LocalDate.of(1998, 1, 1));
        return demand.values().stream()
                .map(values -> values.stream().mapToDouble(Double::doubleValue).toArray())
                .map(values -> DemandSeries.of(grain, start, values))
                .toList();
    }
}
