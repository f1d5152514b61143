package tn.shabou.orion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tn.shabou.orion.forecast.Histories.UNKNOWN;
import static tn.shabou.orion.forecast.Histories.constant;
import static tn.shabou.orion.forecast.Histories.monthly;
import static tn.shabou.orion.forecast.Histories.negativeBinomial;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.orion.evaluation.Accuracy;
import tn.shabou.orion.evaluation.Backtest;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.Forecast;
import tn.shabou.orion.forecast.Forecaster;

class ForecasterTest {

    private final Forecaster forecaster = Methods.forecaster();

    @Test
    void choosesTheMethodByTheClassOfDemand() {
        assertThat(forecast(5, 6, 5, 4, 7, 5, 6, 5).model()).isEqualTo("ses");
        assertThat(forecast(0, 2, 0, 0, 2, 0, 0, 0).model()).isEqualTo("tsb");
        assertThat(forecast(0, 0, 0).model()).isEqualTo("zero");
    }

    @Test
    void takesTheMeanOfLessThanSixPeriods() {
        var forecast = forecast(4, 2, UNKNOWN, 6, UNKNOWN, 4, 4);

        assertThat(forecast.model()).isEqualTo("mean");
        assertThat(forecast.points().getLast().mean()).isEqualTo(4);
    }

    @Test
    void expectsNothingOfWhatNeverSold() {
        var forecast = forecast(constant(36, 0));

        assertThat(forecast.pattern().demandClass()).isEqualTo(DemandClass.NONE);
        assertThat(forecast.points()).hasSize(12).containsOnly(new Forecast.Point(0, 0, 0, 0, 0));
    }

    @Test
    void hasNothingToSayWhenNothingIsKnown() {
        assertThat(forecaster.forecast(monthly(UNKNOWN, UNKNOWN), 12)).isEmpty();
        assertThat(forecaster.forecast(monthly(), 12)).isEmpty();
    }

    /** A point refuses numbers that are not finite, negative, or do not nest. */
    @Test
    void makesAProperForecastOfAnyHistory() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            var history = anyHistory(random);

            var points = forecaster.forecast(history, 13).map(Forecast::points).orElseThrow();

            assertThat(points).hasSize(13);
        }
    }

    @Test
    void copesWithHugeAndWithTinyAmounts() {
        assertThat(forecast(1e12, 0, 1e12, 1, 1e12, 0, 5, 1e12).points()).hasSize(12);
        assertThat(forecast(0.001, 0, 0.001, 0.002, 0, 0.001, 0, 0).points()).hasSize(12);
        assertThat(
                        forecast(
                                        DoubleStream.concat(
                                                        DoubleStream.of(1e12),
                                                        DoubleStream.of(constant(400, 0)))
                                                .toArray())
                                .points())
                .hasSize(12);
    }

    @Test
    void givesTheSameForecastOnEveryThread() {
        var history = monthly(negativeBinomial(new Random(3), 60, 2, 0.4));
        var alone = forecaster.forecast(history, 12);

        var together =
                IntStream.range(0, 64).parallel().mapToObj(_ -> forecaster.forecast(history, 12));

        assertThat(together).containsOnly(alone);
    }

    /** A negative binomial of mean 12: bounds of whole numbers hold a little more than promised. */
    @Test
    void coversWhatItPromisesForPartsThatSellOften() {
        var accuracy = simulated(3, 0.8);

        assertThat(accuracy.coverage80()).isBetween(0.79, 0.86);
        assertThat(accuracy.coverage95()).isBetween(0.94, 0.98);
        assertThat(accuracy.bias()).isCloseTo(1, within(0.03));
    }

    /** Mean 1/4, nothing sold in 4 of 5 periods: the upper bound can only lie on a whole number. */
    @Test
    void coversAtLeastWhatItPromisesForPartsThatSeldomSell() {
        var accuracy = simulated(1, 0.2);

        assertThat(accuracy.coverage80()).isBetween(0.88, 0.97);
        assertThat(accuracy.coverage95()).isBetween(0.95, 0.995);
        assertThat(accuracy.bias()).isCloseTo(1, within(0.05));
    }

    private Accuracy simulated(int failures, double success) {
        var random = new Random(20261122);
        var panel =
                IntStream.range(0, 3000)
                        .mapToObj(_ -> monthly(negativeBinomial(random, 60, failures, success)))
                        .toList();
        return new Backtest(1, List.of(48), 12).of(forecaster, panel);
    }

    private static DemandSeries anyHistory(Random random) {
        double scale = Math.pow(10, random.nextInt(-3, 9));
        double zeros = random.nextDouble();
        boolean pieces = random.nextBoolean();
        var demand = new double[1 + random.nextInt(80)];
        for (int t = 0; t < demand.length; t++) {
            double units = random.nextDouble() < zeros ? 0 : -scale * Math.log(random.nextDouble());
            demand[t] = pieces ? Math.rint(units) : units;
            if (t > 0 && random.nextInt(10) == 0) {
                demand[t] = UNKNOWN;
            }
        }
        return monthly(demand);
    }

    private Forecast forecast(double... demand) {
        return forecaster.forecast(monthly(demand), 12).orElseThrow();
    }
}
