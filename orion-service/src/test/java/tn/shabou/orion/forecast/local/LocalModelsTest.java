package tn.shabou.orion.forecast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tn.shabou.orion.forecast.numeric.Gaps;

class LocalModelsTest {

    private static final double[] LINE = {10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34};

    @Test
    void theNaiveForecastsRepeatOrGoOn() {
        assertThat(Naive.LAST.continuation(LINE, 1, 2).mean()).containsExactly(34, 34);
        assertThat(Naive.DRIFT.continuation(LINE, 1, 2).mean()).containsExactly(36, 38);
        assertThat(Naive.SEASONAL.continuation(LINE, 4, 5).mean())
                .containsExactly(28, 30, 32, 34, 28);
        assertThat(Naive.MOVING_AVERAGE.continuation(LINE, 4, 1).mean()).containsExactly(31);
    }

    @Test
    void thetaGoesOnWithHalfTheSlope() {
        double[] ahead = Theta.STANDARD.continuation(LINE, 1, 3).mean();

        assertThat(ahead[0]).isBetween(34.0, 36.1);
        assertThat(ahead[2] - ahead[1]).isCloseTo(1, within(1e-9));
    }

    @Test
    void dynamicThetaFollowsALineMoreThanHalf() {
        double[] ahead = Theta.DYNAMIC.continuation(LINE, 1, 3).mean();

        assertThat(ahead[2] - ahead[1]).isGreaterThan(1);
    }

    @Test
    void anAutoregressionContinuesAWave() {
        var wave = new double[120];
        Arrays.setAll(wave, t -> 100 + 10 * Math.sin(2 * Math.PI * t / 12));

        double[] ahead = new Autoregression().continuation(wave, 12, 12).mean();

        for (int h = 0; h < 12; h++) {
            double expected = 100 + 10 * Math.sin(2 * Math.PI * (120 + h) / 12);
            assertThat(ahead[h]).isCloseTo(expected, within(1.5));
        }
    }

    @Test
    void aLongSeasonIsTakenOutAndPutBack() {
        var random = new Random(3);
        var weeks = new double[52 * 4];
        Arrays.setAll(
                weeks, t -> 500 + 80 * Math.sin(2 * Math.PI * t / 52) + random.nextGaussian());

        double[] ahead =
                new Deseasoned("stl-ets", QuickEts.INSTANCE).continuation(weeks, 52, 26).mean();

        for (int h = 0; h < 26; h++) {
            double expected = 500 + 80 * Math.sin(2 * Math.PI * h / 52);
            assertThat(ahead[h]).isCloseTo(expected, within(10.0));
        }
    }

    @Test
    void whatLooksLikeASeasonByChanceIsSeldomRepeated() {
        var random = new Random(11);
        var model = new Deseasoned("stl-naive", Naive.LAST);
        int repeated = 0;
        for (int walk = 0; walk < 40; walk++) {
            var weeks = new double[52 * 4];
            weeks[0] = 300;
            for (int t = 1; t < weeks.length; t++) {
                weeks[t] = weeks[t - 1] + random.nextGaussian();
            }
            double[] ahead = model.continuation(weeks, 52, 13).mean();
            repeated += ahead[12] == weeks[weeks.length - 1] ? 0 : 1;
        }

        assertThat(repeated).isLessThan(20);
    }

    @Test
    void anAutoregressionKeepsGrowingInProportion() {
        var random = new Random(4);
        var months = new double[60];
        Arrays.setAll(
                months, t -> 100 * Math.pow(1.03, t) * Math.exp(0.01 * random.nextGaussian()));

        double[] ahead = new Autoregression().continuation(months, 12, 12).mean();

        assertThat(ahead[11]).isCloseTo(100 * Math.pow(1.03, 71), within(40.0));
    }

    @Test
    void aLongSeasonIsContinuedThoughHalfAYearIsUnknown() {
        var random = new Random(5);
        var weeks = new double[52 * 5];
        Arrays.setAll(
                weeks, t -> 500 + 80 * Math.sin(2 * Math.PI * t / 52) + random.nextGaussian());
        Arrays.fill(weeks, 52 * 3, 52 * 3 + 26, Double.NaN);

        double[] ahead =
                new Deseasoned("stl-ets", QuickEts.INSTANCE).continuation(weeks, 52, 26).mean();

        for (int h = 0; h < 26; h++) {
            double expected = 500 + 80 * Math.sin(2 * Math.PI * h / 52);
            assertThat(ahead[h]).isCloseTo(expected, within(15.0));
        }
    }

    @Test
    void theSeasonRidesOnTheLineAcrossAGap() {
        double[] gappy = {1, 9, 1, 9, 1, 9, Double.NaN, Double.NaN, 1, 9, 1, 9};

        assertThat(Gaps.filled(gappy, 2)).startsWith(1, 9, 1, 9, 1, 9).endsWith(1, 9, 1, 9);
        assertThat(Gaps.filled(gappy, 2)[6]).isCloseTo(1, within(0.5));
        assertThat(Gaps.filled(gappy, 2)[7]).isCloseTo(9, within(0.5));
    }

    @Test
    void gapsLieOnTheLineBetweenTheirNeighbours() {
        double[] gappy = {1, Double.NaN, Double.NaN, 4, 5, Double.NaN};

        assertThat(Gaps.filled(gappy)).containsExactly(1, 2, 3, 4, 5, 5);
        assertThat(gappy[1]).isNaN();
    }

    @Test
    void theSeasonTestSeesSeasonsOnly() {
        var random = new Random(8);
        var seasonal = new double[96];
        var noise = new double[96];
        Arrays.setAll(noise, _ -> 50 + random.nextGaussian());
        Arrays.setAll(seasonal, t -> noise[t] + 5 * Math.cos(2 * Math.PI * t / 12));

        assertThat(Decomposition.isSeasonal(seasonal, 12)).isTrue();
        assertThat(Decomposition.isSeasonal(noise, 12)).isFalse();
        assertThat(Decomposition.indices(seasonal, 12, false)[0]).isCloseTo(5, within(1.5));
    }
}
