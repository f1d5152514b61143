package tn.shabou.orion.forecast.arima;

import java.util.Arrays;

/**
 * A series with its regressors, all of one length.
 *
 * @param series the observations, NaN where missing, then the regressors, which are never missing
 * @param known where there is an observation
 */
@SuppressWarnings("ArrayRecordComponent") // the mathematics computes with arrays
record Observations(double[][] series, boolean[] known) {

    static Observations of(double[] y, double[][] regressors) {
        double[][] series = new double[regressors.length + 1][];
        series[0] = y;
        for (int c = 0; c < regressors.length; c++) {
            if (regressors[c].length != y.length) {
                throw new IllegalArgumentException(
                        "regressor %d has %d values for %d observations"
                                .formatted(c, regressors[c].length, y.length));
            }
            series[c + 1] = regressors[c];
        }
        boolean[] known = new boolean[y.length];
        for (int t = 0; t < y.length; t++) {
            known[t] = !Double.isNaN(y[t]);
        }
        return new Observations(series, known);
    }

    int length() {
        return known.length;
    }

    boolean isComplete() {
        for (boolean one : known) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    double[][] differenced(double[] delta) {
        return Arrays.stream(series)
                .map(values -> Polynomials.differenced(values, delta))
                .toArray(double[][]::new);
    }

    /** The observations without what the regressors explain. */
    double[] less(double[] beta) {
        double[] rest = series[0].clone();
        for (int c = 0; c < beta.length; c++) {
            for (int t = 0; t < rest.length; t++) {
                rest[t] -= beta[c] * series[c + 1][t];
            }
        }
        return rest;
    }
}
