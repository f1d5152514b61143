package tn.shabou.orion.forecast.counts;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import tn.shabou.orion.forecast.panel.Futures;

/**
 * How likely each whole amount is.
 *
 * @param cumulated the probability of {@code k} or less at place {@code k}; the last is taken as 1
 */
public record CountDistribution(double[] cumulated) {

    private static final double ALL_BUT = 1e-5;
    private static final int MOST = 20_000;

    /** Less than this share of a step is missing; below one half, so that order is kept. */
    private static final double NEAR = 0.3;

    /** The lowest amount whose cumulated probability reaches {@code probability}. */
    public double quantile(double probability) {
        return firstReaching(probability, cumulated);
    }

    /** The quantiles by standard normal score, for those who ask for many. */
    public DoubleUnaryOperator byScore() {
        double[] scores = Arrays.stream(cumulated).map(Futures::score).toArray();
        return score -> firstReaching(score, scores);
    }

    /** The last place where none does. */
    private static int firstReaching(double value, double[] ascending) {
        int low = 0;
        int high = ascending.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The quantile, or one less where that comes near enough to {@code probability}. Amounts are
     * whole, so the first that reaches .95 is exceeded less often than that; read so, the chance is
     * right in the mean of a panel, and costs no more.
     */
    double nearly(double probability) {
        double reaching = quantile(probability);
        double before = reaching > 0 ? upTo((int) reaching - 1) : 0;
        double step = upTo((int) reaching) - before;
        return reaching > 0 && probability - before < NEAR * step ? reaching - 1 : reaching;
    }

    /** Negative binomial with this mean and a variance above it; Poisson where it is not. */
    public static CountDistribution negativeBinomial(double mean, double variance) {
        if (!(mean > 1e-9)) {
            return new CountDistribution(new double[] {1});
        }
        double spread = Math.max(variance, mean * 1.001);
        double success = mean / spread;
        double size = mean * success / (1 - success);
        double log = size * Math.log(success);
        var cumulated = new double[64];
        double total = 0;
        int k = 0;
        // The first chances of a large mean are too small for a double: they enter as logarithms.
        double chance = log > -600 ? Math.exp(log) : 0;
        while (total < 1 - ALL_BUT && k < MOST) {
            if (k == cumulated.length) {
                cumulated = Arrays.copyOf(cumulated, 2 * k);
            }
            total += chance;
            cumulated[k] = total;
            double step = (size + k) / (k + 1) * (1 - success);
            log += log > -600 ? 0 : Math.log(step);
            chance = chance > 0 ? chance * step : log > -600 ? Math.exp(log) : 0;
            k++;
        }
        return new CountDistribution(Arrays.copyOf(cumulated, Math.max(1, k)));
    }

    /**
     * The distribution of what was observed; NaN where nothing was.
     *
     * @param discount what the period before weighs, relative to a period
     */
    public static CountDistribution observed(double[] amounts, double discount) {
        double most = 0;
        for (double amount : amounts) {
            most = amount > most ? amount : most;
        }
        var cumulated = new double[(int) Math.min(most, MOST) + 1];
        double total = 0;
        double weight = 1;
        for (int i = amounts.length - 1; i >= 0; i--) {
            if (!Double.isNaN(amounts[i])) {
                cumulated[(int) Math.min(amounts[i], MOST)] += weight;
                total += weight;
            }
            weight *= discount;
        }
        double sum = 0;
        for (int k = 0; k < cumulated.length; k++) {
            sum += cumulated[k] / total;
            cumulated[k] = sum;
        }
        return new CountDistribution(cumulated);
    }

    /** This with the chance {@code 1 - share}, else {@code other}. */
    public CountDistribution mixed(CountDistribution other, double share) {
        var mixture = new double[Math.max(cumulated.length, other.cumulated.length)];
        for (int k = 0; k < mixture.length; k++) {
            mixture[k] = (1 - share) * upTo(k) + share * other.upTo(k);
        }
        return new CountDistribution(mixture);
    }

    public double upTo(int k) {
        return k < cumulated.length - 1 ? cumulated[k] : 1;
    }
}
