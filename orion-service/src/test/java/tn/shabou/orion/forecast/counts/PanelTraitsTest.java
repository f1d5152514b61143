package tn.shabou.orion.forecast.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tn.shabou.orion.forecast.counts.CountEnsemble.History;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Traits;

class PanelTraitsTest {

    private static final int CYCLE = 12;
    private static final int HORIZON = 3;
    private static final int LENGTH = 36;

    @Test
    void whatSellsInWinterIsExpectedToAlthoughItsOwnPastIsShort() {
        var ensemble = learned(seasonal());
        double[] sold = {3, 2, 4, 3, 2, 3, 4};

        double heaters = rate(ensemble, sold, traits("heaters", 10));
        double coolers = rate(ensemble, sold, traits("coolers", 10));

        assertThat(heaters).isGreaterThan(1.5 * coolers);
        assertThat(rate(ensemble, sold, null)).isBetween(coolers, heaters);
    }

    @Test
    void partsOfOldCarsAreExpectedToFadeWhereOthersDid() {
        var random = new SplittableRandom(5);
        var panel = new ArrayList<History>();
        for (int i = 0; i < 400; i++) {
            double age = i % 2 == 0 ? 3 : 18;
            double trend = i % 2 == 0 ? 0.03 : -0.03;
            double level = 0.5 + random.nextDouble();
            panel.add(history(t -> level * Math.exp(trend * (t - 18)), traits("all", age), random));
        }
        var ensemble = trees(panel);
        double young = 0;
        double old = 0;
        for (var history : panel) {
            young += rate(ensemble, history.units(), traits("all", 3));
            old += rate(ensemble, history.units(), traits("all", 18));
        }

        assertThat(young).isGreaterThan(1.1 * old);
    }

    @Test
    void traitsInWhichNoPartsDifferChangeNothing() {
        var panel = seasonal();
        var alike =
                panel.stream()
                        .map(h -> new History(h.units(), h.first(), traits("all", 9)))
                        .toList();
        var plain = panel.stream().map(h -> new History(h.units(), h.first())).toList();
        var with = learned(alike);
        var without = learned(plain);

        for (int i = 0; i < panel.size(); i++) {
            assertThat(with.outlook(alike.get(i), HORIZON, "").quantiles())
                    .isDeepEqualTo(without.outlook(plain.get(i), HORIZON, "").quantiles());
        }
    }

    @Test
    void aMomentSeesNothingOfWhatComesAfterIt() {
        var panel = seasonal();
        var other = new ArrayList<History>();
        for (var history : panel) {
            double[] units = history.units().clone();
            Arrays.fill(units, 30, LENGTH, 50);
            other.add(new History(units, history.first(), history.traits()));
        }

        assertThat(features(panel, 30)).isDeepEqualTo(features(other, 30));
        assertThat(features(panel, 31)).isNotEqualTo(features(other, 31));
    }

    @Test
    void whatWasLearnedOfGroupsIsKept() throws IOException {
        var learned = learned(seasonal());
        var bytes = new ByteArrayOutputStream();
        learned.write(new DataOutputStream(bytes));
        var kept =
                CountEnsemble.read(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        var asked = new History(new double[] {3, 2, 4, 3, 2, 3, 4}, 29, traits("heaters", 10));

        assertThat(kept.outlook(asked, HORIZON, "").quantiles())
                .isDeepEqualTo(learned.outlook(asked, HORIZON, "").quantiles());
        assertThat(kept.outlook(asked, HORIZON, "").mean())
                .isEqualTo(learned.outlook(asked, HORIZON, "").mean());
    }

    /** Two categories with seasons of their own; begins in a January, ends with a December. */
    private static List<History> seasonal() {
        var random = new SplittableRandom(3);
        var panel = new ArrayList<History>();
        for (int i = 0; i < 400; i++) {
            double sign = i % 2 == 0 ? 1 : -1;
            double level = 1 + 4 * random.nextDouble();
            panel.add(
                    history(
                            t -> level * Math.exp(sign * Math.cos(2 * Math.PI * t / CYCLE)),
                            traits(i % 2 == 0 ? "heaters" : "coolers", 10),
                            random));
        }
        return panel;
    }

    private static History history(
            IntToDoubleFunction rate, Traits traits, SplittableRandom random) {
        var units = new double[LENGTH];
        Arrays.setAll(units, t -> poisson(rate.applyAsDouble(t), random));
        return new History(units, 0, traits);
    }

    private static double poisson(double mean, SplittableRandom random) {
        double left = Math.exp(-mean);
        double k = 0;
        for (double p = random.nextDouble(); p > left; p *= random.nextDouble()) {
            k++;
        }
        return k;
    }

    private static Traits traits(String category, double carAge) {
        return new Traits(category, null, Double.NaN, Double.NaN, carAge);
    }

    private static CountEnsemble learned(List<History> panel) {
        try (var workers = new Workers(1)) {
            return CountEnsemble.learn(panel, CYCLE, HORIZON, workers);
        }
    }

    private static CountEnsemble trees(List<History> panel) {
        try (var workers = new Workers(1)) {
            return CountEnsemble.alone("pooled-trees", panel, CYCLE, HORIZON, workers);
        }
    }

    /** Units expected in the first month of a year of what was sold in the months before. */
    private static double rate(CountEnsemble ensemble, double[] sold, @Nullable Traits traits) {
        return ensemble.outlook(new History(sold, LENGTH - sold.length, traits), HORIZON, "")
                .mean()[0];
    }

    private static double[][] features(List<History> panel, int now) {
        var calendar = Calendar.of(panel, CYCLE);
        var traits = PanelTraits.of(calendar, calendar.panel());
        return calendar.panel().stream()
                .map(placed -> DemandFeatures.of(new Past(placed, traits), now, 1, CYCLE, HORIZON))
                .toArray(double[][]::new);
    }
}
