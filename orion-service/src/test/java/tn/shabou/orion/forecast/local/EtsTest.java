package tn.shabou.orion.forecast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tn.shabou.orion.forecast.local.EtsForm.Season;
import tn.shabou.orion.forecast.local.EtsForm.Trend;

class EtsTest {

    private static final int YEAR = 12;

    static java.util.List<EtsForm> forms() {
        return EtsForm.sensible(true, true);
    }

    @Test
    void thereAreFifteenSensibleForms() {
        assertThat(forms()).hasSize(15).doesNotHaveDuplicates();
        assertThat(EtsForm.sensible(false, true)).noneMatch(EtsForm::multiplicativeError);
        assertThat(EtsForm.sensible(true, false)).noneMatch(EtsForm::hasSeason);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theSlopeOfTheLikelihoodIsThatOfItsDifferences(EtsForm form) {
        double[] y = seasonal(60, 3);
        y[17] = Double.NaN;
        var likelihood = new EtsLikelihood(form, y, form.hasSeason() ? YEAR : 1);
        var x = new double[likelihood.variables()];
        java.util.Arrays.fill(x, 0, likelihood.firstState(), -0.7);
        java.util.Arrays.fill(
                x, likelihood.firstState(), x.length, form.season() == Season.ADDITIVE ? 3 : 1);
        x[likelihood.firstState()] = 100;
        var slope = new double[x.length];
        likelihood.at(x, slope);

        for (int i = 0; i < x.length; i++) {
            double step = 1e-5 * Math.max(1, Math.abs(x[i]));
            double[] up = x.clone();
            double[] down = x.clone();
            up[i] += step;
            down[i] -= step;
            double difference = (likelihood.forward(up) - likelihood.forward(down)) / (2 * step);
            assertThat(slope[i]).isCloseTo(difference, within(1e-3 * (1 + Math.abs(difference))));
        }
    }

    @Test
    void findsTheShareThatALevelMovesBy() {
        var random = new Random(5);
        var y = new double[600];
        double level = 100;
        for (int t = 0; t < y.length; t++) {
            double error = random.nextGaussian();
            y[t] = level + error;
            level += 0.4 * error;
        }

        var fit = EtsFit.of(new EtsForm(false, Trend.NONE, Season.NONE), y, 1);

        assertThat(fit.alpha()).isCloseTo(0.4, within(0.08));
        assertThat(fit.path(3).deviation()[0]).isCloseTo(1, within(0.1));
        assertThat(fit.path(3).deviation()[2]).isGreaterThan(fit.path(3).deviation()[0]);
    }

    @Test
    void choosesAMultiplicativeSeasonWhereSwingsGrowWithTheLevel() {
        double[] y = seasonal(120, 1);

        var fit = QuickEts.fits(y, YEAR, EtsFit.FINE).getFirst();
        double[] ahead = fit.path(YEAR).mean();

        assertThat(fit.form().season()).isEqualTo(Season.MULTIPLICATIVE);
        for (int h = 0; h < YEAR; h++) {
            assertThat(ahead[h]).isCloseTo(expected(120 + h), within(0.05 * expected(120 + h)));
        }
    }

    @Test
    void learnsNothingFromUnknownPeriods() {
        double[] y = seasonal(120, 1);
        double[] gappy = y.clone();
        for (int t = 30; t < 40; t++) {
            gappy[t] = Double.NaN;
        }

        double[] whole = new Ets().continuation(y, YEAR, 6).mean();
        double[] holed = new Ets().continuation(gappy, YEAR, 6).mean();

        for (int h = 0; h < 6; h++) {
            assertThat(holed[h]).isCloseTo(whole[h], within(0.05 * whole[h]));
        }
    }

    @Test
    void aSeriesThatNeverMovesStaysWhereItIs() {
        var path = new Ets().continuation(new double[] {7, 7, 7, 7, 7, 7, 7, 7}, 1, 3);

        assertThat(path.isSound()).isTrue();
        assertThat(path.mean()).containsOnly(path.mean()[0]);
        assertThat(path.mean()[0]).isCloseTo(7, within(1e-6));
    }

    private static double expected(int t) {
        return (100 + t) * (1 + 0.3 * Math.sin(2 * Math.PI * t / YEAR));
    }

    private static double[] seasonal(int periods, double noise) {
        var random = new Random(9);
        var y = new double[periods];
        for (int t = 0; t < periods; t++) {
            y[t] = expected(t) + noise * random.nextGaussian();
        }
        return y;
    }
}
