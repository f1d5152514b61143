package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import tn.shabou.orion.forecast.numeric.Workers;

/**
 * Gradient boosting of a rate: each tree corrects, by a factor for each of its leaves, what is
 * expected so far, against the deviance of a Poisson distribution (Friedman, "Greedy function
 * approximation", Annals of Statistics 29, 2001). Features are cut into quantile bins; NaN has a
 * bin of its own. Depends on its rows and nothing else, so it is the same on any machine.
 */
public final class BoostedTrees {

    private static final int BINS = 32;
    private static final int CHUNKS = 16;

    /** How it learns. */
    public record Settings(
            int trees, int depth, double rate, double leastWeight, double shrinkage) {}

    private final double[][] cuts;
    private final int depth;
    private final int[][] features;
    private final double[][] borders;
    private final float[][] leaves;
    private int grown;

    private BoostedTrees(double[][] cuts, int trees, int depth) {
        this.cuts = cuts;
        this.depth = depth;
        features = new int[trees][(1 << depth) - 1];
        borders = new double[trees][(1 << depth) - 1];
        leaves = new float[trees][1 << depth];
    }

    /**
     * Learns factors by which {@code base} is to be multiplied.
     *
     * @param rows features of each row
     * @param base what is expected of each row before, above 0
     * @param target what came
     * @param weight of each row
     */
    static BoostedTrees learn(
            double[][] rows,
            double[] base,
            double[] target,
            double[] weight,
            Settings settings,
            Workers workers) {
        int n = rows.length;
        var trees = new BoostedTrees(cuts(rows), settings.trees(), settings.depth());
        var bins = new byte[rows[0].length][n];
        workers.each(
                bins.length,
                f -> {
                    for (int i = 0; i < n; i++) {
                        bins[f][i] = (byte) bin(trees.cuts[f], rows[i][f]);
                    }
                });
        double[] expected = base.clone();
        var growth = new Growth(trees, bins, settings, workers);
        for (int tree = 0; tree < settings.trees(); tree++) {
            growth.grow(tree, expected, target, weight);
            trees.grown = tree + 1;
        }
        return trees;
    }

    /** The factor for a row. */
    double factor(double[] row) {
        double log = 0;
        for (int tree = 0; tree < grown; tree++) {
            int node = 0;
            for (int level = 0; level < depth; level++) {
                double value = row[features[tree][node]];
                node = 2 * node + (value > borders[tree][node] ? 2 : 1);
            }
            log += leaves[tree][node - (1 << depth) + 1];
        }
        return Math.exp(log);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(grown);
        out.writeInt(depth);
        for (int tree = 0; tree < grown; tree++) {
            for (int node = 0; node < features[tree].length; node++) {
                out.writeByte(features[tree][node]);
                out.writeDouble(borders[tree][node]);
            }
            for (float leaf : leaves[tree]) {
                out.writeFloat(leaf);
            }
        }
    }

    static BoostedTrees read(DataInput in) throws IOException {
        int grown = in.readInt();
        var trees = new BoostedTrees(new double[0][], grown, in.readInt());
        trees.grown = grown;
        for (int tree = 0; tree < grown; tree++) {
            for (int node = 0; node < trees.features[tree].length; node++) {
                trees.features[tree][node] = in.readUnsignedByte();
                trees.borders[tree][node] = in.readDouble();
            }
            for (int leaf = 0; leaf < trees.leaves[tree].length; leaf++) {
                trees.leaves[tree][leaf] = in.readFloat();
            }
        }
        return trees;
    }

