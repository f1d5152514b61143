package tn.shabou.orion.forecast.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static tn.shabou.orion.forecast.additive.MadeUpDemand.START;
import static tn.shabou.orion.forecast.additive.MadeUpDemand.daily;
import static tn.shabou.orion.forecast.additive.MadeUpDemand.demand;
import static tn.shabou.orion.forecast.additive.MadeUpDemand.since;

import java.util.Arrays;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.orion.forecast.additive.AdditiveModel.Search;

class AdditiveModelTest {

    private static final AdditiveModel LINE =
            AdditiveModel.of(new Trend.Linear(ChangePoints.usual()));

    @ParameterizedTest
    @EnumSource(Search.class)
    void followsATrendThatTurns(Search search) {
        double[] times = daily(0, 400);
        DoubleUnaryOperator turning =
                time -> 100 + since(time) - 1.5 * Math.max(0, since(time) - 150);

        var fit = LINE.with(search).fit(times, demand(times, 1, turning));

        double[] ahead = daily(400, 430);
        assertThat(fit.forecast(ahead).mean())
                .usingComparatorWithPrecision(6.0)
                .containsExactly(Arrays.stream(ahead).map(turning).toArray());
    }

    @ParameterizedTest
    @EnumSource(Search.class)
    void comesToRestBelowTheCap(Search search) {
        double[] times = daily(0, 300);
        DoubleUnaryOperator growth = time -> 20 + 180 / (1 + Math.exp(-(since(time) - 150) / 30));
        var model =
                AdditiveModel.of(new Trend.Logistic(ChangePoints.usual(), 200, 20)).with(search);

        var forecast = model.fit(times, demand(times, 1, growth)).forecast(daily(300, 700));

        assertThat(forecast.mean()[399]).isCloseTo(200, within(3.0));
        assertThat(Arrays.stream(forecast.trend()).max().orElseThrow()).isLessThan(200);
    }

