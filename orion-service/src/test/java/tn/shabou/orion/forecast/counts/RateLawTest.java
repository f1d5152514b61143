package tn.shabou.orion.forecast.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tn.shabou.orion.forecast.counts.CountEnsemble.History;
import tn.shabou.orion.forecast.panel.Outlook;

class RateLawTest {

    private static final int OLD = 30;
    private static final int YOUNGEST = 7;

    @Test
    void whatTheYoungGoOnToSellIsNeitherMoreNorLessAndCoveredAsOftenAsIsSaid() {
        var random = new Random(5);
        var panel = new ArrayList<History>();
        var young = new ArrayList<History>();
        var next = new ArrayList<Double>();
        for (int i = 0; i < 3_000; i++) {
            double rate = 1.5 * Math.exp(1.2 * random.nextGaussian());
            boolean cut = i % 3 == 0;
            double[] units = units(cut ? 1 + i % YOUNGEST : OLD, rate, random);
            panel.add(new History(units, 0));
            if (cut) {
                young.add(panel.getLast());
                next.add(units(1, rate, random)[0]);
            }
        }
        var law = RateLaw.learn(panel, _ -> 1).orElseThrow();

        double said = 0;
        double came = 0;
        double covered = 0;
        for (int i = 0; i < young.size(); i++) {
            var outlook = outlook(law, young.get(i).units());
            said += outlook.mean()[0];
            came += next.get(i);
            covered += next.get(i) <= outlook.quantile(0, 0.95) ? 1 : 0;
        }
        assertThat(said / came).isBetween(0.9, 1.1);
        assertThat(covered / young.size()).isBetween(0.93, 0.98);
    }

    @Test
    void whatSellsLittleIsNotDrawnToTheFewThatSellMuch() {
        var random = new Random(6);
        var panel = new ArrayList<History>();
        for (int i = 0; i < 400; i++) {
            panel.add(new History(units(OLD, i % 4 == 0 ? 40 : 0.3, random), 0));
        }
        var law = RateLaw.learn(panel, _ -> 1).orElseThrow();

        assertThat(outlook(law, 1, 0).mean()[0]).isLessThan(1);
        assertThat(outlook(law, 40, 40).mean()[0]).isCloseTo(40, within(8.0));
    }

    @Test
    void whatHasSoldNothingYetIsGivenLessTheLongerItDoes() {
        var law = RateLaw.learn(pieces(60), _ -> 1).orElseThrow();

        double one = outlook(law, 0).mean()[0];
        double four = outlook(law, 0, 0, 0, 0).mean()[0];

        assertThat(four).isPositive().isLessThan(one);
        assertThat(outlook(law, 0, Double.NaN, 0).mean()[0]).isBetween(four, one);
    }

    @Test
    void aSeasonIsTakenOffAndPutOn() {
        var law = RateLaw.learn(pieces(60), _ -> 1).orElseThrow();
        var history = new History(new double[] {8, 2}, 0);

        double[] mean = law.outlook(history, t -> t % 2 == 0 ? 2 : 0.5, 2, "").mean();

        assertThat(mean[0]).isCloseTo(4 * mean[1], within(1e-9));
    }

    @Test
    void fewSeriesAndSeriesThatSellNothingTellNoLaw() {
        assertThat(RateLaw.learn(pieces(9), _ -> 1)).isEmpty();
        assertThat(RateLaw.learn(List.of(), _ -> 1)).isEmpty();
        var zeros = pieces(20).stream().map(_ -> new History(new double[5], 0)).toList();
        assertThat(RateLaw.learn(zeros, _ -> 1)).isEmpty();
    }

    private static Outlook outlook(RateLaw law, double... units) {
        return law.outlook(new History(units, 0), _ -> 1, 1, "");
    }

    private static List<History> pieces(int count) {
        var random = new Random(7);
        var panel = new ArrayList<History>();
        for (int i = 0; i < count; i++) {
            panel.add(new History(units(OLD, 0.5 + 4 * random.nextDouble(), random), 0));
        }
        return panel;
    }

    /** Geometric: a negative binomial of dispersion 1. */
    private static double[] units(int periods, double rate, Random random) {
        var units = new double[periods];
        Arrays.setAll(
                units, _ -> Math.floor(Math.log1p(-random.nextDouble()) / -Math.log1p(1 / rate)));
        return units;
    }
}