    private static double[][] cuts(double[][] rows) {
        int stride = Math.max(1, rows.length / 20_000);
        var cuts = new double[rows[0].length][];
        for (int f = 0; f < cuts.length; f++) {
            var values = new double[(rows.length + stride - 1) / stride];
            int count = 0;
            for (int i = 0; i < rows.length; i += stride) {
                if (!Double.isNaN(rows[i][f])) {
                    values[count++] = rows[i][f];
                }
            }
            double[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            var distinct = new double[BINS - 1];
            int found = 0;
            for (int b = 1; b < BINS && count > 0; b++) {
                double cut = sorted[(int) ((long) b * count / BINS)];
                if (found == 0 || cut > distinct[found - 1]) {
                    distinct[found++] = cut;
                }
            }
            cuts[f] = Arrays.copyOf(distinct, found);
        }
        return cuts;
    }

    /** 0 for NaN and for what is at most the first cut. */
    private static int bin(double[] cuts, double value) {
        int bin = 0;
        while (bin < cuts.length && value > cuts[bin]) {
            bin++;
        }
        return bin;
    }

    /** Grows one tree after the other, level by level. */
    private static final class Growth {

        private final BoostedTrees trees;
        private final byte[][] bins;
        private final Settings settings;
        private final Workers workers;
        private final int n;
        private final int[] node;
        private final double[] slopes;
        private final double[] curves;

        Growth(BoostedTrees trees, byte[][] bins, Settings settings, Workers workers) {
            this.trees = trees;
            this.bins = bins;
            this.settings = settings;
            this.workers = workers;
            n = bins[0].length;
            node = new int[n];
            slopes = new double[n];
            curves = new double[n];
        }

        void grow(int tree, double[] expected, double[] target, double[] weight) {
            for (int i = 0; i < n; i++) {
                slopes[i] = weight[i] * (target[i] - expected[i]);
                curves[i] = weight[i] * expected[i];
            }
            Arrays.fill(node, 0);
            for (int level = 0; level < trees.depth; level++) {
                split(tree, level);
            }
            leave(tree, expected);
        }

        private void split(int tree, int level) {
            int nodes = 1 << level;
            int first = nodes - 1;
            var gains = new double[bins.length][nodes];
            var places = new int[bins.length][nodes];
            workers.each(bins.length, f -> best(bins[f], nodes, gains[f], places[f]));
            var chosen = new int[nodes];
            var border = new int[nodes];
            for (int k = 0; k < nodes; k++) {
                double gain = 0;
                border[k] = BINS;
                for (int f = 0; f < bins.length; f++) {
                    if (gains[f][k] > gain) {
                        gain = gains[f][k];
                        chosen[k] = f;
                        border[k] = places[f][k];
                    }
                }
                trees.features[tree][first + k] = chosen[k];
                double[] cuts = trees.cuts[chosen[k]];
                trees.borders[tree][first + k] =
                        border[k] < cuts.length ? cuts[border[k]] : Double.POSITIVE_INFINITY;
            }
            for (int i = 0; i < n; i++) {
                int k = node[i];
                node[i] = 2 * k + (bins[chosen[k]][i] > border[k] ? 1 : 0);
            }
        }

        /** The best border of one feature in each node. */
        private void best(byte[] bin, int nodes, double[] gains, int[] places) {
            var slope = new double[nodes * BINS];
            var curve = new double[nodes * BINS];
            for (int i = 0; i < n; i++) {
                int at = node[i] * BINS + bin[i];
                slope[at] += slopes[i];
                curve[at] += curves[i];
            }
            double least = settings.leastWeight();
            for (int k = 0; k < nodes; k++) {
                double allSlope = 0;
                double allCurve = 0;
                for (int b = 0; b < BINS; b++) {
                    allSlope += slope[k * BINS + b];
                    allCurve += curve[k * BINS + b];
                }
                double leftSlope = 0;
                double leftCurve = 0;
                for (int b = 0; b < BINS - 1; b++) {
                    leftSlope += slope[k * BINS + b];
                    leftCurve += curve[k * BINS + b];
                    double rightCurve = allCurve - leftCurve;
                    if (leftCurve >= least && rightCurve >= least) {
                        double gain =
                                score(leftSlope, leftCurve)
                                        + score(allSlope - leftSlope, rightCurve)
                                        - score(allSlope, allCurve);
                        if (gain > gains[k]) {
                            gains[k] = gain;
                            places[k] = b;
                        }
                    }
                }
            }
        }

        private double score(double slope, double curve) {
            return slope * slope / (curve + settings.shrinkage());
        }

        private void leave(int tree, double[] expected) {
            var slope = new double[1 << trees.depth];
            var curve = new double[1 << trees.depth];
            for (int i = 0; i < n; i++) {
                slope[node[i]] += slopes[i];
                curve[node[i]] += curves[i];
            }
            var factor = new double[slope.length];
            for (int k = 0; k < slope.length; k++) {
                double step = settings.rate() * slope[k] / (curve[k] + settings.shrinkage());
                trees.leaves[tree][k] = (float) Math.clamp(step, -1, 1);
                factor[k] = Math.exp(trees.leaves[tree][k]);
            }
            workers.each(
                    CHUNKS,
                    chunk -> {
                        for (int i = chunk; i < n; i += CHUNKS) {
                            expected[i] *= factor[node[i]];
                        }
                    });
        }
    }
}
