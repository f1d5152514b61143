package tn.shabou.orion.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.orion.forecast.ensemble.PanelForecaster;
import tn.shabou.orion.forecast.ensemble.Request;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Series;

/** Forty steady parts: to expect their mean is better than to expect what was sold last. */
class ContestTest {

    private static final Contest CONTEST = Contest.over(13);
    private static final Workers WORKERS = new Workers(1);
    private static final List<Series> PANEL = steady();

    @Test
    void replacesAChampionThatIsBeatenClearly() {
        var verdict = verdict("naive", "mean");

        assertThat(verdict.won()).isTrue();
        assertThat(verdict.origins()).isEqualTo(4);
        assertThat(verdict.series()).isEqualTo(40);
        assertThat(verdict.challengerError()).isLessThan(verdict.championError());
        assertThat(verdict.bias()).isBetween(0.9, 1.1);
    }

    @Test
    void keepsAChampionThatIsBetterOrAsGood() {
        assertThat(verdict("mean", "naive").won()).isFalse();
        assertThat(verdict("mean", "mean").won()).isFalse();
    }

    @Test
    void comparesNothingWhereHistoriesAreShort() {
        var young = PANEL.stream().map(series -> series.first(15)).toList();

        var verdicts =
                CONTEST.verdicts(
                        Map.of(DemandClass.SMOOTH, learned("mean")),
                        learned("naive"),
                        young,
                        WORKERS);

        assertThat(verdicts)
                .allSatisfy(verdict -> {
                    assertThat(verdict.origins()).isZero();
                    assertThat(verdict.won()).isFalse();
                });
    }

    private static Contest.Verdict verdict(String champion, String challenger) {
        return CONTEST.verdicts(
                        Map.of(DemandClass.SMOOTH, learned(champion)),
                        learned(challenger),
                        PANEL,
                        WORKERS)
                .getFirst();
    }

    private static PanelForecaster learned(String model) {
        return PanelForecaster.learn(new Request(1, 15, 13, model), PANEL, WORKERS);
    }

    private static List<Series> steady() {
        var random = new SplittableRandom(5);
        var panel = new ArrayList<Series>();
        for (int i = 0; i < 40; i++) {
            var units = new double[80];
            for (int t = 0; t < units.length; t++) {
                units[t] = Math.rint(20 + 4 * random.nextGaussian());
            }
            panel.add(new Series(String.valueOf(i), units, true));
        }
        return panel;
    }
}
