package tn.shabou.orion.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.orion.forecast.arima.Outlier.Kind;

class AutoArimaTest {

    private static final Order AIRLINE = Order.airline(12);

    @Test
    void takesTheDifferencesThatASeasonalSeriesNeeds() {
        double[] y = Simulated.series(AIRLINE, 240, 1, -.4, -.5);

        AutoArima chosen = AutoArima.fit(y, 12);

        assertThat(chosen.model().order().diff()).isEqualTo(1);
        assertThat(chosen.model().order().seasonalDiff()).isEqualTo(1);
        assertThat(chosen.isLogarithmic()).isFalse();
    }

    @Test
    void isAsGoodAsTheTrueModel() {
        double ours = 0;
        double best = 0;
        for (int seed = 0; seed < 20; seed++) {
            double[] y = Simulated.series(AIRLINE, 132, seed, -.4, -.5);
            double[] past = Arrays.copyOf(y, 120);
            double[] chosen = AutoArima.fit(past, 12).forecast(12).mean();
            double[] known = Arima.fit(past, AIRLINE, ArimaOptions.PLAIN).forecast(12).mean();
            for (int i = 0; i < 12; i++) {
                ours += Math.pow(y[120 + i] - chosen[i], 2);
                best += Math.pow(y[120 + i] - known[i], 2);
            }
        }

        assertThat(ours / best).isLessThan(1.2);
    }

    @Test
    void takesLogarithmsOfASeasonThatGrowsWithTheLevel() {
        double[] y = growing(144);

        AutoArima chosen = AutoArima.fit(Arrays.copyOf(y, 132), 12);
        ArimaForecast ahead = chosen.forecast(12);

        assertThat(chosen.isLogarithmic()).isTrue();
        for (int i = 0; i < 12; i++) {
            assertThat(ahead.median()[i] / y[132 + i]).isCloseTo(1, within(.15));
            assertThat(ahead.mean()[i]).isGreaterThan(ahead.median()[i]);
            assertThat(ahead.quantile(.025)[i]).isPositive();
        }
    }

    @Test
    void isNotMisledByAFaultInTheData() {
        double[] y = Simulated.series(Order.of(1, 0, 0), 150, 8, .3);
        double[] faulty = y.clone();
        faulty[120] += 15;

        AutoArima chosen = AutoArima.fit(faulty, 1);

        assertThat(chosen.outliers()).containsExactly(new Outlier(Kind.ADDITIVE, 120));
        assertThat(chosen.forecast(5).spread()[0]).isLessThan(1.6);
    }

    @Test
    void seesThatALevelHasShifted() {
        double[] y = Simulated.series(Order.of(0, 0, 0), 150, 8);
        for (int t = 100; t < y.length; t++) {
            y[t] += 12;
        }

        AutoArima chosen = AutoArima.fit(y, 1);

        assertThat(chosen.outliers()).contains(new Outlier(Kind.LEVEL_SHIFT, 100));
        assertThat(chosen.forecast(5).mean()[4]).isCloseTo(12, within(1.));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 9, 14, 25, 40})
    void forecastsFromShortSeries(int n) {
        double[] y = IntStream.range(0, n).mapToDouble(t -> 20 + t % 3).toArray();

        ArimaForecast ahead = AutoArima.fit(y, 12).forecast(6);

        assertThat(Arrays.stream(ahead.mean())).allMatch(mean -> mean > 10 && mean < 40);
        assertThat(Arrays.stream(ahead.spread())).allMatch(Double::isFinite);
    }

    @Test
    void aSeriesThatNeverMovesStays() {
        double[] y = new double[30];
        Arrays.fill(y, 7);

        ArimaForecast ahead = AutoArima.fit(y, 12).forecast(3);

        assertThat(ahead.mean()).containsExactly(new double[] {7, 7, 7}, within(1e-9));
        assertThat(ahead.spread()).containsExactly(new double[3], within(1e-9));
    }

    @Test
    void aSeriesThatNearlyNeverMovesHasFiniteForecasts() {
        double[] y = new double[44];
        y[7] = 3;
        y[30] = 1;
        y[43] = 2;

        ArimaForecast ahead = AutoArima.fit(y, 1).forecast(8);

        assertThat(Arrays.stream(ahead.mean())).allMatch(mean -> mean > -1 && mean < 3);
    }

    @Test
    void workAroundMissingValues() {
        double[] y = Simulated.series(AIRLINE, 156, 2, -.4, -.5);
        double[] holed = Arrays.copyOf(y, 144);
        for (int t : List.of(3, 50, 51, 52, 100)) {
            holed[t] = Double.NaN;
        }

        ArimaForecast whole = AutoArima.fit(Arrays.copyOf(y, 144), 12).forecast(12);
        ArimaForecast ahead = AutoArima.fit(holed, 12).forecast(12);

        for (int i = 0; i < 12; i++) {
            assertThat(ahead.mean()[i]).isCloseTo(whole.mean()[i], within(2 * whole.spread()[i]));
        }
    }

    @Test
    void seesASeasonOfAYearInWeeks() {
        double[] noise = Simulated.series(Order.of(1, 0, 0), 234, 3, .4);
        double[] y = new double[234];
        Arrays.setAll(y, t -> 200 + noise[t] + 30 * Math.sin(2 * Math.PI * t / 52));

        ArimaForecast ahead = AutoArima.fit(Arrays.copyOf(y, 208), 52).forecast(26);

        for (int i = 0; i < 26; i++) {
            assertThat(ahead.median()[i]).isCloseTo(y[208 + i], within(6.));
        }
    }

    @Test
    void learnsWhatAPromotionBrings() {
        double[] noise = Simulated.series(Order.of(0, 1, 1), 130, 6, -.6);
        double[] promotion = new double[130];
        for (int t = 4; t < 130; t += 9) {
            promotion[t] = 1;
        }
        double[] y = new double[130];
        Arrays.setAll(y, t -> 80 + noise[t] + 25 * promotion[t]);
        AutoArimaOptions options =
                AutoArimaOptions.USUAL.withRegressors(Arrays.copyOf(promotion, 120));

        double[] mean =
                AutoArima.fit(Arrays.copyOf(y, 120), 1, options)
                        .forecast(10, Arrays.copyOfRange(promotion, 120, 130))
                        .median();

        assertThat(promotion[121]).isEqualTo(1);
        assertThat(mean[1] - mean[0]).isCloseTo(25, within(4.));
    }

    @Test
    void isSurerOfTomorrowThanOfNextYear() {
        double[] y = Simulated.series(AIRLINE, 144, 4, -.4, -.5);

        double[] spread = AutoArima.fit(y, 12).forecast(12).spread();

        assertThat(spread).isSorted();
        assertThat(spread[0]).isBetween(.8, 1.8);
    }

    @Test
    void choosesTheSameEachTime() {
        double[] y = growing(132);

        List<double[]> means =
                IntStream.range(0, 6)
                        .parallel()
                        .mapToObj(_ -> AutoArima.fit(y, 12).forecast(12).mean())
                        .toList();

        assertThat(means).allSatisfy(mean -> assertThat(mean).isEqualTo(means.getFirst()));
    }

    private static double[] growing(int n) {
        double[] noise = Simulated.series(Order.of(0, 1, 1), n, 5, -.5);
        double[] y = new double[n];
        Arrays.setAll(
                y,
                t -> Math.exp(3 + .012 * t + .4 * Math.sin(2 * Math.PI * t / 12) + .03 * noise[t]));
        return y;
    }
}