    @Test
    void keepsALevelWhereTheTrendIsFlat() {
        double[] times = daily(0, 60);
        var fit = AdditiveModel.of(new Trend.Flat()).fit(times, demand(times, 2, _ -> 50));

        var forecast = fit.forecast(daily(60, 90));

        assertThat(forecast.trend()[0]).isCloseTo(50, within(1.0)).isEqualTo(forecast.trend()[29]);
        assertThat(forecast.quantiles(0.975)[0][29]).isCloseTo(54, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsTheWeekAndTheYear(boolean multiplicative) {
        double[] times = daily(0, 1100);
        DoubleUnaryOperator seasonal =
                time -> {
                    double level = 100 + 0.1 * since(time);
                    double week = Math.sin(2 * Math.PI * time / 7);
                    double year = Math.cos(2 * Math.PI * time / 365.25);
                    return multiplicative
                            ? level * (1 + 0.2 * week + 0.1 * year)
                            : level + 20 * week + 10 * year;
                };

        var fit = AdditiveModel.usual(times, multiplicative).fit(times, demand(times, 2, seasonal));

        double[] ahead = daily(1100, 1200);
        assertThat(fit.forecast(ahead).mean())
                .usingComparatorWithPrecision(4.0)
                .containsExactly(Arrays.stream(ahead).map(seasonal).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7, 12, 52})
    void carriesOnASeasonOfAnyLength(int season) {
        var times = IntStream.range(0, 4 * season + 30).asDoubleStream().toArray();
        DoubleUnaryOperator seasonal =
                time -> (200 + time) * (1 + 0.3 * Math.cos(2 * Math.PI * time / season));
        var ahead = IntStream.range(0, 5).mapToDouble(h -> times.length + h).toArray();

        var forecast =
                AdditiveModel.careful(season, true)
                        .fit(times, demand(times, 1, seasonal))
                        .forecast(ahead);

        for (int h = 0; h < 5; h++) {
            assertThat(forecast.mean()[h] / seasonal.applyAsDouble(ahead[h]))
                    .isCloseTo(1, within(0.05));
        }
    }

    @Test
    void findsASeasonThatMovesWithTheMoon() {
        double[] times = daily(0, 1500);
        var hijri = new Cycle.HijriYear();
        DoubleUnaryOperator lunar = time -> 100 + 30 * Math.sin(2 * Math.PI * hijri.turns(time));
        var model = LINE.with(AdditiveModel.season("hijri", hijri, 2, false));

        double[] ahead = daily(1500, 1850);
        assertThat(model.fit(times, demand(times, 2, lunar)).forecast(ahead).mean())
                .usingComparatorWithPrecision(4.0)
                .containsExactly(Arrays.stream(ahead).map(lunar).toArray());
    }

    @Test
    void expectsOfTheNextHolidayWhatTheLastOnesDid() {
        double[] times = daily(0, 400);
        long first = START.toEpochDay() + 100;
        var feast =
                new Term.Holiday("feast", Set.of(first, first + 150, first + 320), 1, 1, 10, false);
        double[] sold = demand(times, 1, _ -> 50);
        for (long day : new long[] {first, first + 150}) {
            int at = (int) (day - START.toEpochDay());
            sold[at - 1] += 20;
            sold[at] += 40;
            sold[at + 1] -= 30;
        }

        var forecast = LINE.with(feast).fit(times, sold).forecast(daily(418, 423));

        assertThat(forecast.component("feast"))
                .usingComparatorWithPrecision(2.0)
                .containsExactly(0, 20, 40, -30, 0);
    }

    @Test
    void learnsWhatAPriceDoes() {
        double[] times = daily(0, 300);
        DoubleUnaryOperator price = time -> 5 + (time % 11) / 10;
        DoubleUnaryOperator sold = time -> 100 - 8 * price.applyAsDouble(time);
        var model = LINE.with(new Term.Regressor("price", price, 10, false));

        double[] ahead = daily(300, 330);
        assertThat(model.fit(times, demand(times, 0.5, sold)).forecast(ahead).mean())
                .usingComparatorWithPrecision(1.0)
                .containsExactly(Arrays.stream(ahead).map(sold).toArray());
    }

    @Test
    void goesOnWithoutARegressorThatIsUnknown() {
        double[] times = daily(0, 100);
        var model = LINE.with(new Term.Regressor("weather", _ -> Double.NaN, 10, false));

        double[] mean =
                model.fit(times, demand(times, 1, _ -> 30)).forecast(daily(100, 105)).mean();

        assertThat(mean).usingComparatorWithPrecision(1.5).containsExactly(30, 30, 30, 30, 30);
    }

    @Test
    void takesUnknownDemandForUnknownNotForZero() {
        double[] times = daily(0, 300);
        double[] sold = demand(times, 1, time -> 50 + 10 * Math.sin(2 * Math.PI * time / 7));
        Arrays.fill(sold, 100, 160, Double.NaN);
        sold[0] = Double.NaN;
        sold[299] = Double.NaN;
        var model = LINE.with(AdditiveModel.season("weekly", Cycle.WEEK, 3, false));

        double[] ahead = daily(300, 307);
        assertThat(model.fit(times, sold).forecast(ahead).mean())
                .usingComparatorWithPrecision(2.0)
                .containsExactly(
                        Arrays.stream(ahead)
                                .map(time -> 50 + 10 * Math.sin(2 * Math.PI * time / 7))
                                .toArray());
    }

    @Test
    void aDampedTrendComesToRest() {
        double[] times = daily(0, 200);
        double[] sold = demand(times, 0.1, time -> 100 + since(time));
        var damped = LINE.with(new Extrapolation(0.9, false));

        double[] straight = LINE.fit(times, sold).forecast(daily(200, 400)).mean();
        double[] resting = damped.fit(times, sold).forecast(daily(200, 400)).mean();

        assertThat(straight[199]).isCloseTo(499, within(5.0));
        assertThat(resting[0]).isCloseTo(299.9, within(1.0));
        // The rate times 0.9 + 0.81 + …, which is 9.
        assertThat(resting[199]).isCloseTo(308, within(1.0));
    }

    @ParameterizedTest
    @EnumSource(Search.class)
    void findsNumbersForWhateverWasSold(Search search) {
        double[] times = daily(0, 60);
        var model = LINE.with(AdditiveModel.season("weekly", Cycle.WEEK, 3, true)).with(search);
        double[] huge = demand(times, 1e11, _ -> 5e11);
        double[] once = new double[60];
        once[59] = 7;
        var two = new double[60];
        Arrays.fill(two, Double.NaN);
        two[10] = 3;
        two[20] = 4;

        for (double[] sold : new double[][] {new double[60], constant(4), huge, once, two}) {
            var forecast = model.fit(times, sold).forecast(daily(60, 70));
            assertThat(Arrays.stream(forecast.mean()).allMatch(Double::isFinite)).isTrue();
            assertThat(
                            Arrays.stream(forecast.quantiles(0.01, 0.99))
                                    .flatMapToDouble(Arrays::stream)
                                    .allMatch(Double::isFinite))
                    .isTrue();
        }
        assertThat(model.fit(times, constant(4)).forecast(daily(60, 70)).mean()[9])
                .isCloseTo(4, within(0.05));
    }

    private static double[] constant(double units) {
        var demand = new double[60];
        Arrays.fill(demand, units);
        return demand;
    }

    @Test
    void refusesWhatIsNoHistory() {
        assertThatIllegalArgumentException().isThrownBy(() -> LINE.over(new double[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> LINE.over(new double[] {2, 1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LINE.over(new double[] {1, 2}).fit(new double[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LINE.over(new double[] {1, 2}).fit(new double[] {1, Double.NaN}));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LINE.with(AdditiveModel.season("a", Cycle.WEEK, 1, true))
                                .with(AdditiveModel.season("a", Cycle.YEAR, 1, true)));
    }
}
