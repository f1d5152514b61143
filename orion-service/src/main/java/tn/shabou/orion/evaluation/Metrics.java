package tn.shabou.orion.evaluation;

import tn.shabou.orion.forecast.DemandSeries;

/**
 * Errors of one series, in units and on the scale of how much its history jumps about, so that
 * series of any size may be averaged (Hyndman and Koehler, "Another look at measures of forecast
 * accuracy", IJF 22, 2006). Unknown periods count nowhere. A result is NaN when the history has no
 * scale, or when nothing of the actual periods is known.
 */
public final class Metrics {

    private Metrics() {}

    /** Mean absolute error, in units. */
    public static double mae(double[] actual, double[] forecast) {
        return meanError(actual, forecast, 1);
    }

    /** Root mean squared error, in units. */
    public static double rmse(double[] actual, double[] forecast) {
        return Math.sqrt(meanError(actual, forecast, 2));
    }

    /**
     * Mean absolute scaled error: 1 is as good as repeating the value of {@code lag} periods ago
     * did within the history, 0 is perfect.
     *
     * @param actual what was sold; NaN where unknown
     * @param forecast what was expected of the same periods
     */
    public static double mase(DemandSeries history, int lag, double[] actual, double[] forecast) {
        return mae(actual, forecast) / jumps(history, 0, lag, 1);
    }

    /**
     * Root mean squared scaled error: against repeating the last value, from the first sale on, as
     * in the M5 competition.
     */
    public static double rmsse(DemandSeries history, double[] actual, double[] forecast) {
        return rmse(actual, forecast) / Math.sqrt(jumps(history, firstSale(history), 1, 2));
    }

    private static double meanError(double[] actual, double[] forecast, int power) {
        double sum = 0;
        int known = 0;
        for (int h = 0; h < actual.length; h++) {
            if (!Double.isNaN(actual[h])) {
                sum += Math.pow(Math.abs(actual[h] - forecast[h]), power);
                known++;
            }
        }
        return sum / known;
    }

    /** Mean jump over {@code lag} periods, to a power; NaN when there is none. */
    private static double jumps(DemandSeries history, int from, int lag, int power) {
        double sum = 0;
        int pairs = 0;
        for (int t = from + lag; t < history.length(); t++) {
            if (history.knows(t) && history.knows(t - lag)) {
                sum += Math.pow(Math.abs(history.at(t) - history.at(t - lag)), power);
                pairs++;
            }
        }
        return sum > 0 ? sum / pairs : Double.NaN;
    }

    private static int firstSale(DemandSeries history) {
        int t = 0;
        while (t < history.length() && !(history.at(t) > 0)) {
            t++;
        }
        return t;
    }
}
