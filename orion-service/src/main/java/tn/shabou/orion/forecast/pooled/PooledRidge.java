package tn.shabou.orion.forecast.pooled;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tn.shabou.orion.forecast.numeric.Gaps;
import tn.shabou.orion.forecast.numeric.LinearSystem;
import tn.shabou.orion.forecast.numeric.Workers;

/**
 * One linear map from the latest periods to the coming ones, learned from all series at once by
 * ridge regression. Values enter relative to the window's end (as NLinear does, Zeng et al., "Are
 * transformers effective for time series forecasting?", AAAI 2023) or to its mean, and each series
 * on the scale of its own steps.
 */
public final class PooledRidge {

    private static final int MOST_WINDOWS = 500;
    private static final int WINDOWS_PER_WEIGHT = 8;
    private static final double RIDGE = 1e-3;
    private static final int CHUNKS = 32;

    private final Anchor anchor;
    private final int depth;
    private final int steps;

    /** What the values of a window are relative to. */
    public enum Anchor {
        LAST("pooled-ridge"),
        MEAN("pooled-ar");

        private final String id;

        Anchor(String id) {
            this.id = id;
        }

        static Anchor named(String id) {
            return Arrays.stream(values()).filter(a -> a.id.equals(id)).findFirst().orElseThrow();
        }

        /** What the {@code depth} values from {@code from} on are relative to. */
        double of(double[] y, int from, int depth) {
            if (this == LAST) {
                return y[from + depth - 1];
            }
            double sum = 0;
            for (int i = 0; i < depth; i++) {
                sum += y[from + i];
            }
            return sum / depth;
        }

        /** Stable name of what is learned so. */
        public String id() {
            return id;
        }
    }

    /**
     * @param depth periods that a forecast looks back
     * @param horizon periods ahead; forecasts from the mean are made of one step after the other
     */
    public PooledRidge(Anchor anchor, int depth, int horizon) {
        this.anchor = anchor;
        this.depth = depth;
        this.steps = anchor == Anchor.LAST ? horizon : 1;
    }

    /** Learns; empty when there is too little to learn from. */
    public Optional<PooledModel> learn(List<double[]> panel, Workers workers) {
        var sums = new Sums[CHUNKS];
        workers.each(
                CHUNKS,
                chunk -> {
                    sums[chunk] = new Sums(depth, steps);
                    for (int i = chunk; i < panel.size(); i += CHUNKS) {
                        add(Gaps.filled(panel.get(i)), sums[chunk]);
                    }
                });
        var all = new Sums(depth, steps);
        for (var sum : sums) {
            all.add(sum);
        }
        if (all.windows < (long) WINDOWS_PER_WEIGHT * depth) {
            return Optional.empty();
        }
        double trace = 0;
        for (int i = 0; i < depth; i++) {
            trace += all.gram[i][i] / depth;
        }
        if (!(trace > 0)) {
            return Optional.empty();
        }
        for (int i = 0; i < depth; i++) {
            all.gram[i][i] += RIDGE * trace;
        }
        LinearSystem.solve(all.gram, all.sides);
        return Optional.of(new PooledModel(anchor, depth, all.sides));
    }

    private void add(double[] y, Sums sums) {
        double unit = unit(y);
        int last = y.length - depth - steps;
        if (!(unit > 0) || last < 0) {
            return;
        }
        int stride = Math.max(1, (last + 1) / MOST_WINDOWS / 2);
        int first = Math.max(0, last - stride * (MOST_WINDOWS - 1));
        for (int from = last; from >= first; from -= stride) {
            double[] window = window(y, from, unit);
            double base = anchor.of(y, from, depth);
            sums.windows++;
            for (int i = 0; i < depth; i++) {
                double xi = window[i];
                for (int j = 0; j <= i; j++) {
                    sums.gram[i][j] += xi * window[j];
                }
            }
            for (int h = 0; h < steps; h++) {
                double target = (y[from + depth + h] - base) / unit;
                for (int i = 0; i < depth; i++) {
                    sums.sides[h][i] += target * window[i];
                }
            }
        }
    }

    private double[] window(double[] y, int from, double unit) {
        double base = anchor.of(y, from, depth);
        var window = new double[depth];
        for (int i = 0; i < depth; i++) {
            window[i] = (y[from + i] - base) / unit;
        }
        return window;
    }

    /** The mean absolute step. */
    static double unit(double[] y) {
        double sum = 0;
        for (int t = 1; t < y.length; t++) {
            sum += Math.abs(y[t] - y[t - 1]);
        }
        return y.length > 1 ? sum / (y.length - 1) : 0;
    }

    private static final class Sums {

        private final double[][] gram;
        private final double[][] sides;
        private long windows;

        Sums(int depth, int steps) {
            gram = new double[depth][depth];
            sides = new double[steps][depth];
        }

        void add(Sums other) {
            windows += other.windows;
            for (int i = 0; i < gram.length; i++) {
                for (int j = 0; j < gram.length; j++) {
                    gram[i][j] += other.gram[i][j];
                }
            }
            for (int h = 0; h < sides.length; h++) {
                for (int i = 0; i < gram.length; i++) {
                    sides[h][i] += other.sides[h][i];
                }
            }
        }
    }
}
