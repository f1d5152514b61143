package tn.shabou.orion.forecast.local;

import java.util.ArrayList;
import java.util.List;

/**
 * One form of exponential smoothing, named as in Hyndman et al., "Forecasting with Exponential
 * Smoothing" (2008): {@code MAdM} has multiplicative errors, a damped trend and a multiplicative
 * season.
 *
 * @param multiplicativeError whether errors are in proportion to the forecast
 */
record EtsForm(boolean multiplicativeError, Trend trend, Season season) {

    enum Trend {
        NONE("N"),
        ADDITIVE("A"),
        DAMPED("Ad");

        private final String code;

        Trend(String code) {
            this.code = code;
        }
    }

    enum Season {
        NONE,
        ADDITIVE,
        MULTIPLICATIVE
    }

    /**
     * The forms that make sense: multiplicative trends explode, and additive errors with a
     * multiplicative season have no stable variance.
     */
    static List<EtsForm> sensible(boolean positive, boolean seasonal) {
        var forms = new ArrayList<EtsForm>();
        for (var season : Season.values()) {
            for (var trend : Trend.values()) {
                if (season != Season.NONE && !seasonal) {
                    continue;
                }
                if (season != Season.MULTIPLICATIVE) {
                    forms.add(new EtsForm(false, trend, season));
                }
                if (positive) {
                    forms.add(new EtsForm(true, trend, season));
                }
            }
        }
        return forms;
    }

    /** Number of smoothing shares and states that are learned, and the variance. */
    int parameters(int period) {
        int trended = trend == Trend.NONE ? 0 : trend == Trend.ADDITIVE ? 2 : 3;
        return 3 + trended + (season == Season.NONE ? 0 : period);
    }

    boolean hasTrend() {
        return trend != Trend.NONE;
    }

    boolean hasSeason() {
        return season != Season.NONE;
    }

    @Override
    public String toString() {
        return (multiplicativeError ? "M" : "A")
                + trend.code
                + (season == Season.NONE ? "N" : season == Season.ADDITIVE ? "A" : "M");
    }
}
