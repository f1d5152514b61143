package tn.shabou.orion.forecast.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tn.shabou.orion.forecast.panel.Outlook;
import tn.shabou.orion.forecast.panel.Series;
import tn.shabou.orion.forecast.panel.Traits;
import tn.shabou.orion.forecast.peers.Peers.Witnesses;

class PeersTest {

    private static final int HORIZON = 12;
    private static final int CYCLE = 12;
    private static final double[] RATES = {0.2, 0.5, 1, 2, 5, 12};

    private final Traits filter = traits("filters", "Bosch", 20);
    private final Traits brake = traits("brakes", "Bosch", 20);

    @Test
    void whatNeverSoldSellsAsItsCategoryDoes() {
        var peers = learned(panel(40, 1));

        assertThat(rate(peers, traits("c0", "b0", 20))).isCloseTo(0.2, within(0.15));
        assertThat(rate(peers, traits("c5", "b0", 20))).isCloseTo(12, within(4.0));
    }

    @Test
    void aCategoryOfFewIsDrawnToAllAndAnUnheardOfOneIsAsAll() {
        var panel = new ArrayList<>(panel(40, 2));
        panel.add(series("lone", traits("rare", "b0", 20), 100, new Random(3)));
        var peers = learned(panel);

        double all = rate(peers, traits("unheard of", "none", Double.NaN));
        assertThat(all).isBetween(2.0, 6.0);
        assertThat(rate(peers, traits("rare", "none", Double.NaN))).isBetween(1.1 * all, 60.0);
    }

    @Test
    void whatTellsNothingIsPassedOver() {
        var peers = learned(panel(40, 4));

        var one = peers.witnesses(traits("c2", "b0", 20));

        assertThat(one).isEqualTo(new Witnesses(Likeness.CATEGORY, 40));
        assertThat(peers.witnesses(traits("unheard of", "b0", 20)))
                .isEqualTo(new Witnesses(null, 240));
    }

    @Test
    void ownSalesSoonTellMoreThanPeers() {
        var peers = learned(panel(40, 5));
        var traits = traits("c3", "b0", 20);

        double unsold = rate(peers, traits);
        double silent = rate(peers, traits, 0, 0, 0);
        double selling = rate(peers, traits, 9, 11, 10);

        assertThat(silent).isLessThan(unsold / 2);
        assertThat(selling).isBetween(5.0, 10.0);
    }

    @Test
    void newcomersAreToldBetterThanByAllAndThanByTheirFirstPeriods() {
        var panel = panel(60, 6);
        var old = new ArrayList<Series>();
        var fresh = new ArrayList<Series>();
        for (int i = 0; i < panel.size(); i++) {
            (i % 3 == 0 ? fresh : old).add(panel.get(i));
        }
        var peers = learned(old);
        var everybody = learned(old.stream().map(PeersTest::nameless).toList());
        double[] errors = new double[4];
        int covered = 0;
        for (var series : fresh) {
            double[] coming = Arrays.copyOfRange(series.values(), 24, 36);
            double actual = Arrays.stream(coming).average().orElseThrow();
            var unsold = new Series(series.id(), new double[0], true, 0, series.traits());
            double[] first = Arrays.copyOfRange(series.values(), 22, 24);
            var young = new Series(series.id(), first, true, 0, series.traits());
            errors[0] += Math.abs(mean(peers, unsold) - actual);
            errors[1] += Math.abs(mean(everybody, nameless(unsold)) - actual);
            errors[2] += Math.abs(mean(peers, young) - actual);
            errors[3] += Math.abs((first[0] + first[1]) / 2 - actual);
            double most = outlook(peers, unsold).quantile(0, 0.95);
            covered += (int) Arrays.stream(coming).filter(units -> units <= most).count();
        }

        assertThat(errors[0]).isLessThan(0.5 * errors[1]);
        assertThat(errors[2]).isLessThan(0.95 * errors[3]).isLessThan(0.8 * errors[0]);
        assertThat(covered / 12.0 / fresh.size()).isBetween(0.92, 0.99);
    }

