package tn.shabou.orion.forecast.ensemble;

import java.util.Arrays;
import tn.shabou.orion.forecast.arima.AutoArima;
import tn.shabou.orion.forecast.local.Continuation;
import tn.shabou.orion.forecast.local.LocalModel;

/** The seasonal ARIMA models that are chosen for a series by themselves. */
final class Sarima implements LocalModel {

    /** Older periods teach little about the orders, and cost as much. */
    private static final int MOST_PERIODS = 240;

    @Override
    public String id() {
        return "sarima";
    }

    @Override
    public int periodsNeeded(int season) {
        return 10;
    }

    @Override
    public Continuation continuation(double[] history, int season, int horizon) {
        int from = Math.max(0, history.length - MOST_PERIODS);
        double[] latest = Arrays.copyOfRange(history, from, history.length);
        var forecast = AutoArima.fit(latest, season).forecast(horizon);
        return new Continuation(forecast.mean(), forecast.standardError());
    }
}
