package tn.shabou.orion.forecast.local;

import java.util.Arrays;
import tn.shabou.orion.forecast.numeric.Gaps;
import tn.shabou.orion.forecast.numeric.Stl;

/**
 * Another model, behind an STL decomposition: it continues what is left without the season, of
 * which the last cycle is repeated. For cycles that are too long for the model itself.
 */
public final class Deseasoned implements LocalModel {

    private final String id;
    private final LocalModel model;

    public Deseasoned(String id, LocalModel model) {
        this.id = id;
        this.model = model;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int periodsNeeded(int season) {
        return model.periodsNeeded(1);
    }

    /**
     * Without two whole cycles there is no season to be told from chance; with them, as much of it
     * as can be believed is taken off, in proportion to the level where nothing forbids it.
     */
    @Override
    public Continuation continuation(double[] history, int season, int horizon) {
        if (season <= 1 || history.length <= 2 * season) {
            return model.continuation(history, 1, horizon);
        }
        boolean positive = Arrays.stream(history).noneMatch(v -> v <= 0);
        double[] y = complete(history, season, positive);
        double[] level = positive ? logarithms(y) : y;
        double share = Recurrence.of(level, season);
        if (share == 0) {
            return model.continuation(y, 1, horizon);
        }
        double[] seasonal = Stl.of(level, season, Stl.Detail.QUICK).season();
        var rest = new double[y.length];
        Arrays.setAll(rest, t -> without(y[t], share * seasonal[t], positive));
        var continued = model.continuation(rest, 1, horizon);
        var mean = continued.mean().clone();
        var deviation = continued.deviation().clone();
        for (int h = 0; h < horizon; h++) {
            double again = share * seasonal[y.length - season + h % season];
            mean[h] = without(mean[h], -again, positive);
            deviation[h] *= positive ? Math.exp(again) : 1;
        }
        return new Continuation(mean, deviation);
    }

    /** A straight line across half a year would hide the season that is looked for. */
    private static double[] complete(double[] history, int season, boolean proportional) {
        if (Arrays.stream(history).noneMatch(Double::isNaN)) {
            return history;
        }
        return proportional
                ? Arrays.stream(Gaps.filled(logarithms(history), season)).map(Math::exp).toArray()
                : Gaps.filled(history, season);
    }

    private static double[] logarithms(double[] y) {
        return Arrays.stream(y).map(Math::log).toArray();
    }

    private static double without(double value, double season, boolean proportional) {
        return proportional ? value * Math.exp(-season) : value - season;
    }
}
