package tn.shabou.orion.forecast.counts;

import java.util.Arrays;
import java.util.SplittableRandom;
import tn.shabou.orion.forecast.numeric.Workers;

/**
 * Grows one tree after the other, level by level, each from a part of the rows and features
 * (Friedman, "Stochastic gradient boosting", 2002): quicker, and no worse.
 */
final class TreeGrowth {

    private static final int CHUNKS = 16;

    private final BoostedTrees trees;
    private final byte[][] bins;
    private final Loss loss;
    private final BoostedTrees.Settings settings;
    private final int stride;
    private final Workers workers;
    private final int rows;
    private final int[] node;
    private final double[] slopes;
    private final double[] curves;

    /** Of the tree that grows: its first row, how many it sees, and its features. */
    private int first;

    private int seen;
    private int[] looked;

    TreeGrowth(
            BoostedTrees trees,
            byte[][] bins,
            Loss loss,
            BoostedTrees.Settings settings,
            Workers workers) {
        this.trees = trees;
        this.bins = bins;
        this.loss = loss;
        this.settings = settings;
        stride = settings.stride();
        this.workers = workers;
        rows = bins[0].length;
        node = new int[rows];
        slopes = new double[rows];
        curves = new double[rows];
        looked = new int[0];
    }

    void grow(int tree, double[] expected, double[] target, double[] weight) {
        first = tree % stride;
        seen = (rows - first + stride - 1) / stride;
        looked = features(tree);
        for (int i = 0; i < seen; i++) {
            int row = first + i * stride;
            slopes[i] = weight[row] * (target[row] - expected[row]);
            curves[i] = weight[row] * loss.curve(expected[row]);
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
            border[k] = BoostedTrees.BINS;
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
        int[] node = this.node;
        int row = first;
        for (int i = 0; i < seen; i++) {
            int k = node[i];
            node[i] = 2 * k + (bins[chosen[k]][row] > border[k] ? 1 : 0);
            row += stride;
        }
    }

    /** The best border of one feature in each node. */
    private void best(byte[] bin, int nodes, double[] gains, int[] places) {
        var sums = new double[2 * nodes * BoostedTrees.BINS];
        // Local names: the quick compiler reads a field again each time.
        int[] node = this.node;
        double[] slopes = this.slopes;
        double[] curves = this.curves;
        int until = seen;
        int step = stride;
        int row = first;
        for (int i = 0; i < until; i++) {
            int at = 2 * (node[i] * BoostedTrees.BINS + bin[row]);
            sums[at] += slopes[i];
            sums[at + 1] += curves[i];
            row += step;
        }
        double least = settings.leastWeight();
        for (int k = 0; k < nodes; k++) {
            double allSlope = 0;
            double allCurve = 0;
            for (int at = 2 * k * BoostedTrees.BINS;
                    at < 2 * (k + 1) * BoostedTrees.BINS;
                    at += 2) {
                allSlope += sums[at];
                allCurve += sums[at + 1];
            }
            double leftSlope = 0;
            double leftCurve = 0;
            for (int b = 0; b < BoostedTrees.BINS - 1; b++) {
                leftSlope += sums[2 * (k * BoostedTrees.BINS + b)];
                leftCurve += sums[2 * (k * BoostedTrees.BINS + b) + 1];
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
        int depth = trees.depth;
        workers.each(
                CHUNKS,
                chunk -> {
                    int from = (int) ((long) chunk * rows / CHUNKS);
                    int to = (int) ((long) (chunk + 1) * rows / CHUNKS);
                    for (int i = from; i < to; i++) {
                        int at = 0;
                        for (int level = 0; level < depth; level++) {
                            at = 2 * at + (bins[features[at]][i] > places[at] ? 2 : 1);
                        }
                        expected[i] = loss.times(expected[i], factor[at - places.length]);
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
                                ? BoostedTrees.BINS
                                : BoostedTrees.bin(
                                        trees.cuts[trees.features[tree][at]],
                                        trees.borders[tree][at]));
        return places;
    }
}
