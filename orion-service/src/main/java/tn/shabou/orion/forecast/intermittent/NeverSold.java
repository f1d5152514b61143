package tn.shabou.orion.forecast.intermittent;

import tn.shabou.orion.forecast.DemandDistribution;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.ForecastMethod;

/** Nothing, for what has never been sold. */
public final class NeverSold implements ForecastMethod {

    @Override
    public String name() {
        return "zero";
    }

    @Override
    public int periodsNeeded() {
        return 1;
    }

    @Override
    public Fitted fit(DemandSeries history) {
        var nothing = new DemandDistribution.Nothing();
        return _ -> nothing;
    }
}
