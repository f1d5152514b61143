package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tn.shabou.orion.forecast.numeric.Workers;

/**
 * What series like this one went on to sell: boosted trees over all series, which correct a
 * discounted mean by what trend, pauses and sizes tell. Needs no season and no names, so it serves
 * series that it has not learned from.
 */
public final class PooledRate {

    private static final int MOST_ROWS = 60_000;
    private static final int LEAST_ROWS = 1_500;
    private static final int LEAST_PERIODS = 6;
    private static final BoostedTrees.Settings SETTINGS =
            new BoostedTrees.Settings(80, 4, 0.07, 40, 20);

    private final Prior prior;
    private final int season;
    private final int horizon;
    private final BoostedTrees[] trees;

    private PooledRate(Prior prior, int season, int horizon, BoostedTrees... trees) {
        this.prior = prior;
        this.season = season;
        this.horizon = horizon;
        this.trees = trees;
    }

    /** Learns from what came after each moment of each series. */
    public static PooledRate learn(List<double[]> panel, int season, int horizon, Workers workers) {
        var prior = Prior.of(panel);
        int ahead = Math.max(1, horizon / 3);
        long moments = 0;
        for (double[] y : panel) {
            moments += Math.max(0, y.length - ahead - LEAST_PERIODS + 1);
        }
        int stride = (int) Math.max(1, (moments + MOST_ROWS - 1) / MOST_ROWS);
        var rows = new ArrayList<double[]>();
        var bases = new ArrayList<double[]>();
        int phase = 0;
        for (double[] y : panel) {
            for (int t = y.length - ahead - phase % stride; t >= LEAST_PERIODS; t -= stride) {
                int until = Math.min(y.length, t + horizon);
                double target = DemandFeatures.mean(y, t, until);
                if (!Double.isNaN(target)) {
                    double base = DemandFeatures.base(y, t, prior);
                    rows.add(DemandFeatures.of(y, t, base, season, horizon));
                    double weight = (double) (until - t) / horizon / (base + 0.1 * prior.rate());
                    bases.add(new double[] {base, target, weight});
                }
            }
            phase++;
        }
        if (rows.size() < LEAST_ROWS || !(prior.rate() > 0)) {
            return new PooledRate(prior, season, horizon);
        }
        return new PooledRate(
                prior,
                season,
                horizon,
                BoostedTrees.learn(
                        rows.toArray(new double[0][]),
                        column(bases, 0),
                        column(bases, 1),
                        column(bases, 2),
                        SETTINGS,
                        workers));
    }

    /** A discounted mean drawn to that of the panel, without any correction. */
    static PooledRate untaught(List<double[]> panel) {
        return new PooledRate(Prior.of(panel), 1, 1);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(prior.rate());
        out.writeDouble(prior.periods());
        out.writeInt(season);
        out.writeInt(horizon);
        out.writeInt(trees.length);
        for (var forest : trees) {
            forest.write(out);
        }
    }

    static PooledRate read(DataInput in) throws IOException {
        var prior = new Prior(in.readDouble(), in.readDouble());
        int season = in.readInt();
        int horizon = in.readInt();
        var trees = new BoostedTrees[in.readInt()];
        for (int i = 0; i < trees.length; i++) {
            trees[i] = BoostedTrees.read(in);
        }
        return new PooledRate(prior, season, horizon, trees);
    }

    private static double[] column(List<double[]> table, int column) {
        return table.stream().mapToDouble(row -> row[column]).toArray();
    }

    /** Units expected in each of the coming periods. */
    public double of(double[] y) {
        double rate = DemandFeatures.base(y, y.length, prior);
        if (trees.length == 0) {
            return rate;
        }
        double[] row = DemandFeatures.of(y, y.length, rate, season, horizon);
        double factor = 0;
        for (var forest : trees) {
            factor += forest.factor(row) / trees.length;
        }
        return rate * factor;
    }
}