    @Test
    void sumsOfPeriodsAreAsUncertainAsTheRate() {
        var peers = learned(panel(40, 7));
        var unsold = new Series("unsold", new double[0], true, 0, traits("c4", "b0", 20));
        var outlook = outlook(peers, unsold);

        var futures = peers.futures(unsold, traits("c4", "b0", 20), _ -> 1, HORIZON, 1_000);

        double mean = HORIZON * outlook.mean()[0];
        assertThat(futures.total(0, 1, 0.9)).isCloseTo(outlook.quantile(0, 0.9), within(2.0));
        assertThat(futures.total(0, HORIZON, 0.95))
                .isBetween(1.2 * mean, HORIZON * outlook.quantile(0, 0.95));
    }

    @Test
    void theSeasonOfAllIsThatOfNewcomersToo() {
        var peers = learned(panel(40, 11));
        var traits = traits("c4", "b0", 20);
        // Its three periods were of the time in which all sell thrice as much.
        var young = new Series("young", new double[] {15, 16, 14}, true, 9, traits);

        double[] mean =
                peers.outlook(young, traits, place -> place < 13 ? 3 : 0.5, HORIZON, "none").mean();

        assertThat(mean[0]).isBetween(12.0, 18.0);
        assertThat(mean[1]).isCloseTo(mean[0] / 6, within(1e-9));
    }

    @Test
    void whatWasLearnedCanBeKept() throws IOException {
        var peers = learned(panel(40, 8));
        var bytes = new ByteArrayOutputStream();
        peers.write(new DataOutputStream(bytes));

        var kept = Peers.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        for (var series : panel(3, 9)) {
            assertThat(outlook(kept, series).quantiles())
                    .isDeepEqualTo(outlook(peers, series).quantiles());
        }
    }

    @Test
    void fewOrSilentSeriesTeachNothing() {
        assertThat(Peers.learn(panel(1, 10), CYCLE)).isEmpty();
        var silent = new ArrayList<Series>();
        for (int i = 0; i < 20; i++) {
            silent.add(new Series("s" + i, new double[30], true, 0, i % 2 == 0 ? filter : brake));
        }
        assertThat(Peers.learn(silent, CYCLE)).isEmpty();
    }

    private static Peers learned(List<Series> panel) {
        return Peers.learn(panel, CYCLE).orElseThrow();
    }

    private static double rate(Peers peers, Traits traits, double... values) {
        return mean(peers, new Series("new", values, true, 0, traits));
    }

    private static double mean(Peers peers, Series series) {
        return outlook(peers, series).mean()[HORIZON - 1];
    }

    private static Outlook outlook(Peers peers, Series series) {
        return peers.outlook(series, series.traits(), _ -> 1, HORIZON, "none");
    }

    private static Series nameless(Series series) {
        return series.with(traits(null, null, Double.NaN));
    }

    private static Traits traits(@Nullable String category, @Nullable String brand, double price) {
        return new Traits(category, brand, price, Double.NaN, Double.NaN);
    }

    /** Categories that sell differently, brands and prices that make no difference. */
    private static List<Series> panel(int ofEach, int seed) {
        var random = new Random(seed);
        var panel = new ArrayList<Series>();
        for (int c = 0; c < RATES.length; c++) {
            for (int i = 0; i < ofEach; i++) {
                var traits = traits("c" + c, "b" + random.nextInt(3), 10 + random.nextInt(20));
                double rate = RATES[c] * Math.exp(0.5 * random.nextGaussian() - 0.125);
                panel.add(series("s" + c + "-" + i, traits, rate, random));
            }
        }
        return panel;
    }

    private static Series series(String id, Traits traits, double rate, Random random) {
        var values = new double[36];
        Arrays.setAll(values, _ -> poisson(rate, random));
        return new Series(id, values, true, 0, traits);
    }

    private static int poisson(double rate, Random random) {
        int count = 0;
        double time = -Math.log(1 - random.nextDouble());
        while (time < rate) {
            count++;
            time -= Math.log(1 - random.nextDouble());
        }
        return count;
    }
}
