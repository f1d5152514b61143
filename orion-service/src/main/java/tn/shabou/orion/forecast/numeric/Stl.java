package tn.shabou.orion.forecast.numeric;

/**
 * Season and trend by local regression (Cleveland et al., "STL", Journal of Official Statistics 6,
 * 1990), not robust, with the windows of R's {@code stl}.
 *
 * @param season what returns every cycle, slowly changing; one for each period
 * @param trend what changes slower than that
 */
public record Stl(double[] season, double[] trend) {

    private static final int PASSES = 2;

    /** How closely it follows. */
    public enum Detail {
        /**
         * Seasons on lines, the rest at every tenth of the window, as {@code stlm}: to forecast.
         */
        QUICK(13, true, true),
        /** Level seasons, the rest at every period, as {@code mstl}: to measure seasons by. */
        EXACT(11, false, false);

        private final int window;
        private final boolean lines;
        private final boolean jumps;

        Detail(int window, boolean lines, boolean jumps) {
            this.window = window;
            this.lines = lines;
            this.jumps = jumps;
        }
    }

    /**
     * @param y complete, two cycles or more
     */
    public static Stl of(double[] y, int period, Detail detail) {
        int n = y.length;
        var season = new double[n];
        var adjusted = new double[n];
        double[] trend = new double[n];
        int trendWindow = odd((int) Math.ceil(1.5 * period / (1 - 1.5 / detail.window)));
        for (int pass = 0; pass < PASSES; pass++) {
            double[] cycles = cycles(y, trend, period, detail);
            double[] low = average(average(average(cycles, period), period), 3);
            low = smoothed(low, odd(period), detail.jumps);
            for (int t = 0; t < n; t++) {
                season[t] = cycles[t + period] - low[t];
                adjusted[t] = y[t] - season[t];
            }
            trend = smoothed(adjusted, trendWindow, detail.jumps);
        }
        return new Stl(season, trend);
    }

    /** How much of what is not trend the season explains, 0 to 1. */
    public double strength(double[] y) {
        var detrended = new double[y.length];
        var rest = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            detrended[t] = y[t] - trend[t];
            rest[t] = detrended[t] - season[t];
        }
        double whole = squares(detrended);
        return whole > 0 ? Math.clamp(1 - squares(rest) / whole, 0, 1) : 0;
    }

    /** Squared distances from the mean. */
    private static double squares(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares;
    }

    private static int odd(int width) {
        return width % 2 == 0 ? width + 1 : width;
    }

    /** Each place of the cycle smoothed by itself, a cycle beyond both ends as well. */
    private static double[] cycles(double[] y, double[] trend, int period, Detail detail) {
        int n = y.length;
        var cycles = new double[n + 2 * period];
        for (int place = 0; place < period; place++) {
            int count = (n - place + period - 1) / period;
            var values = new double[count];
            for (int i = 0; i < count; i++) {
                int t = place + i * period;
                values[i] = y[t] - trend[t];
            }
            for (int i = -1; i <= count; i++) {
                cycles[place + (i + 1) * period] = local(values, i, detail.window, detail.lines);
            }
        }
        return cycles;
    }

    private static double[] average(double[] y, int width) {
        var averaged = new double[y.length - width + 1];
        double sum = 0;
        for (int t = 0; t < y.length; t++) {
            sum += y[t] - (t >= width ? y[t - width] : 0);
            if (t >= width - 1) {
                averaged[t - width + 1] = sum / width;
            }
        }
        return averaged;
    }

    /** Local regression at every period, or at every tenth of the window with lines between. */
    private static double[] smoothed(double[] y, int window, boolean jumps) {
        int jump = jumps ? Math.max(1, (window + 9) / 10) : 1;
        var smoothed = new double[y.length];
        int last = 0;
        smoothed[0] = local(y, 0, window, true);
        while (last < y.length - 1) {
            int next = Math.min(last + jump, y.length - 1);
            smoothed[next] = local(y, next, window, true);
            for (int t = last + 1; t < next; t++) {
                double share = (double) (t - last) / (next - last);
                smoothed[t] = smoothed[last] + share * (smoothed[next] - smoothed[last]);
            }
            last = next;
        }
        return smoothed;
    }

    /**
     * The line, or the mean, of the {@code window} values nearest to {@code at}, near ones weighing
     * most.
     */
    private static double local(double[] y, int at, int window, boolean line) {
        int width = Math.min(window, y.length);
        int from = Math.clamp(at - width / 2, 0, y.length - width);
        double reach = Math.max(at - from, from + width - 1 - at);
        if (window > y.length) {
            reach += (window - y.length) / 2.0;
        }
        double weights = 0;
        double places = 0;
        double values = 0;
        var weight = new double[width];
        for (int i = 0; i < width; i++) {
            double distance = Math.abs(from + i - at) / reach;
            double near = 1 - distance * distance * distance;
            weight[i] = distance >= 0.999 ? 0 : near * near * near;
            weights += weight[i];
            places += weight[i] * (from + i);
            values += weight[i] * y[from + i];
        }
        if (!(weights > 0)) {
            return y[Math.clamp(at, 0, y.length - 1)];
        }
        if (!line) {
            return values / weights;
        }
        double place = places / weights;
        double spread = 0;
        double cross = 0;
        for (int i = 0; i < width; i++) {
            double off = from + i - place;
            spread += weight[i] * off * off;
            cross += weight[i] * off * y[from + i];
        }
        double slope = spread > 1e-6 * weights ? cross / spread : 0;
        return values / weights + slope * (at - place);
    }
}
