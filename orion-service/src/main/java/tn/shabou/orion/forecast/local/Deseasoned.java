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

    /** Without two whole cycles there is no season to be told from chance. */
    @Override
    public Continuation continuation(double[] history, int season, int horizon) {
        if (season <= 1 || history.length <= 2 * season) {
            return model.continuation(history, 1, horizon);
        }
        double[] y = Gaps.filled(history);
        double[] seasonal = Stl.of(y, season, Stl.Detail.QUICK).season();
        var rest = new double[y.length];
        Arrays.setAll(rest, t -> y[t] - seasonal[t]);
        var continued = model.continuation(rest, 1, horizon);
        var mean = new double[horizon];
        Arrays.setAll(mean, h -> continued.mean()[h] + seasonal[y.length - season + h % season]);
        return new Continuation(mean, continued.deviation());
    }
}
