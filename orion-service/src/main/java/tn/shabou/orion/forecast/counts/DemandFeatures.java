package tn.shabou.orion.forecast.counts;

/**
 * What is seen of a series at one moment, free of its scale but for one feature: of its own past,
 * and behind that, what its panel tells of it besides.
 */
final class DemandFeatures {

    /** Of the own past. */
    static final int COUNT = 20;

    private static final int[] WINDOWS = {1, 2, 3, 6, 12, 24};
    private static final double LITTLE = 0.02;

    private DemandFeatures() {}

    /**
     * The features of the moment after {@code periods}.
     *
     * @param base the rate that all corrections begin with
     */
    static double[] of(Past past, int periods, double base, int season, int horizon) {
        var panel = past.panel();
        var row = new double[COUNT + panel.count()];
        int at = 0;
        double unit = base + LITTLE;
        row[at++] = Math.log(unit);
        for (int window : WINDOWS) {
            row[at++] =
                    periods >= window
                            ? log(past.mean(periods - window, periods), unit)
                            : Double.NaN;
        }
        double all = past.mean(0, periods);
        row[at++] = log(all, unit);
        double often = past.often(0, periods);
        row[at++] = often;
        row[at++] = periods >= 6 ? past.often(periods - 6, periods) : Double.NaN;
        row[at++] = periods >= 12 ? past.often(periods - 12, periods) : Double.NaN;
        int last = past.lastSale(periods);
        int since = periods - 1 - last;
        row[at++] = since;
        row[at++] = since * often;
        row[at++] = often > 0 ? Math.log(all / often) : Double.NaN;
        row[at++] = last >= 0 ? Math.log(past.at(last) / unit) : Double.NaN;
        row[at++] =
                all > 0 ? Math.log((past.variance(periods) + LITTLE) / (all + LITTLE)) : Double.NaN;
        row[at++] = periods;
        row[at++] =
                periods >= 12
                        ? log(
                                past.mean(periods - 6, periods),
                                past.mean(periods - 12, periods - 6) + LITTLE)
                        : Double.NaN;
        boolean lastYear = season > 1 && periods >= season + 2;
        int then = periods - season;
        row[at++] =
                lastYear
                        ? log(past.mean(then, Math.min(periods, then + horizon)), unit)
                        : Double.NaN;
        row[at++] =
                lastYear && then >= horizon
                        ? log(
                                past.mean(then, Math.min(periods, then + horizon)),
                                past.mean(then - horizon, then) + LITTLE)
                        : Double.NaN;
        panel.fill(
                row,
                at,
                past.traits(),
                CategoryRates.Moment.of(past, periods, unit, season, horizon));
        return row;
    }

    private static double log(double rate, double unit) {
        return Double.isNaN(rate) ? rate : Math.log((rate + LITTLE) / unit);
    }
}
