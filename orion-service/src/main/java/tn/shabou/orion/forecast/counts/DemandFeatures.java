package tn.shabou.orion.forecast.counts;

/**
 * What is seen of a series at one moment, free of its scale but for one feature, and the rate that
 * all corrections begin with.
 */
final class DemandFeatures {

    static final int COUNT = 20;
    private static final int[] WINDOWS = {1, 2, 3, 6, 12, 24};
    private static final double DISCOUNT = 0.96;
    private static final double LITTLE = 0.02;

    private DemandFeatures() {}

    /**
     * The discounted mean of the first {@code periods} of a history, drawn a little towards that of
     * its panel.
     */
    static double base(double[] y, int periods, Prior prior) {
        double sum = 0;
        double weights = 0;
        double weight = 1;
        for (int t = periods - 1; t >= 0; t--) {
            if (!Double.isNaN(y[t])) {
                sum += weight * y[t];
                weights += weight;
            }
            weight *= DISCOUNT;
        }
        return prior.shrunk(sum, weights);
    }

    /** The features of the moment after {@code periods}. */
    static double[] of(double[] y, int periods, double base, int season, int horizon) {
        var row = new double[COUNT];
        int at = 0;
        double unit = base + LITTLE;
        row[at++] = Math.log(unit);
        for (int window : WINDOWS) {
            row[at++] =
                    periods >= window ? log(mean(y, periods - window, periods), unit) : Double.NaN;
        }
        double all = mean(y, 0, periods);
        row[at++] = log(all, unit);
        double often = often(y, 0, periods);
        row[at++] = often;
        row[at++] = periods >= 6 ? often(y, periods - 6, periods) : Double.NaN;
        row[at++] = periods >= 12 ? often(y, periods - 12, periods) : Double.NaN;
        int since = since(y, periods);
        row[at++] = since;
        row[at++] = since * often;
        row[at++] = often > 0 ? Math.log(all / often) : Double.NaN;
        row[at++] = lastSize(y, periods, unit);
        row[at++] = variation(y, periods, all);
        row[at++] = periods;
        row[at++] =
                periods >= 12
                        ? log(
                                mean(y, periods - 6, periods),
                                mean(y, periods - 12, periods - 6) + LITTLE)
                        : Double.NaN;
        boolean lastYear = season > 1 && periods >= season + 2;
        int then = periods - season;
        row[at++] =
                lastYear ? log(mean(y, then, Math.min(periods, then + horizon)), unit) : Double.NaN;
        row[at] =
                lastYear && then >= horizon
                        ? log(
                                mean(y, then, Math.min(periods, then + horizon)),
                                mean(y, then - horizon, then) + LITTLE)
                        : Double.NaN;
        return row;
    }

    private static double log(double rate, double unit) {
        return Double.isNaN(rate) ? rate : Math.log((rate + LITTLE) / unit);
    }

    static double mean(double[] y, int from, int to) {
        double sum = 0;
        int known = 0;
        for (int t = from; t < to; t++) {
            if (!Double.isNaN(y[t])) {
                sum += y[t];
                known++;
            }
        }
        return known > 0 ? sum / known : Double.NaN;
    }

    private static double often(double[] y, int from, int to) {
        int known = 0;
        int sold = 0;
        for (int t = from; t < to; t++) {
            known += !Double.isNaN(y[t]) ? 1 : 0;
            sold += y[t] > 0 ? 1 : 0;
        }
        return known > 0 ? (double) sold / known : Double.NaN;
    }

    private static int since(double[] y, int periods) {
        int since = 0;
        while (since < periods && !(y[periods - 1 - since] > 0)) {
            since++;
        }
        return since;
    }

    private static double lastSize(double[] y, int periods, double unit) {
        int since = since(y, periods);
        return since < periods ? Math.log(y[periods - 1 - since] / unit) : Double.NaN;
    }

    private static double variation(double[] y, int periods, double mean) {
        double squares = 0;
        int known = 0;
        for (int t = 0; t < periods; t++) {
            if (!Double.isNaN(y[t])) {
                squares += (y[t] - mean) * (y[t] - mean);
                known++;
            }
        }
        return mean > 0 ? Math.log((squares / known + LITTLE) / (mean + LITTLE)) : Double.NaN;
    }
}
