package tn.shabou.orion.forecast.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tn.shabou.orion.forecast.counts.CountLaw.Trial;
import tn.shabou.orion.forecast.counts.PanelSeason.Placed;
import tn.shabou.orion.forecast.counts.PooledRate.Effort;
import tn.shabou.orion.forecast.numeric.Workers;

/**
 * What a panel of pieces teaches: its season, how far to trust series' own pasts, and the law of
 * what lies around the mean. All of it is judged at moments of the past, of a sample of the series.
 *
 * @param horizon periods ahead
 * @param trees whether the pooled rate is corrected by trees
 */
record CountLearning(
        FlatRate own, List<Placed> panel, int cycle, int horizon, boolean trees, Workers workers) {

    private static final double[] DAMPINGS = {1, 0.5};

    /** Standard errors by which another way must be better: moments of one panel are alike. */
    private static final double CONVINCING = 2;

    private static final int MOST_ORIGINS = 3;
    private static final int LEAST_PERIODS = 8;

    /** With so many times the periods there is more to be learned. */
    private static final double MUCH_MORE = 1.1;

    private static final int MOST_GAINS = 700;
    private static final int MOST_MOMENTS = 1_500;

    /**
     * @param shares of the pooled rate that may be taken, the usual one first
     */
    CountEnsemble ensemble(String id, double[] shares) {
        var season = season();
        var pasts = pasts(season);
        var moments = new ArrayList<Moment>();
        var pooled = PooledRate.untaught(pasts);
        double taught = 0;
        for (int origin = MOST_ORIGINS; origin >= 1; origin--) {
            var older = older(pasts, origin * horizon);
            double periods = older.stream().mapToInt(Past::length).average().orElse(0);
            if (periods > MUCH_MORE * taught) {
                pooled = pooled(Effort.TRIAL, older, true);
                taught = periods;
            }
            moments.addAll(moments(pasts, season, origin * horizon, pooled));
        }
        double share = share(moments, shares);
        var trials =
                moments.stream()
                        .map(m -> new Trial(m.past, m.rates(share), m.actual, m.scale))
                        .toList();
        var law = CountLaw.untried(pasts).learned(trials, workers);
        return new CountEnsemble(
                id,
                own,
                pooled(Effort.FULL, pasts, share > 0),
                share,
                law,
                law.correlation(trials),
                season);
    }

    private List<Past> pasts(PanelSeason season) {
        return panel.stream().map(placed -> new Past(season.without(placed))).toList();
    }

    private PooledRate pooled(Effort effort, List<Past> pasts, boolean wanted) {
        return wanted && trees
                ? PooledRate.learn(effort, pasts, cycle, horizon, workers)
                : PooledRate.untaught(pasts);
    }

    /** The season, as far as it would have helped at moments of the past. */
    private PanelSeason season() {
        var found = PanelSeason.of(panel, cycle);
        if (found.isNone()) {
            return found;
        }
        for (double damping : DAMPINGS) {
            double sum = 0;
            double squares = 0;
            for (int origin = 1; origin <= MOST_ORIGINS; origin++) {
                for (double gain : gains(origin * horizon, damping)) {
                    sum += gain;
                    squares += gain * gain;
                }
            }
            if (sum > CONVINCING * Math.sqrt(squares)) {
                return found.damped(damping);
            }
        }
        return PanelSeason.NONE;
    }

    /** By how much own rates with the season would have erred less. */
    private double[] gains(int back, double damping) {
        var older = new ArrayList<Placed>();
        var actuals = new ArrayList<double[]>();
        for (var placed : panel) {
            int until = placed.units().length - back;
            if (until >= LEAST_PERIODS) {
                older.add(new Placed(Arrays.copyOf(placed.units(), until), placed.place()));
                actuals.add(Arrays.copyOfRange(placed.units(), until, until + horizon));
            }
        }
        var season = PanelSeason.of(older, cycle);
        if (season.isNone()) {
            return new double[0];
        }
        var damped = season.damped(damping);
        int stride = Math.max(1, older.size() / MOST_GAINS);
        var gains = new double[older.size() / stride];
        workers.each(
                gains.length,
                i -> {
                    var placed = older.get(i * stride);
                    double[] actual = actuals.get(i * stride);
                    double scale = Math.sqrt(step(placed.units(), 2));
                    double plain = own.of(placed.units());
                    double flat = own.of(damped.without(placed));
                    int next = placed.place() + placed.units().length;
                    double gain =
                            rmse(actual, h -> plain)
                                    - rmse(actual, h -> flat * damped.at(next + h));
                    gains[i] = scale > 0 ? gain / scale : 0;
                });
        return gains;
    }

    private interface Expected {
        double at(int h);
    }

    private static double rmse(double[] actual, Expected expected) {
        double sum = 0;
        int known = 0;
        for (int h = 0; h < actual.length; h++) {
            if (!Double.isNaN(actual[h])) {
                double error = actual[h] - expected.at(h);
                sum += error * error;
                known++;
            }
        }
        return known > 0 ? Math.sqrt(sum / known) : 0;
    }

    private static List<Past> older(List<Past> pasts, int back) {
        return pasts.stream()
                .filter(past -> past.length() - back >= LEAST_PERIODS)
                .map(past -> past.first(past.length() - back))
                .toList();
    }

    /** What would have been said {@code back} periods ago, of series that were old enough. */
    private List<Moment> moments(
            List<Past> pasts, PanelSeason season, int back, PooledRate pooled) {
        int[] old =
                IntStream.range(0, pasts.size())
                        .filter(i -> pasts.get(i).length() - back >= LEAST_PERIODS)
                        .toArray();
        int stride = Math.max(1, old.length / MOST_MOMENTS);
        var moments = new Moment[old.length / stride];
        workers.each(
                moments.length,
                i -> {
                    var placed = panel.get(old[i * stride]);
                    int now = placed.units().length - back;
                    var past = pasts.get(old[i * stride]).first(now);
                    var indices = new double[horizon];
                    Arrays.setAll(indices, h -> season.at(placed.place() + now + h));
                    moments[i] =
                            new Moment(
                                    past,
                                    own.of(past.units()),
                                    pooled.of(past),
                                    indices,
                                    Arrays.copyOfRange(placed.units(), now, now + horizon),
                                    step(past.units(), 1),
                                    Math.sqrt(step(past.units(), 2)));
                });
        return Arrays.stream(moments).filter(m -> m.scale > 0).toList();
    }

    /** A forecast of the past, by own and by pooled rate, and what came. */
    private record Moment(
            Past past,
            double own,
            double pooled,
            double[] indices,
            double[] actual,
            double scale,
            double squaredScale) {

        double rate(double share) {
            return (1 - share) * own + share * pooled;
        }

        double[] rates(double share) {
            return Arrays.stream(indices).map(index -> index * rate(share)).toArray();
        }

        double error(double share) {
            return rmse(actual, h -> rate(share) * indices[h]) / squaredScale;
        }
    }

    /** Mean absolute step, to a power, from the first sale on; NaN when there is none. */
    private static double step(double[] y, int power) {
        int first = 0;
        while (first < y.length && !(y[first] > 0)) {
            first++;
        }
        double sum = 0;
        int steps = 0;
        for (int t = first + 1; t < y.length; t++) {
            double step = Math.abs(y[t] - y[t - 1]);
            if (!Double.isNaN(step)) {
                sum += power == 1 ? step : step * step;
                steps++;
            }
        }
        return sum / steps;
    }

    private static double share(List<Moment> moments, double[] shares) {
        double chosen = shares[0];
        double gained = 0;
        for (double candidate : shares) {
            double sum = 0;
            double squares = 0;
            for (var moment : moments) {
                double gain = moment.error(shares[0]) - moment.error(candidate);
                sum += gain;
                squares += gain * gain;
            }
            int n = moments.size();
            double deviation = Math.sqrt(Math.max(0, squares - sum * sum / Math.max(1, n)));
            if (sum > CONVINCING * deviation && sum > gained) {
                chosen = candidate;
                gained = sum;
            }
        }
        return chosen;
    }
}
