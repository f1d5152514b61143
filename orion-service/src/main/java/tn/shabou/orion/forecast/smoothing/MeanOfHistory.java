package tn.shabou.orion.forecast.smoothing;

import java.util.Arrays;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.Dispersion;
import tn.shabou.orion.forecast.ForecastMethod;

/** The mean of what is known: all that a few periods can tell. */
public final class MeanOfHistory implements ForecastMethod {

    @Override
    public String name() {
        return "mean";
    }

    @Override
    public int periodsNeeded() {
        return 1;
    }

    /** The mean of n periods is itself uncertain, by the n-th part of their variance. */
    @Override
    public Fitted fit(DemandSeries history) {
        double[] known = history.known();
        double mean = Arrays.stream(known).average().orElseThrow();
        var fitted = new double[history.length()];
        Arrays.fill(fitted, mean);
        var demand = Dispersion.of(history, fitted, 1).around(mean, 1 + 1.0 / known.length);
        return _ -> demand;
    }
}
