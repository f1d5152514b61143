package tn.shabou.orion.forecast.arima;

import java.util.Arrays;

/**
 * Lag polynomials as arrays of coefficients of lag 1, 2, …; the leading one is understood. The
 * autoregressive form is {@code 1 - a1 B - a2 B² - …}.
 */
final class Polynomials {

    /** Roots stay this far inside: partial autocorrelations never pass tanh of it, .99995. */
    private static final double OUTERMOST = 5.3;

    private Polynomials() {}

    /**
     * Turns unbounded numbers into the coefficients of a stationary autoregression by way of
     * partial autocorrelations (Jones, Technometrics 22, 1980), in place.
     */
    static void stationary(double[] values, int from, int length) {
        for (int j = 0; j < length; j++) {
            double partial = Math.tanh(Math.clamp(values[from + j], -OUTERMOST, OUTERMOST));
            values[from + j] = partial;
            for (int k = 0; k < j / 2; k++) {
                double low = values[from + k];
                double high = values[from + j - 1 - k];
                values[from + k] = low - partial * high;
                values[from + j - 1 - k] = high - partial * low;
            }
            if (j % 2 == 1) {
                values[from + j / 2] *= 1 - partial;
            }
        }
    }

    /** The inverse of {@link #stationary}; coefficients outside the region are drawn into it. */
    static void unbounded(double[] values, int from, int length) {
        double within = .999;
        for (int j = length - 1; j >= 0; j--) {
            double partial = Math.clamp(values[from + j], -within, within);
            double rest = 1 - partial * partial;
            for (int k = 0; k < j / 2; k++) {
                double low = values[from + k];
                double high = values[from + j - 1 - k];
                values[from + k] = (low + partial * high) / rest;
                values[from + j - 1 - k] = (high + partial * low) / rest;
            }
            if (j % 2 == 1) {
                values[from + j / 2] /= 1 - partial;
            }
            values[from + j] = .5 * Math.log((1 + partial) / (1 - partial));
        }
    }

    /** Coefficients of {@code (1-B)^diff (1-B^period)^seasonalDiff} in autoregressive form. */
    static double[] differences(Order order) {
        double[] full = {1};
        for (int i = 0; i < order.diff(); i++) {
            full = difference(full, 1);
        }
        for (int i = 0; i < order.seasonalDiff(); i++) {
            full = difference(full, order.period());
        }
        double[] coefficients = new double[full.length - 1];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = -full[i + 1];
        }
        return coefficients;
    }

    private static double[] difference(double[] full, int lag) {
        double[] product = new double[full.length + lag];
        for (int i = 0; i < full.length; i++) {
            product[i] += full[i];
            product[i + lag] -= full[i];
        }
        return product;
    }

    /** The values without their first {@code delta.length}, each less what delta foretells. */
    static double[] differenced(double[] values, double[] delta) {
        double[] result = new double[Math.max(0, values.length - delta.length)];
        for (int t = 0; t < result.length; t++) {
            double value = values[t + delta.length];
            for (int j = 0; j < delta.length; j++) {
                if (delta[j] != 0) {
                    value -= delta[j] * values[t + delta.length - 1 - j];
                }
            }
            result[t] = value;
        }
        return result;
    }

    /**
     * The inverse of {@link #differenced}: the levels that follow {@code past} by these changes.
     */
    static double[] integrated(double[] past, double[] changes, double[] delta) {
        int n = past.length;
        double[] all = Arrays.copyOf(past, n + changes.length);
        for (int i = 0; i < changes.length; i++) {
            all[n + i] = changes[i];
            for (int j = 0; j < delta.length; j++) {
                all[n + i] += delta[j] * all[n + i - 1 - j];
            }
        }
        return Arrays.copyOfRange(all, n, all.length);
    }
}
