package tn.shabou.orion.forecast.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tn.shabou.orion.forecast.counts.CountLaw.Trial;
import tn.shabou.orion.forecast.counts.PanelSeason.Placed;
import tn.shabou.orion.forecast.counts.PooledRate.Moment;
import tn.shabou.orion.forecast.numeric.Workers;

/**
 * What a panel of pieces teaches: its season, how far to trust series' own pasts, and the law of
 * what lies around the mean. All of it is judged at moments of the past.
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
    private static final int MOST_GAINS = 700;

    /**
     * @param shares of the pooled rate that may be taken, the usual one first
     */
    CountEnsemble ensemble(String id, double[] shares) {
        var season = season();
        var pasts = pasts(season);
        var effort = Effort.of(pasts);
        var untaught = PooledRate.untaught(pasts, cycle, horizon);
        var moments = untaught.moments(pasts, effort.moments(), workers);
        var judged = judged(moments, season, effort, untaught);
        double share = share(judged, shares);
        var trials =
                judged.stream()
                        .map(m -> new Trial(m.seen, m.history, m.rates(share), m.actual))
                        .toList();
        var law = CountLaw.untried(pasts).learned(trials, effort.law(), workers);
        var pooled =
                trees && share > 0 ? untaught.learned(moments, effort.rate(), workers) : untaught;
        return new CountEnsemble(id, own, pooled, share, law, law.correlation(trials), season);
    }

    private List<Past> pasts(PanelSeason season) {
        return panel.stream().map(placed -> new Past(season.without(placed))).toList();
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

    /** What would have been said at moments of the past, of each series by what others taught. */
    private List<Judged> judged(
            List<Moment> moments, PanelSeason season, Effort effort, PooledRate untaught) {
        var halves = new PooledRate[] {untaught, untaught};
        for (int half = 0; half < halves.length && trees; half++) {
            int asked = half;
            var others = moments.stream().filter(m -> m.series() % 2 != asked).toList();
            halves[half] = untaught.learned(others, effort.rate(), workers);
        }
        var histories = panel.stream().map(placed -> new Past(placed.units())).toList();
        int stride = Math.max(1, (moments.size() + effort.trials() - 1) / effort.trials());
        var judged = new Judged[(moments.size() + stride - 1) / stride];
        workers.each(
                judged.length,
                i -> {
                    var moment = moments.get(i * stride);
                    var seen = moment.seen();
                    int now = seen.past().length();
                    var placed = panel.get(moment.series());
                    var indices = new double[horizon];
                    Arrays.setAll(indices, h -> season.at(placed.place() + now + h));
                    judged[i] =
                            new Judged(
                                    seen,
                                    histories.get(moment.series()).first(now),
                                    own.of(seen.past().units()),
                                    halves[moment.series() % 2].of(seen),
                                    indices,
                                    next(placed.units(), now));
                });
        return List.of(judged);
    }

    /** The periods after {@code now}; NaN beyond the last. */
    private double[] next(double[] units, int now) {
        var next = new double[horizon];
        Arrays.setAll(next, h -> now + h < units.length ? units[now + h] : Double.NaN);
        return next;
    }

    /** A forecast of the past, by own and by pooled rate, and what came. */
    private record Judged(
            Seen seen, Past history, double own, double pooled, double[] indices, double[] actual) {

        double rate(double share) {
            return (1 - share) * own + share * pooled;
        }

        double[] rates(double share) {
            return Arrays.stream(indices).map(index -> index * rate(share)).toArray();
        }

        double error(double share) {
            return rmse(actual, h -> rate(share) * indices[h]);
        }

        boolean isComplete() {
            return seen.hasSold()
                    && history.length() >= LEAST_PERIODS
                    && !Double.isNaN(actual[actual.length / 2]);
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

    private static double share(List<Judged> judged, double[] shares) {
        var sums = new double[shares.length];
        var squares = new double[shares.length];
        for (var moment : judged) {
            double scale = Math.sqrt(step(moment.history.units(), 2));
            if (scale > 0 && moment.isComplete()) {
                double usual = moment.error(shares[0]);
                for (int i = 1; i < shares.length; i++) {
                    double gain = (usual - moment.error(shares[i])) / scale;
                    sums[i] += gain;
                    squares[i] += gain * gain;
                }
            }
        }
        int chosen = 0;
        for (int i = 1; i < shares.length; i++) {
            if (sums[i] > CONVINCING * Math.sqrt(squares[i]) && sums[i] > sums[chosen]) {
                chosen = i;
            }
        }
        return shares[chosen];
    }
}
