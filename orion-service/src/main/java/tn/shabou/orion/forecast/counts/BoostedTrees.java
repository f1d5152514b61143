package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import tn.shabou.orion.forecast.numeric.Workers;

/**
 * Gradient boosting of a rate: each tree corrects, by a factor for each of its leaves, what is
 * expected so far, against the deviance of a Poisson distribution (Friedman, "Greedy function
 * approximation", Annals of Statistics 29, 2001). Features are cut into quantile bins; NaN has a
 * bin of its own. Depends on its rows and nothing else, so it is the same on any machine.
 */
final class BoostedTrees {

    private static final int BINS = 32;
    private static final int CHUNKS = 16;

    /**
     * How it learns.
     *
     * @param stride each tree sees every so-manieth row
     * @param features that a tree may look at
     */
    record Settings(
            int trees,
            int depth,
            double rate,
            double leastWeight,
            double shrinkage,
            int stride,
            int features) {}

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
        int stride = Math.max(1, rows.length / 6_000);
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

    /**
     * Grows one tree after the other, level by level, each from a part of the rows and features
     * (Friedman, "Stochastic gradient boosting", 2002): quicker, and no worse.
     */
    private static final class Growth {

        private final BoostedTrees trees;
        private final byte[][] bins;
        private final Settings settings;
        private final Workers workers;
        private final int rows;
        private final int[] node;
        private final double[] slopes;
        private final double[] curves;

        /** Of the tree that grows: its first row, how many it sees, and its features. */
        private int first;

        private int seen;
        private int[] looked;

        Growth(BoostedTrees trees, byte[][] bins, Settings settings, Workers workers) {
            this.trees = trees;
            this.bins = bins;
            this.settings = settings;
            this.workers = workers;
            rows = bins[0].length;
            node = new int[rows];
            slopes = new double[rows];
            curves = new double[rows];
            looked = new int[0];
        }

        void grow(int tree, double[] expected, double[] target, double[] weight) {
            int stride = settings.stride();
            first = tree % stride;
            seen = (rows - first + stride - 1) / stride;
            looked = features(tree);
            for (int i = 0; i < seen; i++) {
                int row = first + i * stride;
                slopes[i] = weight[row] * (target[row] - expected[row]);
                curves[i] = weight[row] * expected[row];
            }
            Arrays.fill(node, 0, seen, 0);
            for (int level = 0; level < trees.depth; level++) {
                split(tree, level);
            }
            leave(tree, expected);
        }

        private int[] features(int tree) {
            var random = new SplittableRandom(tree);
            var all = new int[bins.length];
            Arrays.setAll(all, f -> f);
            int wanted = Math.min(all.length, settings.features());
            for (int i = 0; i < wanted; i++) {
                int other = random.nextInt(i, all.length);
                int kept = all[i];
                all[i] = all[other];
                all[other] = kept;
            }
            return Arrays.copyOf(all, wanted);
        }

        private void split(int tree, int level) {
            int nodes = 1 << level;
            int above = nodes - 1;
            var gains = new double[looked.length][nodes];
            var places = new int[looked.length][nodes];
            workers.each(looked.length, k -> best(bins[looked[k]], nodes, gains[k], places[k]));
            var chosen = new int[nodes];
            var border = new int[nodes];
            for (int k = 0; k < nodes; k++) {
                double gain = 0;
                border[k] = BINS;
                for (int f = 0; f < looked.length; f++) {
                    if (gains[f][k] > gain) {
                        gain = gains[f][k];
                        chosen[k] = looked[f];
                        border[k] = places[f][k];
                    }
                }
                trees.features[tree][above + k] = chosen[k];
                double[] cuts = trees.cuts[chosen[k]];
                trees.borders[tree][above + k] =
                        border[k] < cuts.length ? cuts[border[k]] : Double.POSITIVE_INFINITY;
            }
            for (int i = 0; i < seen; i++) {
                int k = node[i];
                int bin = bins[chosen[k]][first + i * settings.stride()];
                node[i] = 2 * k + (bin > border[k] ? 1 : 0);
            }
        }

        /** The best border of one feature in each node. */
        private void best(byte[] bin, int nodes, double[] gains, int[] places) {
            var sums = new double[2 * nodes * BINS];
            int row = first;
            for (int i = 0; i < seen; i++) {
                int at = 2 * (node[i] * BINS + bin[row]);
                sums[at] += slopes[i];
                sums[at + 1] += curves[i];
                row += settings.stride();
            }
            double least = settings.leastWeight();
            for (int k = 0; k < nodes; k++) {
                double allSlope = 0;
                double allCurve = 0;
                for (int at = 2 * k * BINS; at < 2 * (k + 1) * BINS; at += 2) {
                    allSlope += sums[at];
                    allCurve += sums[at + 1];
                }
                double leftSlope = 0;
                double leftCurve = 0;
                for (int b = 0; b < BINS - 1; b++) {
                    leftSlope += sums[2 * (k * BINS + b)];
                    leftCurve += sums[2 * (k * BINS + b) + 1];
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
            for (int i = 0; i < seen; i++) {
                slope[node[i]] += slopes[i];
                curve[node[i]] += curves[i];
            }
            var factor = new double[slope.length];
            for (int k = 0; k < slope.length; k++) {
                double step = settings.rate() * slope[k] / (curve[k] + settings.shrinkage());
                trees.leaves[tree][k] = (float) Math.clamp(step, -1, 1);
                factor[k] = Math.exp(trees.leaves[tree][k]);
            }
            int[] features = trees.features[tree];
            int[] places = places(tree);
            workers.each(
                    CHUNKS,
                    chunk -> {
                        int from = (int) ((long) chunk * rows / CHUNKS);
                        int to = (int) ((long) (chunk + 1) * rows / CHUNKS);
                        for (int i = from; i < to; i++) {
                            int at = 0;
                            for (int level = 0; level < trees.depth; level++) {
                                at = 2 * at + (bins[features[at]][i] > places[at] ? 2 : 1);
                            }
                            expected[i] *= factor[at - places.length];
                        }
                    });
        }

        /** The bins that the nodes' borders close. */
        private int[] places(int tree) {
            var places = new int[trees.borders[tree].length];
            Arrays.setAll(
                    places,
                    at ->
                            Double.isInfinite(trees.borders[tree][at])
                                    ? BINS
                                    : bin(
                                            trees.cuts[trees.features[tree][at]],
                                            trees.borders[tree][at]));
            return places;
        }
    }
}
