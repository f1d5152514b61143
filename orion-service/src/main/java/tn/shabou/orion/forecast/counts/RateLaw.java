package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import tn.shabou.orion.forecast.counts.CountEnsemble.History;
import tn.shabou.orion.forecast.numeric.Numbers;
import tn.shabou.orion.forecast.panel.Futures;
import tn.shabou.orion.forecast.panel.Outlook;

/**
 * How likely each rate is among the series of a panel, and each dispersion: what is known of a
 * series before its first period, and what its first periods are weighed against (empirical Bayes).
 * Periods vary around the rate of their series as a negative binomial, with the variance rate +
 * dispersion · rate².
 */
public final class RateLaw {

    private static final String ID = "bayes-nb";

    /** What is less likely than that is left out of what is said. */
    private static final double UNLIKELY = 1e-4;

    private final double[] rates;
    private final double[] dispersions;
    private final double[] weights;

    /**
     * @param rates units per period, above 0
     * @param dispersions above 0
     * @param weights how likely each rate is with the first dispersion, then with the next, and so
     *     on; above 0
     */
    RateLaw(double[] rates, double[] dispersions, double[] weights) {
        this.rates = rates;
        this.dispersions = dispersions;
        this.weights = weights;
    }

    /**
     * Learns from histories.
     *
     * @param season by what all sell more in a period of the calendar
     * @return empty where they are too few, or none of them sells
     */
    public static Optional<RateLaw> learn(List<History> panel, IntToDoubleFunction season) {
        return RateLearning.of(panel, season).map(RateLearning::law);
    }

    /**
     * How likely the periods of a series are for each pair of these, in the order of weights, but
     * for a factor of all pairs.
     *
     * @param units of each period; NaN where they are not known
     * @param sum of those that are known, without the season
     */
    static double[] logLikelihoods(
            double[] units, double sum, double[] rates, double[] dispersions) {
        var logs = new double[rates.length * dispersions.length];
        long periods = Arrays.stream(units).filter(sold -> !Double.isNaN(sold)).count();
        int[] above = above(units);
        int at = 0;
        for (double dispersion : dispersions) {
            double ofAnyRate = 0;
            for (int k = 1; k < above.length; k++) {
                ofAnyRate += above[k] * Math.log1p(dispersion * k);
            }
            for (double rate : rates) {
                double spread = dispersion * rate;
                logs[at++] =
                        ofAnyRate
                                + sum * Math.log(rate / (1 + spread))
                                - periods / dispersion * Math.log1p(spread);
            }
        }
        return logs;
    }

    /** In how many periods more than each amount was sold. */
    private static int[] above(double[] units) {
        double most = Arrays.stream(units).filter(sold -> sold > 0).max().orElse(0);
        var above = new int[(int) Math.ceil(most)];
        for (double sold : units) {
            for (int k = 0; k < sold; k++) {
                above[k]++;
            }
        }
        return above;
    }

    /** Continues a history of few periods. */
    public Outlook outlook(History history, IntToDoubleFunction season, int horizon, String group) {
        var expected = expected(history, season, horizon);
        return new Outlook(
                Arrays.stream(expected).mapToDouble(Expected::mean).toArray(),
                ofEach(expected, Expected::quantiles).toArray(double[][]::new),
                ID,
                group);
    }

    /** Futures of such a history; the same history draws the same. */
    public Futures futures(History history, IntToDoubleFunction season, int horizon, int count) {
        var expected = expected(history, season, horizon);
        var laws = ofEach(expected, one -> one.law().byScore());
        return Futures.drawn(
                count,
                horizon,
                expected[0].correlation(),
                Arrays.hashCode(history.units()),
                (h, score) -> laws.get(h).applyAsDouble(score));
    }

    /** Reckoned once for periods that follow each other and are alike. */
    private static <T> List<T> ofEach(Expected[] expected, Function<Expected, T> what) {
        var all = new ArrayList<T>();
        for (int h = 0; h < expected.length; h++) {
            boolean repeats = h > 0 && expected[h].factor == expected[h - 1].factor;
            all.add(repeats ? all.getLast() : what.apply(expected[h]));
        }
        return all;
    }

