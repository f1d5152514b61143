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
        FlatRate own, Calendar calendar, int cycle, int horizon, boolean trees, Workers workers) {

    private static final double[] DAMPINGS = {1, 0.5};

    /** Standard errors by which another way must be better: moments of one panel are alike. */
    private static final double CONVINCING = 2;

    private static final int MOST_ORIGINS = 3;
    private static final int LEAST_PERIODS = 8;
    private static final int MOST_GAINS = 700;

    /** As many show a season as well as more of them. */
    private static final int MANY_SERIES = 1_000;

    /**
     * @param shares of the pooled rate that may be taken, the usual one first
     */
    CountEnsemble ensemble(String id, double[] shares) {
        var season = season();
        var flat =
                calendar.panel().stream()
                        .map(placed -> placed.with(season.without(placed)))
                        .toList();
        var traits = trees ? PanelTraits.of(calendar, flat) : PanelTraits.NONE;
        var pasts = flat.stream().map(placed -> new Past(placed, traits)).toList();
        var effort = Effort.of(pasts);
        var untaught = PooledRate.untaught(pasts, cycle, horizon);
        var moments = untaught.moments(pasts, effort.moments(), workers);
        var halves = halves(moments, effort, untaught);
        var histories =
                season.isNone()
                        ? pasts
                        : calendar.panel().stream()
                                .map(placed -> new Past(placed.units()))
                                .toList();
        var judged = judged(moments, histories, season, effort.trials(), halves);
        double share = share(judged, shares);
        var trials =
                judged.stream()
                        .map(m -> new Trial(m.seen, m.history, m.rates(share), m.actual))
                        .toList();
        var law = CountLaw.untried(pasts).learned(trials, effort.law(), workers);
        var pooled = share > 0 ? halves[0].mean(halves[1]) : untaught;
        if (trees && share > 0 && effort.again()) {
            pooled = untaught.learned(moments, effort.rate(), workers).mean(pooled);
        }
        return new CountEnsemble(
                id, own, pooled, share, law, law.correlation(trials), season, traits);
    }

    /** The season, as far as it would have helped at moments of the past. */
    private PanelSeason season() {
        var some = new ArrayList<Placed>();
        int stride = Math.max(1, calendar.panel().size() / MANY_SERIES);
        for (int i = 0; i < calendar.panel().size(); i += stride) {
            some.add(calendar.panel().get(i));
        }
        var found = PanelSeason.of(some, cycle);
        if (found.isNone()) {
            return found;
        }
        var sums = new double[DAMPINGS.length];
        var squares = new double[DAMPINGS.length];
        for (int origin = 1; origin <= MOST_ORIGINS; origin++) {
            for (double[] gains : gains(some, origin * horizon)) {
                for (int i = 0; i < gains.length; i++) {
                    sums[i] += gains[i];
                    squares[i] += gains[i] * gains[i];
                }
            }
            if (Arrays.stream(sums).allMatch(sum -> sum <= 0)) {
                return PanelSeason.NONE;
            }
        }
        for (int i = 0; i < DAMPINGS.length; i++) {
            if (sums[i] > CONVINCING * Math.sqrt(squares[i])) {
                return found.damped(DAMPINGS[i]);
            }
        }
        return PanelSeason.NONE;
    }

    /** By how much own rates would have erred less with the season, damped in each way. */
    private double[][] gains(List<Placed> panel, int back) {
        var older = new ArrayList<Placed>();
        var actuals = new ArrayList<double[]>();
        for (var placed : panel) {
            int until = placed.units().length - back;
            if (until >= LEAST_PERIODS) {
                older.add(placed.with(Arrays.copyOf(placed.units(), until)));
                actuals.add(Arrays.copyOfRange(placed.units(), until, until + horizon));
            }
        }
        var season = PanelSeason.of(older, cycle);
        if (season.isNone()) {
            return new double[0][];
        }
        var damped = Arrays.stream(DAMPINGS).mapToObj(season::damped).toList();
        int stride = Math.max(1, older.size() / MOST_GAINS);
        var gains = new double[older.size() / stride][DAMPINGS.length];
        workers.each(
                gains.length,
                i -> {
                    var placed = older.get(i * stride);
                    double[] actual = actuals.get(i * stride);
                    double scale = Math.sqrt(Past.step(placed.units(), placed.units().length));
                    double plain = own.of(placed.units());
                    double error = rmse(actual, h -> plain);
                    int next = placed.place() + placed.units().length;
                    for (int way = 0; way < DAMPINGS.length && scale > 0; way++) {
                        var tried = damped.get(way);
                        double flat = own.of(tried.without(placed));
                        double with = rmse(actual, h -> flat * tried.at(next + h));
                        gains[i][way] = (error - with) / scale;
                    }
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

    /** What each half of the series teaches about the other. */
    private PooledRate[] halves(List<Moment> moments, Effort effort, PooledRate untaught) {
        var halves = new PooledRate[] {untaught, untaught};
        for (int half = 0; half < halves.length && trees; half++) {
            int asked = half;
            var others = moments.stream().filter(m -> m.series() % 2 != asked).toList();
            halves[half] = untaught.learned(others, effort.rate(), workers);
        }
        return halves;
    }

    /** What would have been said at moments of the past, of each series by what others taught. */
    private List<Judged> judged(
            List<Moment> moments,
            List<Past> histories,
            PanelSeason season,
            int most,
            PooledRate[] halves) {
        int stride = Math.max(1, (moments.size() + most - 1) / most);
        var judged = new Judged[(moments.size() + stride - 1) / stride];
        workers.each(
                judged.length,
                i -> {
                    var moment = moments.get(i * stride);
                    var seen = moment.seen();
                    int now = seen.past().length();
                    var placed = calendar.panel().get(moment.series());
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

    private static double share(List<Judged> judged, double[] shares) {
        var sums = new double[shares.length];
        var squares = new double[shares.length];
        for (var moment : judged) {
            double scale = Math.sqrt(moment.history.step());
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
