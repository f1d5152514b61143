package tn.shabou.orion.forecast.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tn.shabou.orion.forecast.counts.CountEnsemble.History;
import tn.shabou.orion.forecast.numeric.Workers;

class PanelSeasonTest {

    private static final int CYCLE = 12;

    @Test
    void aSeasonThatNoSeriesShowsAloneIsFoundInThePanel() {
        try (var workers = new Workers(1)) {
            var panel = panel(1);
            var learned = CountEnsemble.learn(panel, CYCLE, 6, workers);
            double[] mean = learned.outlook(panel.getFirst(), 6, "").mean();

            // Histories begin in the third place of the cycle and end after its second.
            assertThat(mean[1] / mean[4]).isCloseTo(index(3, 1) / index(6, 1), within(0.35));
            assertThat(mean[1]).isGreaterThan(mean[4]);
        }
    }

    @Test
    void withoutASeasonForecastsAreFlat() {
        try (var workers = new Workers(1)) {
            var panel = panel(0);
            double[] mean =
                    CountEnsemble.learn(panel, CYCLE, 6, workers)
                            .outlook(panel.getFirst(), 6, "")
                            .mean();

            assertThat(mean).containsOnly(mean[0]);
        }
    }

    private static double index(int place, double depth) {
        return Math.exp(depth * Math.sin(2 * Math.PI * place / CYCLE));
    }

    /** Half a piece a period, four cycles; the first period is number 14, so place 2. */
    private static List<History> panel(double depth) {
        var random = new Random(5);
        var panel = new ArrayList<History>();
        for (int i = 0; i < 200; i++) {
            var units = new double[4 * CYCLE];
            for (int t = 0; t < units.length; t++) {
                double chance = 0.12 * index(t + 2, depth);
                for (int k = 0; k < 4; k++) {
                    units[t] += random.nextDouble() < chance ? 1 : 0;
                }
            }
            panel.add(new History(units, 14));
        }
        return panel;
    }
}