    private Expected[] expected(History history, IntToDoubleFunction season, int horizon) {
        double[] units = history.units();
        double sum = 0;
        for (int t = 0; t < units.length; t++) {
            if (!Double.isNaN(units[t])) {
                sum += units[t] / season.applyAsDouble(history.first() + t);
            }
        }
        double[] chances = chances(units, sum);
        int next = history.first() + units.length;
        var expected = new Expected[horizon];
        Arrays.setAll(expected, h -> new Expected(chances, season.applyAsDouble(next + h)));
        return expected;
    }

    /** How likely each pair is for a series that has sold this, {@code sum} without the season. */
    private double[] chances(double[] units, double sum) {
        double[] logs = logLikelihoods(units, sum, rates, dispersions);
        Arrays.setAll(logs, i -> logs[i] + Math.log(weights[i]));
        double most = Arrays.stream(logs).max().orElse(0);
        double[] chances = Arrays.stream(logs).map(log -> Math.exp(log - most)).toArray();
        double total = Arrays.stream(chances).sum();
        return Arrays.stream(chances)
                .map(chance -> chance < UNLIKELY * total ? 0 : chance / total)
                .toArray();
    }

    /** What is expected of a period that sells {@code factor} as much as usual. */
    private final class Expected {

        private final double[] chances;
        private final double factor;

        private Expected(double[] chances, double factor) {
            double total = Arrays.stream(chances).sum();
            this.chances = Arrays.stream(chances).map(chance -> chance / total).toArray();
            this.factor = factor;
        }

        private double mean() {
            double mean = 0;
            for (int i = 0; i < chances.length; i++) {
                mean += chances[i] * rate(i);
            }
            return mean;
        }

        /** Of what two periods bring: as much of the variance as is doubt of the rate. */
        private double correlation() {
            double mean = mean();
            double squares = 0;
            double excess = 0;
            for (int i = 0; i < chances.length; i++) {
                double square = chances[i] * rate(i) * rate(i);
                squares += square;
                excess += dispersion(i) * square;
            }
            double doubt = Math.max(0, squares - mean * mean);
            return doubt / (doubt + mean + excess);
        }

        private double rate(int pair) {
            return factor * rates[pair % rates.length];
        }

        private double dispersion(int pair) {
            return dispersions[pair / rates.length];
        }

        private CountDistribution law() {
            var cumulated = new double[1];
            for (int i = 0; i < chances.length; i++) {
                if (chances[i] > 0) {
                    double rate = rate(i);
                    double variance = rate + dispersion(i) * rate * rate;
                    var law = CountDistribution.negativeBinomial(rate, variance);
                    cumulated = plus(cumulated, law, chances[i]);
                }
            }
            return new CountDistribution(cumulated);
        }

        private double[] quantiles() {
            return CountLaw.quantiles(law());
        }
    }

    private static double[] plus(double[] cumulated, CountDistribution law, double chance) {
        int before = cumulated.length;
        double[] sum = Arrays.copyOf(cumulated, Math.max(before, law.cumulated().length));
        Arrays.fill(sum, before, sum.length, cumulated[before - 1]);
        for (int k = 0; k < sum.length; k++) {
            sum[k] += chance * law.upTo(k);
        }
        return sum;
    }

    /** Keeps all that was learned. */
    public void write(DataOutput out) throws IOException {
        Numbers.write(out, rates);
        Numbers.write(out, dispersions);
        Numbers.write(out, weights);
    }

    /** What {@link #write} kept. */
    public static RateLaw read(DataInput in) throws IOException {
        return new RateLaw(Numbers.read(in), Numbers.read(in), Numbers.read(in));
    }

    @Override
    public String toString() {
        return "rates of %.3g to %.3g".formatted(rates[0], rates[rates.length - 1]);
    }
}
