package tn.shabou.orion.forecast.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tn.shabou.orion.forecast.local.Continuation;
import tn.shabou.orion.forecast.local.LocalModel;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Futures;
import tn.shabou.orion.forecast.panel.Levels;
import tn.shabou.orion.forecast.panel.Outlook;

/**
 * Series of amounts: the median of members that err differently. Forecasts from moments of the past
 * decide whether a member does harm, or the mean is better, and how wide the intervals are; the
 * usual team and the median stand unless something else was better by twice its standard error.
 */
final class PathEnsemble {

    /** More trials than this cost more than they teach. */
    private static final int ENOUGH_TRIALS = 110;

    /** Where there is no team to choose, and only the width of intervals is learned. */
    private static final int ENOUGH_OF_ONE = 40;

    private static final int MOST_ORIGINS = 6;
    private static final int LEAST_HISTORY = 8;

    /** Standard errors by which another team must be better. */
    private static final double CONVINCING = 2;

    private final List<LocalModel> members;
    private final boolean median;
    private final Spread spread;
    private final int season;

    /** Who takes part, and how they are combined. */
    private record Team(boolean[] members, boolean median) {

        Team without(int member) {
            var fewer = members.clone();
            fewer[member] = false;
            return new Team(fewer, median);
        }

        List<LocalModel> of(List<LocalModel> candidates) {
            var chosen = new ArrayList<LocalModel>();
            for (int i = 0; i < members.length; i++) {
                if (members[i]) {
                    chosen.add(candidates.get(i));
                }
            }
            return chosen;
        }

        int size() {
            int size = 0;
            for (boolean member : members) {
                size += member ? 1 : 0;
            }
            return size;
        }
    }

    private record Trial(Paths paths, double[] actual, double scale) {

        double error(Team team) {
            double[] mean = paths.combined(team.members, team.median).mean();
            double sum = 0;
            int known = 0;
            for (int h = 0; h < actual.length; h++) {
                if (!Double.isNaN(actual[h])) {
                    sum += Math.abs(actual[h] - mean[h]);
                    known++;
                }
            }
            return known > 0 ? sum / known / scale : 0;
        }

        double[] misses(Team team) {
            var path = paths.combined(team.members, team.median);
            var misses = new double[actual.length];
            Arrays.setAll(misses, h -> (actual[h] - path.mean()[h]) / path.deviation()[h]);
            return misses;
        }
    }

    private PathEnsemble(List<LocalModel> members, boolean median, Spread spread, int season) {
        this.members = members;
        this.median = median;
        this.spread = spread;
        this.season = season;
    }

    /**
     * Learns from histories that begin and end with a known period.
     *
     * @param depth periods that models of the whole panel look back
     */
    static PathEnsemble learn(
            Members candidates,
            List<double[]> panel,
            int season,
            int depth,
            int horizon,
            Workers workers) {
        var trials = new ArrayList<Trial>();
        int enough = candidates.isOne() ? ENOUGH_OF_ONE : ENOUGH_TRIALS;
        int origins = Math.clamp(enough / Math.max(1, panel.size()), 1, MOST_ORIGINS);
        int step = Math.max(1, horizon / 2);
        for (int origin = 0; origin < origins; origin++) {
            int back = horizon + origin * step;
            trials.addAll(trials(candidates, panel, enough, back, season, depth, horizon, workers));
        }
        var members = candidates.learned(panel, depth, horizon, workers);
        var everyone = new boolean[members.size()];
        Arrays.fill(everyone, true);
        var usual = new Team(everyone, members.size() > 3);
        trials.removeIf(trial -> trial.paths.members() != members.size());
        var team = candidates.isOne() ? usual : chosen(usual, trials);
        var misses = trials.stream().map(trial -> trial.misses(team)).toList();
        return new PathEnsemble(team.of(members), team.median, new Spread(misses, horizon), season);
    }

    /** What would have been said {@code back} periods ago, of a sample of the series. */
    private static List<Trial> trials(
            Members candidates,
            List<double[]> panel,
            int enough,
            int back,
            int season,
            int depth,
            int horizon,
            Workers workers) {
        var histories = new ArrayList<double[]>();
        var actuals = new ArrayList<double[]>();
        for (double[] y : panel) {
            int until = y.length - back;
            if (until >= LEAST_HISTORY && !Double.isNaN(y[until - 1])) {
                histories.add(Arrays.copyOf(y, until));
                actuals.add(Arrays.copyOfRange(y, until, until + horizon));
            }
        }
        var members = candidates.learned(histories, depth, horizon, workers);
        int stride = Math.max(1, Math.ceilDiv(histories.size(), enough));
        var trials = new Trial[(histories.size() + stride - 1) / stride];
        workers.each(
                trials.length,
                i -> {
                    double[] history = histories.get(i * stride);
                    trials[i] =
                            new Trial(
                                    new Paths(members, history, season, horizon),
                                    actuals.get(i * stride),
                                    scale(history));
                });
        return Arrays.stream(trials).filter(trial -> trial.scale > 0).toList();
    }

