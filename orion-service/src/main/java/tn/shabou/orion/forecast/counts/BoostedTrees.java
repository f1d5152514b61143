package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import tn.shabou.orion.forecast.numeric.Workers;

/**
 * Gradient boosting of a rate or a chance: each tree corrects, by a factor for each of its leaves,
 * what is expected so far, against the deviance of its distribution (Friedman, "Greedy function
 * approximation", Annals of Statistics 29, 2001). Features are cut into quantile bins; NaN has a
 * bin of its own. Depends on its rows and nothing else, so it is the same on any machine.
 */
final class BoostedTrees {

    static final int BINS = 32;

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

    final double[][] cuts;
    final int depth;
    final int[][] features;
    final double[][] borders;
    final float[][] leaves;
    private int grown;

    private BoostedTrees(double[][] cuts, int trees, int depth) {
        this.cuts = cuts;
        this.depth = depth;
        features = new int[trees][(1 << depth) - 1];
        borders = new double[trees][(1 << depth) - 1];
        leaves = new float[trees][1 << depth];
    }

    /** Corrects nothing. */
    static BoostedTrees none() {
        return new BoostedTrees(new double[0][], 0, 1);
    }

    /**
     * Learns factors by which {@code base}, or its odds, are to be multiplied.
     *
     * @param rows features of each row
     * @param base what is expected of each row before
     * @param target what came
     * @param weight of each row
     */
    static BoostedTrees learn(
            double[][] rows,
            double[] base,
            double[] target,
            double[] weight,
            Loss loss,
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
        var growth = new TreeGrowth(trees, bins, loss, settings, workers);
        for (int tree = 0; tree < settings.trees(); tree++) {
            growth.grow(tree, expected, target, weight);
            trees.grown = tree + 1;
        }
        return trees;
    }

    /** What two say in the mean of their logarithms. */
    static BoostedTrees mean(BoostedTrees one, BoostedTrees other) {
        int all = one.grown + other.grown;
        var both = new BoostedTrees(new double[0][], all, Math.max(one.depth, other.depth));
        both.take(one);
        both.take(other);
        return both;
    }

    private void take(BoostedTrees other) {
        if (other.grown > 0 && other.depth != depth) {
            throw new IllegalArgumentException("trees of depth %d".formatted(other.depth));
        }
        for (int tree = 0; tree < other.grown; tree++) {
            features[grown] = other.features[tree];
            borders[grown] = other.borders[tree];
            for (int leaf = 0; leaf < leaves[grown].length; leaf++) {
                leaves[grown][leaf] = other.leaves[tree][leaf] / 2;
            }
            grown++;
        }
    }

    boolean isEmpty() {
        return grown == 0;
    }

    /** The factor for a row. */
    double factor(double[] row) {
        double log = 0;
        int depth = this.depth;
        for (int tree = 0; tree < grown; tree++) {
            int[] features = this.features[tree];
            double[] borders = this.borders[tree];
            int node = 0;
            for (int level = 0; level < depth; level++) {
                node = 2 * node + (row[features[node]] > borders[node] ? 2 : 1);
            }
            log += leaves[tree][node - borders.length];
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
    static int bin(double[] cuts, double value) {
        int low = 0;
        int high = cuts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value > cuts[middle]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
