package tn.shabou.orion.forecast.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tn.shabou.orion.forecast.additive.MadeUpDemand.daily;
import static tn.shabou.orion.forecast.additive.MadeUpDemand.demand;
import static tn.shabou.orion.forecast.additive.MadeUpDemand.since;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.orion.forecast.additive.AdditiveModel.Search;

/** How certain an additive model is of what it says. */
class AdditiveFuturesTest {

    private static final AdditiveModel LINE =
            AdditiveModel.of(new Trend.Linear(ChangePoints.usual()));

    @Test
    void isLessCertainTheFurtherItLooks() {
        double[] times = daily(0, 400);
        double[] sold =
                demand(times, 1, time -> 100 + since(time) - 2 * Math.max(0, since(time) - 200));

        var bounds = LINE.fit(times, sold).forecast(daily(400, 600)).quantiles(0.1, 0.5, 0.9);

        assertThat(bounds[2][199] - bounds[0][199])
                .isGreaterThan(2 * (bounds[2][0] - bounds[0][0]));
        for (int h = 0; h < 200; h++) {
            assertThat(bounds[1][h]).isBetween(bounds[0][h], bounds[2][h]);
        }
    }

    @Test
    void carriesOnWhatTheLastResidualsHadInCommon() {
        double[] times = daily(0, 300);
        var random = new Random(9);
        var sold = new double[300];
        double wandering = 0;
        for (int i = 0; i < 300; i++) {
            wandering = 0.9 * wandering + random.nextGaussian();
            sold[i] = 50 + (i < 295 ? wandering : 8);
        }
        var flat = AdditiveModel.of(new Trend.Flat());

        var forecast = flat.with(Extrapolation.CAREFUL).fit(times, sold).forecast(daily(300, 360));

        double level = flat.fit(times, sold).forecast(daily(300, 301)).mean()[0];
        assertThat(forecast.mean()[0]).isBetween(55.0, 58.0);
        assertThat(forecast.mean()[59]).isCloseTo(level, within(0.5));
        var bounds = forecast.quantiles(0.1, 0.9);
        assertThat(bounds[1][0] - bounds[0][0]).isLessThan(0.7 * (bounds[1][59] - bounds[0][59]));
    }

    @Test
    void futuresAddUpToTotals() {
        double[] times = daily(0, 200);
        var forecast = LINE.fit(times, demand(times, 3, _ -> 50)).forecast(daily(200, 204));

        double[] totals = Arrays.stream(forecast.futures()).mapToDouble(Vectors::sum).toArray();

        double mean = Arrays.stream(totals).average().orElseThrow();
        assertThat(mean).isCloseTo(Vectors.sum(forecast.mean()), within(1.0));
        double variance = Arrays.stream(totals).map(t -> (t - mean) * (t - mean)).sum() / 1000;
        assertThat(Math.sqrt(variance)).isBetween(5.0, 8.0);
    }

    @ParameterizedTest
    @EnumSource(Search.class)
    void givesTheSameBitsOnEveryThread(Search search) {
        double[] times = daily(0, 300);
        double[] sold = demand(times, 5, time -> 50 + 10 * Math.sin(2 * Math.PI * time / 7));
        var design = AdditiveModel.usual(times, true).with(search).over(times);
        var outlook = design.ahead(daily(300, 310), Simulation.usual());

        var quantiles =
                IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(_ -> design.fit(sold).forecast(outlook).quantiles(0.05, 0.95))
                        .map(Arrays::deepToString)
                        .distinct()
                        .toList();

        var alone = AdditiveModel.usual(times, true).with(search).fit(times, sold);
        assertThat(quantiles)
                .containsExactly(
                        Arrays.deepToString(alone.forecast(daily(300, 310)).quantiles(0.05, 0.95)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 150, 299})
    void aSeriesWithHolesSharesTheOutlookOfOthers(int unknown) {
        double[] times = daily(0, 300);
        double[] sold = demand(times, 5, time -> 50 + since(time) % 100);
        sold[unknown] = Double.NaN;
        var design = LINE.over(times);
        double[] ahead = daily(300, 310);

        var shared = design.fit(sold).forecast(design.ahead(ahead, Simulation.usual()));

        var alone = LINE.fit(times, sold).forecast(ahead);
        assertThat(shared.mean()).isEqualTo(alone.mean());
        assertThat(shared.quantiles(0.1, 0.9)).isDeepEqualTo(alone.quantiles(0.1, 0.9));
    }

    @Test
    void anotherSeedDrawsOtherFutures() {
        double[] times = daily(0, 300);
        var design = LINE.over(times);
        var fit = design.fit(demand(times, 5, time -> 50 + since(time) % 100));

        var one = fit.forecast(design.ahead(daily(300, 310), new Simulation(200, 1)));
        var other = fit.forecast(design.ahead(daily(300, 310), new Simulation(200, 2)));

        assertThat(one.mean()).isEqualTo(other.mean());
        assertThat(one.quantiles(0.9)[0]).isNotEqualTo(other.quantiles(0.9)[0]);
    }
}