    /** The mean absolute step. */
    private static double scale(double[] y) {
        double sum = 0;
        int steps = 0;
        for (int t = 1; t < y.length; t++) {
            if (!Double.isNaN(y[t]) && !Double.isNaN(y[t - 1])) {
                sum += Math.abs(y[t] - y[t - 1]);
                steps++;
            }
        }
        return sum / steps;
    }

    /** Drops who does harm, one after the other, and takes the mean where that is better. */
    private static Team chosen(Team usual, List<Trial> trials) {
        var team = usual;
        boolean changed = true;
        while (changed) {
            changed = false;
            var best = team;
            double gained = 0;
            var others = new ArrayList<Team>();
            others.add(new Team(team.members, !team.median));
            for (int i = 0; i < team.members.length && team.size() > 2; i++) {
                if (team.members[i]) {
                    others.add(team.without(i));
                }
            }
            for (var other : others) {
                double gain = gain(team, other, trials);
                if (gain > gained) {
                    best = other;
                    gained = gain;
                    changed = true;
                }
            }
            team = best;
        }
        return team;
    }

    /**
     * By how much the other team errs less; 0 unless by more than twice the standard error, since
     * many teams are tried.
     */
    private static double gain(Team team, Team other, List<Trial> trials) {
        double sum = 0;
        double squares = 0;
        for (var trial : trials) {
            double gain = trial.error(team) - trial.error(other);
            sum += gain;
            squares += gain * gain;
        }
        double deviation = Math.sqrt(Math.max(0, squares - sum * sum / Math.max(1, trials.size())));
        return sum > CONVINCING * deviation ? sum : 0;
    }

    /** Continues a history. */
    Outlook outlook(double[] history, int horizon, String group) {
        var paths = new Paths(members, history, season, horizon);
        var everyone = new boolean[members.size()];
        Arrays.fill(everyone, true);
        var path = paths.combined(everyone, median);
        double[] doubt = Doubt.of(history);
        boolean demand = Arrays.stream(history).allMatch(v -> !(v < 0));
        double least = demand ? 0 : Double.NEGATIVE_INFINITY;
        var mean = new double[horizon];
        var quantiles = new double[horizon][Levels.count()];
        for (int h = 0; h < horizon; h++) {
            mean[h] = Math.max(least, path.mean()[h]);
            for (int level = 0; level < Levels.count(); level++) {
                quantiles[h][level] =
                        Math.max(least, path.mean()[h] + doubt[level] * miss(path, h, level));
            }
        }
        return new Outlook(mean, quantiles, id(), group);
    }

    private double miss(Continuation path, int h, int level) {
        return spread.factor(h, level) * path.deviation()[h];
    }

    private String id() {
        return members.size() == 1 ? members.getFirst().id() : "ensemble";
    }

    /** Futures of a history; the same history draws the same. */
    Futures futures(double[] history, int horizon, int count) {
        var amounts = Futures.around(outlook(history, horizon, ""));
        return Futures.drawn(
                count, horizon, spread.correlation(), Arrays.hashCode(history), amounts);
    }

    /** Keeps all that was learned. */
    void write(DataOutput out) throws IOException {
        out.writeInt(season);
        out.writeBoolean(median);
        spread.write(out);
        out.writeInt(members.size());
        for (var member : members) {
            Members.write(out, member);
        }
    }

    /** What {@link #write} kept. */
    static PathEnsemble read(DataInput in) throws IOException {
        int season = in.readInt();
        boolean median = in.readBoolean();
        var spread = Spread.read(in);
        var members = new ArrayList<LocalModel>();
        for (int left = in.readInt(); left > 0; left--) {
            members.add(Members.read(in));
        }
        return new PathEnsemble(members, median, spread, season);
    }

    @Override
    public String toString() {
        String names = String.join(", ", members.stream().map(LocalModel::id).toList());
        return (median ? "median of " : "mean of ") + names;
    }
}
