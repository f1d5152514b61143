package tn.shabou.orion.forecast.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Levels;
import tn.shabou.orion.forecast.panel.Outlook;
import tn.shabou.orion.forecast.panel.Series;
import tn.shabou.orion.forecast.panel.Traits;

class PanelForecasterTest {

    private static final int HORIZON = 6;

    static List<String> models() {
        return PanelForecaster.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelForecastsPiecesNeverBelowZeroAndInOrder(String model) {
        for (var outlook : outlooks(new Request(12, 15, HORIZON, model), pieces(60), 2)) {
            assertThat(outlook.mean()).hasSize(HORIZON);
            assertThat(Arrays.stream(outlook.mean()).min().orElseThrow()).isNotNegative();
            for (double[] quantiles : outlook.quantiles()) {
                assertThat(quantiles).hasSize(Levels.count()).isSorted();
                assertThat(quantiles[0]).isNotNegative();
            }
        }
    }

    @Test
    void isTheSameToTheLastBitOnAnyNumberOfThreads() {
        var panel = new ArrayList<>(pieces(80));
        panel.addAll(amounts(40));
        var request = new Request(12, 15, HORIZON, Request.AUTO);

        var alone = outlooks(request, panel, 1);
        var together = outlooks(request, panel, 3);

        for (int i = 0; i < panel.size(); i++) {
            assertThat(together.get(i).mean()).isEqualTo(alone.get(i).mean());
            assertThat(together.get(i).quantiles()).isDeepEqualTo(alone.get(i).quantiles());
        }
    }

    @Test
    void followsTrendAndSeason() {
        var outlook =
                outlooks(new Request(12, 15, HORIZON, Request.AUTO), amounts(30), 1).getFirst();

        for (int h = 0; h < HORIZON; h++) {
            assertThat(outlook.mean()[h]).isCloseTo(amount(0, 96 + h), within(25.0));
            assertThat(outlook.quantile(h, 0.025)).isLessThan(outlook.mean()[h]);
            assertThat(outlook.quantile(h, 0.975)).isGreaterThan(outlook.mean()[h]);
        }
    }

    @Test
    void aSeasonOfItsOwnIsContinuedWherePiecesAreMany() {
        var panel = seasonalPieces(30);
        var histories = panel.stream().map(series -> series.first(84)).toList();
        var outlooks = outlooks(new Request(12, 15, 12, Request.AUTO), histories, 1);
        double error = 0;
        double errorWithoutSeason = 0;
        for (int i = 0; i < panel.size(); i++) {
            for (int h = 0; h < 12; h++) {
                double sold = panel.get(i).values()[84 + h];
                error += Math.abs(sold - outlooks.get(i).mean()[h]);
                errorWithoutSeason += Math.abs(sold - 50);
            }
        }

        assertThat(error).isLessThan(errorWithoutSeason / 2);
    }

    @Test
    void intervalsCoverAsOftenAsTheySay() {
        var panel = amounts(200);
        var histories = panel.stream().map(series -> series.first(96 - HORIZON)).toList();
        var outlooks = outlooks(new Request(12, 15, HORIZON, Request.AUTO), histories, 2);
        int covered = 0;
        for (int i = 0; i < panel.size(); i++) {
            for (int h = 0; h < HORIZON; h++) {
                double value = panel.get(i).values()[96 - HORIZON + h];
                var outlook = outlooks.get(i);
                covered +=
                        outlook.quantile(h, 0.025) <= value && value <= outlook.quantile(h, 0.975)
                                ? 1
                                : 0;
            }
        }
        assertThat(covered / 1200.0).isBetween(0.92, 0.98);
    }

    @Test
    void aSeriesOfTwoPeriodsAmongFewOthersGetsItsMeanAndLittleCertainty() {
        var outlook = young(new double[] {2, 4}, 5);

        assertThat(outlook.mean()).containsOnly(3);
        assertThat(outlook.quantile(0, 0.975)).isGreaterThan(6);
        assertThat(outlook.model()).isEqualTo("mean");
    }

    @Test
    void litresOfAFewPeriodsAreNotExpectedBelowZero() {
        var young = new Series("young", new double[] {0.5, 4.25}, false);

        var outlook =
                outlooks(new Request(12, 15, HORIZON, Request.AUTO), List.of(young), 1).getFirst();

        assertThat(outlook.quantile(0, 0.025)).isZero();
        assertThat(outlook.quantile(0, 0.975)).isGreaterThan(4.25);
    }

    @Test
    void aSeriesOfFewPeriodsIsWeighedAgainstAllOthers() {
        var nothing = young(new double[] {0}, 40);
        var much = young(new double[] {11, 12, 10}, 40);

        assertThat(nothing.mean()[0]).isBetween(0.1, 1.5);
        assertThat(nothing.quantile(0, 0.95)).isPositive();
        assertThat(much.mean()[0]).isBetween(7.0, 14.0);
        assertThat(much.model()).isEqualTo("bayes-nb");
        assertThat(young(new double[] {3, 3, 2, 4, 3, 3, 2}, 40).mean()[0]).isBetween(2.2, 3.3);
    }

    @Test
    void theOldAreForecastAsIfThereWereNoYoung() {
        var request = new Request(12, 15, HORIZON, Request.AUTO);
        var panel = pieces(40);
        var more = new ArrayList<>(panel);
        more.add(new Series("young", new double[] {2, 4, 1}, true));

        var without = outlooks(request, panel, 1);
        var with = outlooks(request, more, 1);

        for (int i = 0; i < panel.size(); i++) {
            assertThat(with.get(i).mean()).isEqualTo(without.get(i).mean());
            assertThat(with.get(i).quantiles()).isDeepEqualTo(without.get(i).quantiles());
        }
    }

    private static Outlook young(double[] values, int others) {
        var panel = new ArrayList<>(pieces(others));
        panel.add(new Series("young", values, true));
        return outlooks(new Request(12, 15, HORIZON, Request.AUTO), panel, 1).getLast();
    }

    @Test
    void traitsThatAllShareHelpNewcomersAndLeaveTheOldAsTheyAre() {
        var panel = pieces(40);
        var known = panel.stream().map(series -> series.with(traits())).toList();
        var unsold = new Series("unsold", new double[0], true, 0, traits());
        var silent = new Series("silent", new double[20], true, 0, traits());
        var request = new Request(12, 15, HORIZON, Request.AUTO);
        try (var workers = new Workers(1)) {
            var without = PanelForecaster.learn(request, panel, workers);
            var with = PanelForecaster.learn(request, known, List.of(silent, unsold), workers);
            var kept = PanelForecaster.of(with.toBytes());

            for (int i = 0; i < panel.size(); i++) {
                assertThat(with.outlook(known.get(i)).orElseThrow().quantiles())
                        .isDeepEqualTo(without.outlook(panel.get(i)).orElseThrow().quantiles());
                assertThat(with.witnesses(known.get(i))).isEmpty();
            }
            assertThat(without.outlook(unsold)).isEmpty();
            assertThat(kept.outlook(unsold).orElseThrow().model()).isEqualTo("peers");
            assertThat(kept.outlook(unsold).orElseThrow().mean()[0])
                    .isGreaterThan(2 * kept.outlook(silent).orElseThrow().mean()[0]);
            assertThat(kept.witnesses(unsold).orElseThrow().count()).isEqualTo(41);
            assertThat(kept.futures(unsold, 50).orElseThrow().paths())
                    .isDeepEqualTo(with.futures(unsold, 50).orElseThrow().paths());
        }
    }

    private static Traits traits() {
        return new Traits("filters", "Bosch", 20, Double.NaN, Double.NaN);
    }

    @Test
    void unknownPeriodsAtTheEndAreForecastAndLeftOut() {
        double[] values = amounts(30).getFirst().values();
        double[] ending = Arrays.copyOf(values, 98);
        ending[96] = Double.NaN;
        ending[97] = Double.NaN;
        var panel = new ArrayList<>(amounts(30));
        panel.set(0, new Series("ending", ending, false));

        var outlook = outlooks(new Request(12, 15, HORIZON, Request.AUTO), panel, 1).getFirst();

        assertThat(outlook.mean()).hasSize(HORIZON);
        assertThat(outlook.mean()[0]).isCloseTo(amount(0, 98), within(25.0));
    }

    @Test
    void nothingIsSaidOfASeriesOfWhichNothingIsKnown() {
        var unknown = new Series("unknown", new double[] {Double.NaN, Double.NaN}, false);
        try (var workers = new Workers(1)) {
            var forecaster =
                    PanelForecaster.learn(
                            new Request(12, 15, HORIZON, Request.AUTO), List.of(unknown), workers);

            assertThat(forecaster.outlook(unknown)).isEmpty();
        }
    }

    @Test
    void whatWasLearnedCanBeKeptAndForecastsTheSameToTheLastBit() {
        var panel = new ArrayList<>(pieces(80));
        panel.addAll(amounts(40));
        panel.add(new Series("young", new double[] {2, 4}, true));
        try (var workers = new Workers(1)) {
            var learned =
                    PanelForecaster.learn(
                            new Request(12, 15, HORIZON, Request.AUTO), panel, workers);

            var kept = PanelForecaster.of(learned.toBytes());

            for (var series : panel) {
                var expected = learned.outlook(series).orElseThrow();
                var outlook = kept.outlook(series).orElseThrow();
                assertThat(outlook.mean()).isEqualTo(expected.mean());
                assertThat(outlook.quantiles()).isDeepEqualTo(expected.quantiles());
                assertThat(kept.futures(series, 50).orElseThrow().paths())
                        .isDeepEqualTo(learned.futures(series, 50).orElseThrow().paths());
            }
            assertThat(kept.toBytes()).isEqualTo(learned.toBytes());
        }
    }

    @Test
    void whatAnotherVersionLearnedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PanelForecaster.of(new byte[] {0, 0, 0, 0}))
                .withMessageContaining("version 0");
    }

    @Test
    void totalsOfALeadTimeAreLessSpreadThanTheSumOfQuantiles() {
        var panel = new ArrayList<>(pieces(80));
        panel.addAll(amounts(40));
        try (var workers = new Workers(1)) {
            var learned =
                    PanelForecaster.learn(
                            new Request(12, 15, HORIZON, Request.AUTO), panel, workers);
            for (var series : List.of(panel.getFirst(), panel.getLast())) {
                var outlook = learned.outlook(series).orElseThrow();
                var futures = learned.futures(series, 2_000).orElseThrow();

                double sum = 0;
                double mean = 0;
                for (int h = 0; h < HORIZON; h++) {
                    sum += outlook.quantile(h, 0.95);
                    mean += outlook.mean()[h];
                    assertThat(futures.total(h, h + 1, 0.9))
                            .isCloseTo(outlook.quantile(h, 0.9), within(0.1 * sum));
                }
                assertThat(futures.total(0, HORIZON, 0.95)).isBetween(mean, sum);
                assertThat(Arrays.stream(futures.totals(0, HORIZON)).average().orElseThrow())
                        .isCloseTo(mean, withinPercentage(20));
            }
        }
    }

    private static List<Outlook> outlooks(Request request, List<Series> panel, int threads) {
        try (var workers = new Workers(threads)) {
            var forecaster = PanelForecaster.learn(request, panel, workers);
            return panel.stream().map(series -> forecaster.outlook(series).orElseThrow()).toList();
        }
    }

    private static List<Series> pieces(int count) {
        var random = new Random(21);
        var panel = new ArrayList<Series>();
        for (int i = 0; i < count; i++) {
            double rate = 0.2 + 3 * random.nextDouble();
            var values = new double[48];
            Arrays.setAll(
                    values,
                    _ -> random.nextDouble() < 0.5 ? 0 : Math.rint(2 * rate * random.nextDouble()));
            panel.add(new Series("p" + i, values, true));
        }
        return panel;
    }

    /** Each has its best month in another part of the year. */
    private static List<Series> seasonalPieces(int count) {
        var random = new Random(23);
        var panel = new ArrayList<Series>();
        for (int i = 0; i < count; i++) {
            int best = i;
            var values = new double[96];
            Arrays.setAll(
                    values,
                    t ->
                            Math.rint(
                                    50
                                            + 25 * Math.cos(2 * Math.PI * (t - best) / 12)
                                            + 5 * random.nextGaussian()));
            panel.add(new Series("s" + i, values, true));
        }
        return panel;
    }

    private static double amount(int i, int t) {
        return 300 + 10 * i + t + 60 * Math.sin(2 * Math.PI * t / 12);
    }

    private static List<Series> amounts(int count) {
        var random = new Random(22);
        var panel = new ArrayList<Series>();
        for (int i = 0; i < count; i++) {
            int number = i;
            var values = new double[96];
            Arrays.setAll(values, t -> amount(number, t) + 8 * random.nextGaussian());
            panel.add(new Series("a" + i, values, false));
        }
        return panel;
    }
}
