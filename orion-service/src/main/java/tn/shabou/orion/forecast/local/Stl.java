package tn.shabou.orion.forecast.local;

/**
 * Season and trend by local regression (Cleveland et al., "STL", Journal of Official Statistics 6,
 * 1990), not robust, of degree 1, with the windows that R's {@code stlm} takes.
 */
final class Stl {

    private static final int SEASON_WINDOW = 13;
    private static final int PASSES = 2;

    private Stl() {}

    /** The seasonal component of each period of a history of two cycles or more. */
    static double[] season(double[] y, int period) {
        int n = y.length;
        var season = new double[n];
        var trend = new double[n];
        int trendWindow = odd((int) Math.ceil(1.5 * period / (1 - 1.5 / SEASON_WINDOW)));
        for (int pass = 0; pass < PASSES; pass++) {
            double[] cycles = cycles(y, trend, period);
            double[] low = lowPass(cycles, period);
            for (int t = 0; t < n; t++) {
                season[t] = cycles[t + period] - low[t];
            }
            var adjusted = new double[n];
            for (int t = 0; t < n; t++) {
                adjusted[t] = y[t] - season[t];
            }
            trend = smoothed(adjusted, trendWindow);
        }
        return season;
    }

    private static int odd(int width) {
        return width % 2 == 0 ? width + 1 : width;
    }

    /** Each place of the cycle smoothed by itself, a cycle beyond both ends as well. */
    private static double[] cycles(double[] y, double[] trend, int period) {
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
                cycles[place + (i + 1) * period] = local(values, i, SEASON_WINDOW);
            }
        }
        return cycles;
    }

    /** What changes slower than a cycle, of which the seasonal component keeps nothing. */
    private static double[] lowPass(double[] cycles, int period) {
        double[] averaged = average(average(average(cycles, period), period), 3);
        return smoothed(averaged, odd(period));
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

    /** Local regression at every tenth of the window, and lines between. */
    private static double[] smoothed(double[] y, int window) {
        int jump = Math.max(1, (window + 9) / 10);
        var smoothed = new double[y.length];
        int last = 0;
        smoothed[0] = local(y, 0, window);
        while (last < y.length - 1) {
            int next = Math.min(last + jump, y.length - 1);
            smoothed[next] = local(y, next, window);
            for (int t = last + 1; t < next; t++) {
                double share = (double) (t - last) / (next - last);
                smoothed[t] = smoothed[last] + share * (smoothed[next] - smoothed[last]);
            }
            last = next;
        }
        return smoothed;
    }

    /**
     * The line through the {@code window} values nearest to {@code at}, near ones weighing most.
     */
    private static double local(double[] y, int at, int window) {
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
