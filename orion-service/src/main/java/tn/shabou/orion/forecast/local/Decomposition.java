package tn.shabou.orion.forecast.local;

/** The classical decomposition by centred moving averages, and the test that calls for it. */
public final class Decomposition {

    /** Two-sided, 90 %. */
    private static final double CRITICAL = 1.6448536269514722;

    private Decomposition() {}

    /** Whether the autocorrelation at the lag of the season is significant, as in the M4 rules. */
    public static boolean isSeasonal(double[] y, int season) {
        if (season <= 1 || y.length < 3 * season) {
            return false;
        }
        double mean = 0;
        for (double v : y) {
            mean += v / y.length;
        }
        double variance = 0;
        for (double v : y) {
            variance += (v - mean) * (v - mean);
        }
        if (!(variance > 0)) {
            return false;
        }
        double squares = 0;
        double last = 0;
        for (int lag = 1; lag <= season; lag++) {
            double sum = 0;
            for (int t = lag; t < y.length; t++) {
                sum += (y[t] - mean) * (y[t - lag] - mean);
            }
            last = sum / variance;
            squares += lag < season ? last * last : 0;
        }
        return Math.abs(last) > CRITICAL * Math.sqrt((1 + 2 * squares) / y.length);
    }

    /**
     * The seasonal index of each period of the cycle, beginning with the first of the history;
     * around 0, or around 1 when they multiply.
     */
    public static double[] indices(double[] y, int season, boolean multiplicative) {
        var sums = new double[season];
        var counts = new int[season];
        int half = season / 2;
        boolean even = season % 2 == 0;
        double window = 0;
        for (int t = 0; t < Math.min(y.length, 2 * half + 1); t++) {
            window += y[t];
        }
        for (int t = half; t + half < y.length; t++) {
            double trend =
                    even ? (window - 0.5 * (y[t - half] + y[t + half])) / season : window / season;
            double ratio = multiplicative ? y[t] / trend : y[t] - trend;
            if (Double.isFinite(ratio)) {
                sums[t % season] += ratio;
                counts[t % season]++;
            }
            if (t + half + 1 < y.length) {
                window += y[t + half + 1] - y[t - half];
            }
        }
        double mean = 0;
        for (int i = 0; i < season; i++) {
            sums[i] = counts[i] > 0 ? sums[i] / counts[i] : multiplicative ? 1 : 0;
            mean += sums[i] / season;
        }
        for (int i = 0; i < season; i++) {
            sums[i] = multiplicative ? sums[i] / mean : sums[i] - mean;
        }
        return sums;
    }

    /** The history without its season. */
    public static double[] adjusted(double[] y, double[] indices, boolean multiplicative) {
        var adjusted = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            double index = indices[t % indices.length];
            adjusted[t] = multiplicative ? y[t] / index : y[t] - index;
        }
        return adjusted;
    }
}
