package tn.shabou.orion.forecast.arima;

import java.util.Arrays;

/**
 * Splits a series into trend, season and rest by local regression (Cleveland et al., "STL", Journal
 * of Official Statistics 6, 1990), with the windows of R's {@code mstl} and without its shortcuts.
 */
final class SeasonalTrend {

    private static final int SEASON_WINDOW = 11;
    private static final int ROUNDS = 2;

    private final double[] season;
    private final double[] trend;

    /**
     * @param values complete, at least two periods of them
     */
    SeasonalTrend(double[] values, int period) {
        int n = values.length;
        int trendWindow = odd(Math.ceil(1.5 * period / (1 - 1.5 / SEASON_WINDOW)));
        int lowWindow = odd(period);
        this.season = new double[n];
        this.trend = new double[n];
        double[] rest = new double[n];
        double[] cycles = new double[n + 2 * period];
        for (int round = 0; round < ROUNDS; round++) {
            for (int t = 0; t < n; t++) {
                rest[t] = values[t] - trend[t];
            }
            smoothSeasons(rest, period, cycles);
            double[] low = moving(moving(moving(cycles, period), period), 3);
            low = smoothed(low, lowWindow);
            for (int t = 0; t < n; t++) {
                season[t] = cycles[t + period] - low[t];
                rest[t] = values[t] - season[t];
            }
            System.arraycopy(smoothed(rest, trendWindow), 0, trend, 0, n);
        }
    }

    /** The part that returns every period, slowly changing. */
    double[] season() {
        return season;
    }

    /** How much of what is not trend the season explains, 0 to 1. */
    double strength(double[] values) {
        int n = values.length;
        double[] rest = new double[n];
        double[] detrended = new double[n];
        for (int t = 0; t < n; t++) {
            detrended[t] = values[t] - trend[t];
            rest[t] = detrended[t] - season[t];
        }
        double whole = variance(detrended);
        return whole > 0 ? Math.clamp(1 - variance(rest) / whole, 0, 1) : 0;
    }

    private static int odd(double at) {
        int value = (int) at;
        return value % 2 == 0 ? value + 1 : value;
    }

    /** Each season's own sub-series, smoothed and continued by one at either end. */
    private static void smoothSeasons(double[] rest, int period, double[] into) {
        for (int s = 0; s < period; s++) {
            int count = (rest.length - s + period - 1) / period;
            double[] own = new double[count];
            for (int i = 0; i < count; i++) {
                own[i] = rest[s + i * period];
            }
            for (int i = -1; i <= count; i++) {
                into[s + (i + 1) * period] = local(own, i, SEASON_WINDOW, false);
            }
        }
    }

    private static double[] moving(double[] values, int window) {
        double[] result = new double[values.length - window + 1];
        double sum = 0;
        for (int t = 0; t < values.length; t++) {
            sum += values[t];
            if (t >= window) {
                sum -= values[t - window];
            }
            if (t >= window - 1) {
                result[t - window + 1] = sum / window;
            }
        }
        return result;
    }

    private static double[] smoothed(double[] values, int window) {
        double[] result = new double[values.length];
        Arrays.setAll(result, t -> local(values, t, window, true));
        return result;
    }

    /** Local mean or line at {@code x} with tricube weights over the nearest {@code window}. */
    private static double local(double[] values, int x, int window, boolean line) {
        int n = values.length;
        int left = Math.clamp(x - window / 2, 0, Math.max(0, n - window));
        int right = Math.min(n, left + window) - 1;
        double reach = Math.max(x - left, right - x) + (window > n ? (window - n) / 2 : 0);
        double weights = 0;
        double first = 0;
        double second = 0;
        double sum = 0;
        double sumX = 0;
        for (int t = left; t <= right; t++) {
            double distance = Math.abs(t - x) / reach;
            if (distance < .999) {
                double cube = 1 - distance * distance * distance;
                double weight = distance < .001 ? 1 : cube * cube * cube;
                weights += weight;
                first += weight * (t - x);
                second += weight * (t - x) * (t - x);
                sum += weight * values[t];
                sumX += weight * (t - x) * values[t];
            }
        }
        if (weights <= 0) {
            return values[Math.clamp(x, 0, n - 1)];
        }
        double determinant = weights * second - first * first;
        if (!line || determinant < 1e-6 * weights * weights) {
            return sum / weights;
        }
        return (second * sum - first * sumX) / determinant;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    }
}
