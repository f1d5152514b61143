package tn.shabou.orion.forecast.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tn.shabou.orion.forecast.counts.CountEnsemble.History;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Levels;

class CountLawTest {

    private static final int HORIZON = 6;

    @Test
    void quantilesAreReachedAsOftenAsTheySayWhereNoFormulaIsTrue() {
        try (var workers = new Workers(1)) {
            var panel = panel(600, 36, 1);
            var learned = CountEnsemble.learn(panel, 1, HORIZON, workers);
            var future = panel(600, 36 + HORIZON, 1);
            double within = 0;
            for (int i = 0; i < panel.size(); i++) {
                double[][] quantiles = learned.outlook(panel.get(i), HORIZON, "").quantiles();
                for (int h = 0; h < HORIZON; h++) {
                    double units = future.get(i).units()[36 + h];
                    within += units <= quantiles[h][Levels.of(0.9)] ? 1 : 0;
                }
            }
            assertThat(within / 600 / HORIZON).isCloseTo(0.9, within(0.03));
        }
    }

    @Test
    void whatWasLearnedOfTheLawIsTheSameOnAnyNumberOfThreads() {
        var panel = panel(300, 30, 2);
        try (var one = new Workers(1);
                var three = new Workers(3)) {
            var alone = CountEnsemble.learn(panel, 1, HORIZON, one);
            var together = CountEnsemble.learn(panel, 1, HORIZON, three);

            for (var history : panel) {
                assertThat(together.outlook(history, HORIZON, "").quantiles())
                        .isDeepEqualTo(alone.outlook(history, HORIZON, "").quantiles());
            }
        }
    }

    /** Sells nothing, or 10 to 19 at once: two in five periods. */
    private static List<History> panel(int series, int periods, long seed) {
        var panel = new ArrayList<History>();
        for (int i = 0; i < series; i++) {
            var random = new Random(1_000 * seed + i);
            var y = new double[periods];
            Arrays.setAll(y, _ -> random.nextInt(5) < 2 ? 10 + random.nextInt(10) : 0);
            panel.add(new History(y, 0));
        }
        return panel;
    }
}
