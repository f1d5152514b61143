package tn.shabou.orion.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArimaTest {

    private static final Order MIXED = Order.of(1, 1, 1).seasonal(0, 1, 1, 12);
    private static final double[] MIXED_COEFFICIENTS = {.5, -.3, -.6};

    record Process(Order order, double... coefficients) {}

    static List<Process> processes() {
        return List.of(
                new Process(Order.of(1, 0, 0), .7),
                new Process(Order.of(2, 0, 0), .5, .3),
                new Process(Order.of(0, 0, 2), -.6, .3),
                new Process(Order.of(1, 1, 1), .8, -.3),
                new Process(Order.of(0, 1, 1).seasonal(0, 1, 1, 12), -.4, -.6),
                new Process(Order.of(1, 0, 0).seasonal(1, 0, 0, 12), .5, .6),
                new Process(Order.of(0, 0, 1).seasonal(1, 1, 1, 4), .4, .5, .4));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void recoversWhatMadeTheSeries(Process process) {
        double[] y = Simulated.series(process.order(), 600, 11, process.coefficients());

        Arima model = Arima.fit(y, process.order(), ArimaOptions.PLAIN);

        double[] errors = model.standardErrors();
        for (int i = 0; i < errors.length; i++) {
            assertThat(model.coefficients()[i])
                    .isCloseTo(process.coefficients()[i], within(3.5 * errors[i]));
        }
        assertThat(model.sigma2()).isCloseTo(1, within(.2));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void theQuickFilterIsTheKalmanFilter(Process process) {
        double[] y = Simulated.series(process.order(), 120, 5, process.coefficients());
        double[] delta = Polynomials.differences(process.order());
        double[][] w = {Polynomials.differenced(y, delta)};
        boolean[] known = new boolean[w[0].length];
        Arrays.fill(known, true);
        Arma arma = new Arma(process.order());
        arma.expand(process.coefficients());
        double[][] quick = new double[1][w[0].length];
        double[][] full = new double[1][w[0].length];

        double quickLogs = new StationaryFilter(w[0].length, arma.states, 1).whiten(arma, w, quick);
        double fullLogs = new DiffuseFilter(new double[0], known).whiten(arma, w, full);

        assertThat(quickLogs).isCloseTo(fullLogs, within(1e-7));
        assertThat(quick[0]).containsExactly(full[0], within(1e-6));
    }

    @Test
    void followsTheUnitInWhichTheSeriesIsCounted() {
        double[] y = Simulated.series(MIXED, 160, 3, MIXED_COEFFICIENTS);
        double[] other = Arrays.stream(y).map(value -> 1000 + 20 * value).toArray();

        ArimaForecast plain = Arima.fit(y, MIXED, ArimaOptions.PLAIN).forecast(12);
        ArimaForecast scaled = Arima.fit(other, MIXED, ArimaOptions.PLAIN).forecast(12);

        for (int i = 0; i < 12; i++) {
            assertThat(scaled.mean()[i]).isCloseTo(1000 + 20 * plain.mean()[i], within(1e-2));
            assertThat(scaled.standardError()[i])
                    .isCloseTo(20 * plain.standardError()[i], within(1e-2));
        }
    }

    @Test
    void findsTheSameToTheLastBit() {
        double[] y = Simulated.series(MIXED, 160, 3, MIXED_COEFFICIENTS);

        List<Arima> models =
                IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(_ -> Arima.fit(y, MIXED, ArimaOptions.PLAIN))
                        .toList();

        assertThat(models)
                .allSatisfy(model -> {
                    assertThat(model.coefficients()).isEqualTo(models.getFirst().coefficients());
                    assertThat(model.cautiousForecast(6).spread())
                            .isEqualTo(models.getFirst().cautiousForecast(6).spread());
                });
    }

    @Test
    void learnsAroundMissingValues() {
        double[] y = Simulated.series(MIXED, 300, 7, MIXED_COEFFICIENTS);
        double[] gaps = y.clone();
        for (int t = 5; t < gaps.length; t += 17) {
            gaps[t] = Double.NaN;
        }

        Arima whole = Arima.fit(y, MIXED, ArimaOptions.PLAIN);
        Arima holed = Arima.fit(gaps, MIXED, ArimaOptions.PLAIN);

        double[] errors = whole.standardErrors();
        for (int i = 0; i < errors.length; i++) {
            assertThat(holed.coefficients()[i])
                    .isCloseTo(whole.coefficients()[i], within(1.5 * errors[i]));
        }
        assertThat(holed.forecast(3).mean()).containsExactly(whole.forecast(3).mean(), within(1.));
        assertThat(holed.residuals()[5]).isNaN();
    }

    @Test
    void oneMissingValueCostsWhatItTold() {
        Order order = Order.of(1, 0, 0);
        double[] y = Simulated.series(order, 80, 2, .6);
        double[] gap = y.clone();
        gap[40] = Double.NaN;
        double[] dummy = new double[80];
        dummy[40] = 1;

        double without = Arima.fit(gap, order, ArimaOptions.PLAIN).coefficients()[0];
        double replaced =
                Arima.fit(y, order, ArimaOptions.PLAIN.withRegressors(dummy)).coefficients()[0];

        assertThat(without).isCloseTo(replaced, within(.02));
    }

    @Test
    void findsMeanDriftAndRegressors() {
        double[] noise = Simulated.series(Order.of(1, 0, 0), 300, 9, .5);
        double[] wave = IntStream.range(0, 320).mapToDouble(t -> Math.sin(t / 3.)).toArray();
        double[] y = new double[300];
        Arrays.setAll(y, t -> 50 + noise[t] + 4 * wave[t]);
        ArimaOptions options =
                ArimaOptions.PLAIN.withConstant().withRegressors(Arrays.copyOf(wave, 300));

        Arima model = Arima.fit(y, Order.of(1, 0, 0), options);
        ArimaForecast ahead = model.forecast(20, Arrays.copyOfRange(wave, 300, 320));

        double[] errors = model.standardErrors();
        assertThat(model.coefficients()[1]).isCloseTo(50, within(4 * errors[1]));
        assertThat(model.coefficients()[2]).isCloseTo(4, within(4 * errors[2]));
        assertThat(ahead.mean()[19]).isCloseTo(50 + 4 * wave[319], within(1.));
    }

    @Test
    void driftGoesOn() {
        double[] steps = Simulated.series(Order.of(0, 1, 0), 200, 4);
        double[] y = new double[200];
        Arrays.setAll(y, t -> steps[t] + 3 * t);

        Arima model = Arima.fit(y, Order.of(0, 1, 0), ArimaOptions.PLAIN.withConstant());

        double drift = model.coefficients()[0];
        assertThat(drift).isCloseTo(3, within(.3));
        assertThat(model.forecast(10).mean()[9]).isCloseTo(y[199] + 10 * drift, within(1e-6));
        assertThat(model.cautiousForecast(10).spread()[9])
                .isGreaterThan(model.forecast(10).spread()[9]);
    }

    @Test
    void aRegressorThatAnotherExplainsIsLeftOut() {
        double[] y = Simulated.series(Order.of(1, 0, 0), 100, 6, .4);
        double[] ones = new double[100];
        Arrays.fill(ones, 2);

        Arima model =
                Arima.fit(
                        y,
                        Order.of(1, 0, 0),
                        ArimaOptions.PLAIN.withConstant().withRegressors(ones));

        assertThat(model.coefficients()[2]).isZero();
    }

    @Test
    void itsIntervalsCoverWhatComes() {
        int covered = 0;
        for (int seed = 0; seed < 300; seed++) {
            double[] y = Simulated.series(Order.airline(4), 52, seed, -.4, -.5);
            ArimaForecast ahead =
                    Arima.fit(Arrays.copyOf(y, 48), Order.airline(4), ArimaOptions.PLAIN)
                            .cautiousForecast(4);
            for (int i = 0; i < 4; i++) {
                boolean within =
                        y[48 + i] >= ahead.quantile(.025)[i]
                                && y[48 + i] <= ahead.quantile(.975)[i];
                covered += within ? 1 : 0;
            }
        }

        assertThat(covered / 1200.).isBetween(.92, .97);
    }

    @Test
    void refusesMoreCoefficientsThanObservations() {
        double[] y = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};

        assertThatThrownBy(() -> Arima.fit(y, MIXED, ArimaOptions.PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs more than");
    }

    @Test
    void refusesARegressorOfAnotherLength() {
        double[] y = Simulated.series(Order.of(1, 0, 0), 50, 1, .4);
        ArimaOptions options = ArimaOptions.PLAIN.withRegressors(new double[49]);

        assertThatThrownBy(() -> Arima.fit(y, Order.of(1, 0, 0), options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("49");
    }
}
