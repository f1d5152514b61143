package tn.shabou.orion.forecast.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tn.shabou.orion.forecast.numeric.Workers;

class PooledRateTest {

    @Test
    void learnsFromOthersThatWhatStoppedStaysStopped() {
        var panel = panel(400);
        double[] stopped =
                panel.stream()
                        .filter(y -> y[39] + y[38] + y[37] + y[36] == 0)
                        .findFirst()
                        .orElseThrow();

        try (var workers = new Workers(1)) {
            var rate = learned(panel, workers);

            assertThat(of(rate, stopped)).isLessThan(0.1);
            assertThat(of(rate, going())).isCloseTo(4, within(0.8));
            assertThat(Rates.smoothed(stopped, 0.1)).isGreaterThan(0.5);
        }
    }

    @Test
    void isTheSameOnAnyNumberOfThreads() {
        var panel = panel(300);
        try (var one = new Workers(1);
                var three = new Workers(3)) {
            var alone = learned(panel, one);
            var together = learned(panel, three);

            for (double[] y : panel) {
                assertThat(of(together, y)).isEqualTo(of(alone, y));
            }
        }
    }

    @Test
    void withoutEnoughToLearnFromItIsADiscountedMean() {
        try (var workers = new Workers(1)) {
            var rate = learned(List.of(going()), workers);

            assertThat(of(rate, going())).isCloseTo(4, within(0.6));
        }
    }

    private static PooledRate learned(List<double[]> panel, Workers workers) {
        var pasts = pasts(panel);
        var untaught = PooledRate.untaught(pasts, 1, 4);
        var moments = untaught.moments(pasts, Effort.THOROUGH.moments(), workers);
        return untaught.learned(moments, Effort.THOROUGH.rate(), workers);
    }

    private static double of(PooledRate rate, double[] y) {
        return rate.of(rate.seen(new Past(y)));
    }

    private static List<Past> pasts(List<double[]> panel) {
        return panel.stream().map(Past::new).toList();
    }

    /** Sells four a period, more or less, until it stops for good. */
    private static List<double[]> panel(int series) {
        var random = new Random(11);
        var panel = new ArrayList<double[]>();
        for (int i = 0; i < series; i++) {
            int end = 8 + random.nextInt(60);
            var y = new double[40];
            Arrays.setAll(y, t -> t < end ? 2 + random.nextInt(5) : 0);
            panel.add(y);
        }
        return panel;
    }

    private static double[] going() {
        var random = new Random(12);
        var y = new double[40];
        Arrays.setAll(y, _ -> 2 + random.nextInt(5));
        return y;
    }
}
