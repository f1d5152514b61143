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

    /** Errors weigh by this power of the rate: between squared (0) and relative (2). */
    private static final double EVENNESS = 0.7;

    private static final double LEAST_RATE = 0.1;

    private final Prior prior;
    private final int season;
    private final int horizon;
    private final BoostedTrees trees;

    private PooledRate(Prior prior, int season, int horizon, BoostedTrees trees) {
        this.prior = prior;
        this.season = season;
        this.horizon = horizon;
        this.trees = trees;
    }

    /** A discounted mean drawn to that of the panel, without any correction. */
    static PooledRate untaught(List<Past> panel, int season, int horizon) {
        return new PooledRate(Prior.of(panel), season, horizon, BoostedTrees.none());
    }

    /**
     * A moment of one series.
     *
     * @param series its place in the panel
     * @param target mean of what came in the periods before {@code until}
     */
    record Moment(int series, Seen seen, int until, double target, double weight) {}

    /** Moments of all series, evenly spread, and no more than {@code most} or so. */
    List<Moment> moments(List<Past> panel, int most, Workers workers) {
        long all = 0;
        for (var past : panel) {
            all += Math.max(0, past.length() - LEAST_PERIODS);
        }
        int stride = (int) Math.max(1, (all + most - 1) / most);
        var bySeries = new ArrayList<List<Moment>>(Collections.nCopies(panel.size(), List.of()));
        workers.each(panel.size(), i -> bySeries.set(i, moments(panel.get(i), i, stride)));
        return bySeries.stream().flatMap(List::stream).toList();
    }

    private List<Moment> moments(Past past, int series, int stride) {
        var moments = new ArrayList<Moment>();
        for (int t = past.length() - 1 - series % stride; t >= LEAST_PERIODS; t -= stride) {
            int until = Math.min(past.length(), t + horizon);
            double target = past.mean(t, until);
            if (!Double.isNaN(target)) {
                var seen = Seen.of(past.first(t), prior, season, horizon);
                double size = seen.base() + LEAST_RATE * prior.rate();
                double weight = (double) (until - t) / horizon / Math.pow(size, EVENNESS);
                moments.add(new Moment(series, seen, until, target, weight));
            }
        }
        return moments;
    }

    /** Learns from what came after moments; too few of them teach nothing. */
    PooledRate learned(List<Moment> moments, BoostedTrees.Settings settings, Workers workers) {
        if (moments.size() < LEAST_ROWS || !(prior.rate() > 0)) {
            return this;
        }
        return new PooledRate(
                prior,
                season,
                horizon,
                BoostedTrees.learn(
                        moments.stream().map(m -> m.seen.features()).toArray(double[][]::new),
                        moments.stream().mapToDouble(m -> m.seen.base()).toArray(),
                        moments.stream().mapToDouble(Moment::target).toArray(),
                        moments.stream().mapToDouble(Moment::weight).toArray(),
                        Loss.POISSON,
                        settings,
                        workers));
    }

    /** The mean of what this and another of the same panel learned. */
    PooledRate mean(PooledRate other) {
        if (trees.isEmpty() || other.trees.isEmpty()) {
            return trees.isEmpty() ? other : this;
        }
        return new PooledRate(prior, season, horizon, BoostedTrees.mean(trees, other.trees));
    }

    Seen seen(Past past) {
        return Seen.of(past, prior, season, horizon);
    }

    /** Units expected in each of the coming periods. */
    double of(Seen seen) {
        if (!seen.hasSold()) {
            // What never sold in n periods sells at most once in the next n.
            int periods = seen.past().known(seen.past().length());
            return Math.min(seen.base(), 1.0 / (1 + periods));
        }
        return seen.base() * trees.factor(seen.features());
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(prior.rate());
        out.writeDouble(prior.periods());
        out.writeInt(season);
        out.writeInt(horizon);
        trees.write(out);
    }

    static PooledRate read(DataInput in) throws IOException {
        var prior = new Prior(in.readDouble(), in.readDouble());
        return new PooledRate(prior, in.readInt(), in.readInt(), BoostedTrees.read(in));
    }
}
