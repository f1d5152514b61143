package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tn.shabou.orion.forecast.numeric.Workers;

/**
 * What series like this one went on to sell: boosted trees over all series, which correct a
 * discounted mean by what trend, pauses and sizes tell. Needs no season and no names, so it serves
 * series that it has not learned from.
 */
final class PooledRate {

    private static final int LEAST_ROWS = 1_500;
    private static final int LEAST_PERIODS = 6;

    /** How much work learning may be. */
    record Effort(int rows, BoostedTrees.Settings trees) {

        /** What forecasts are made of. */
        static final Effort FULL =
                new Effort(40_000, new BoostedTrees.Settings(60, 4, 0.09, 40, 20, 1, 10));

        /** Enough to compare with other ways at moments of the past. */
        static final Effort TRIAL =
                new Effort(20_000, new BoostedTrees.Settings(50, 4, 0.1, 20, 10, 1, 8));
    }

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

    /** A moment of one series: what was seen, what was to be expected, and what came. */
    private record Moment(double[] features, double base, double target, double weight) {}

    /** Learns from what came after each moment of each series. */
    static PooledRate learn(
            Effort effort, List<Past> panel, int season, int horizon, Workers workers) {
        var rate = new PooledRate(Prior.of(panel), season, horizon);
        int ahead = Math.max(1, horizon / 3);
        long all = 0;
        for (var past : panel) {
            all += Math.max(0, past.length() - ahead - LEAST_PERIODS + 1);
        }
        int stride = (int) Math.max(1, (all + effort.rows - 1) / effort.rows);
        var bySeries = new ArrayList<List<Moment>>(Collections.nCopies(panel.size(), List.of()));
        workers.each(
                panel.size(),
                i -> bySeries.set(i, rate.moments(panel.get(i), ahead, i % stride, stride)));
        var moments = bySeries.stream().flatMap(List::stream).toList();
        if (moments.size() < LEAST_ROWS || !(rate.prior.rate() > 0)) {
            return rate;
        }
        return new PooledRate(
                rate.prior,
                season,
                horizon,
                BoostedTrees.learn(
                        moments.stream().map(Moment::features).toArray(double[][]::new),
                        moments.stream().mapToDouble(Moment::base).toArray(),
                        moments.stream().mapToDouble(Moment::target).toArray(),
                        moments.stream().mapToDouble(Moment::weight).toArray(),
                        effort.trees,
                        workers));
    }

    private List<Moment> moments(Past past, int ahead, int phase, int stride) {
        var moments = new ArrayList<Moment>();
        for (int t = past.length() - ahead - phase; t >= LEAST_PERIODS; t -= stride) {
            int until = Math.min(past.length(), t + horizon);
            double target = past.mean(t, until);
            if (!Double.isNaN(target)) {
                double base = past.base(t, prior);
                double weight = (double) (until - t) / horizon / (base + 0.1 * prior.rate());
                var features = DemandFeatures.of(past, t, base, season, horizon);
                moments.add(new Moment(features, base, target, weight));
            }
        }
        return moments;
    }

    /** A discounted mean drawn to that of the panel, without any correction. */
    static PooledRate untaught(List<Past> panel) {
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

    /** Units expected in each of the coming periods. */
    double of(Past past) {
        double rate = past.base(past.length(), prior);
        if (past.lastSale(past.length()) < 0) {
            // What never sold in n periods sells at most once in the next n.
            return Math.min(rate, 1.0 / (1 + past.known(past.length())));
        }
        if (trees.length == 0) {
            return rate;
        }
        double[] row = DemandFeatures.of(past, past.length(), rate, season, horizon);
        double factor = 0;
        for (var forest : trees) {
            factor += forest.factor(row) / trees.length;
        }
        return rate * factor;
    }
}
