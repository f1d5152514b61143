package tn.shabou.orion.forecast.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import tn.shabou.orion.forecast.numeric.Numbers;
import tn.shabou.orion.forecast.panel.Levels;

/**
 * By how many of its own standard deviations forecasts missed in the past, for each horizon: what
 * the quantiles are made of (conformal prediction). Few trials are drawn towards the normal
 * distribution.
 */
final class Spread {

    private static final double PRIOR_TRIALS = 30;
    private static final double CLOSEST = 0.95;
    private static final double USUAL = 0.5;
    private static final double[] NORMAL = {
        -1.959964, -1.281552, 0, 0.841621, 1.281552, 1.644854, 1.959964, 2.326348
    };

    private final double[][] factors;
    private final double correlation;

    private Spread(double[][] factors, double correlation) {
        this.factors = factors;
        this.correlation = correlation;
    }

    /**
     * @param misses of each trial, by horizon, in standard deviations; NaN where unknown
     */
    Spread(List<double[]> misses, int horizon) {
        factors = new double[horizon][];
        for (int h = 0; h < horizon; h++) {
            factors[h] = factors(misses, h);
        }
        correlation = correlation(misses);
    }

    /** Between the misses of two periods of one trial, whatever lies between them. */
    private static double correlation(List<double[]> misses) {
        double apart = 0;
        double together = 0;
        for (double[] trial : misses) {
            double[] known = Arrays.stream(trial).filter(Double::isFinite).toArray();
            double sum = Arrays.stream(known).sum();
            double squares = Arrays.stream(known).map(v -> v * v).sum();
            if (known.length > 1) {
                apart += squares / known.length;
                together += (sum * sum - squares) / known.length / (known.length - 1);
            }
        }
        return apart > 0 ? Math.clamp(together / apart, 0, CLOSEST) : USUAL;
    }

    double correlation() {
        return correlation;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(correlation);
        Numbers.write(out, factors);
    }

    static Spread read(DataInput in) throws IOException {
        double correlation = in.readDouble();
        return new Spread(Numbers.readRows(in), correlation);
    }

    private static double[] factors(List<double[]> misses, int h) {
        double[] signed =
                misses.stream()
                        .flatMapToDouble(m ->
                                Arrays.stream(m, Math.max(0, h - 1), Math.min(m.length, h + 2)))
                        .filter(Double::isFinite)
                        .sorted()
                        .toArray();
        double[] sizes = Arrays.stream(signed).map(Math::abs).sorted().toArray();
        double weight = signed.length / 3.0;
        var factors = new double[Levels.count()];
        for (int level = 0; level < factors.length; level++) {
            double probability = Levels.at(level);
            double found = 0;
            if (signed.length > 0) {
                double size = quantile(sizes, Math.abs(2 * probability - 1));
                double symmetric = probability < 0.5 ? -size : size;
                found = (quantile(signed, probability) + symmetric) / 2;
            }
            factors[level] =
                    (weight * found + PRIOR_TRIALS * NORMAL[level]) / (weight + PRIOR_TRIALS);
        }
        for (int level = 1; level < factors.length; level++) {
            factors[level] = Math.max(factors[level], factors[level - 1]);
        }
        return factors;
    }

    private static double quantile(double[] sorted, double probability) {
        double place = Math.clamp(probability * (sorted.length + 1) - 1, 0, sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    double factor(int h, int level) {
        return factors[Math.min(h, factors.length - 1)][level];
    }
}
