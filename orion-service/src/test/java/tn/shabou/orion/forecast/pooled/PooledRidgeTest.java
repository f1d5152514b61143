package tn.shabou.orion.forecast.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.pooled.PooledRidge.Anchor;

class PooledRidgeTest {

    @ParameterizedTest
    @EnumSource(Anchor.class)
    void learnsAWaveFromManySeriesThatIsTooFaintInOne(Anchor anchor) {
        var panel = panel(40);
        double[] shortOne = wave(14, 3, 1_000, 50, new Random(1), 0);

        try (var workers = new Workers(2)) {
            var model = new PooledRidge(anchor, 10, 4).learn(panel, workers).orElseThrow();
            double[] ahead = model.continuation(shortOne, 8, 4).mean();

            for (int h = 0; h < 4; h++) {
                assertThat(ahead[h]).isCloseTo(at(14 + h, 3, 1_000, 50), within(12.0));
            }
        }
    }

    @Test
    void saysNothingWithoutEnoughWindows() {
        try (var workers = new Workers(1)) {
            assertThat(
                            new PooledRidge(Anchor.LAST, 10, 4)
                                    .learn(
                                            panel(1).subList(0, 1).stream()
                                                    .map(y -> Arrays.copyOf(y, 20))
                                                    .toList(),
                                            workers))
                    .isEmpty();
        }
    }

    private static List<double[]> panel(int series) {
        var random = new Random(4);
        var panel = new ArrayList<double[]>();
        for (int i = 0; i < series; i++) {
            panel.add(wave(60, i % 8, 10 + 90 * random.nextDouble(), 5, random, 0.5));
        }
        return panel;
    }

    private static double at(int t, int phase, double level, double swing) {
        return level + swing * Math.sin(2 * Math.PI * (t + phase) / 8);
    }

    private static double[] wave(
            int n, int phase, double level, double swing, Random random, double noise) {
        var y = new double[n];
        Arrays.setAll(y, t -> at(t, phase, level, swing) + noise * random.nextGaussian());
        return y;
    }
}
