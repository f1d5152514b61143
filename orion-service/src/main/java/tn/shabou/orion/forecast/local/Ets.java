package tn.shabou.orion.forecast.local;

import java.util.Arrays;
import tn.shabou.orion.forecast.local.EtsForm.Season;
import tn.shabou.orion.forecast.local.EtsForm.Trend;

/**
 * Exponential smoothing in state-space form (Hyndman, Koehler, Ord and Snyder 2008): of all
 * sensible forms the one of least AICc, as R's {@code forecast::ets} chooses.
 */
public final class Ets implements LocalModel {

    /** Older periods no longer matter for the states of the end, and cost as much. */
    private static final int MOST_PERIODS = 600;

    /** Longer cycles have more states than histories can teach. */
    private static final int LONGEST_SEASON = 24;

    /** How far, in AICc, a season may lag behind before its trends are tried. */
    private static final double HOPELESS = 25;

    @Override
    public String id() {
        return "ets";
    }

    @Override
    public int periodsNeeded(int season) {
        return 4;
    }

    @Override
    public Continuation continuation(double[] history, int season, int horizon) {
        double[] y = latest(history);
        var fit = select(y, isSeasonal(y, season) ? season : 1);
        return fit.path(horizon);
    }

    private static double[] latest(double[] history) {
        int from = Math.max(0, history.length - MOST_PERIODS);
        return Arrays.copyOfRange(history, from, history.length);
    }

    private static boolean isSeasonal(double[] y, int season) {
        return season > 1 && season <= LONGEST_SEASON && y.length >= 2 * season + 2;
    }

    /** The form of least AICc. */
    static EtsFit select(double[] y, int period) {
        double least = Arrays.stream(y).filter(v -> !Double.isNaN(v)).min().orElse(0);
        var forms = EtsForm.sensible(least > 0, period > 1);
        EtsFit best = null;
        var bestOfSeason = new double[Season.values().length];
        Arrays.fill(bestOfSeason, Double.POSITIVE_INFINITY);
        for (var trend : new Trend[] {Trend.NONE, Trend.DAMPED, Trend.ADDITIVE}) {
            double leader = Arrays.stream(bestOfSeason).min().orElseThrow();
            for (var form : forms) {
                int season = form.season().ordinal();
                boolean hopeless =
                        trend == Trend.ADDITIVE && bestOfSeason[season] > leader + HOPELESS;
                if (form.trend() == trend && !hopeless) {
                    var fit = EtsFit.of(form, y, period);
                    bestOfSeason[season] = Math.min(bestOfSeason[season], fit.aicc());
                    best = best == null || fit.aicc() < best.aicc() ? fit : best;
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("there is always a form");
        }
        return best;
    }
}
