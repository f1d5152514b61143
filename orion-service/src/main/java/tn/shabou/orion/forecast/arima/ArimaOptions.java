package tn.shabou.orion.forecast.arima;

/**
 * What a model has besides its orders.
 *
 * @param constant whether it has a mean, or with one difference a drift per period; with more
 *     differences there is no constant
 * @param regressors one row per regressor, each as long as the series
 * @param method how the coefficients are found
 */
@SuppressWarnings("ArrayRecordComponent") // the mathematics computes with arrays
public record ArimaOptions(boolean constant, double[][] regressors, Method method) {

    /** How coefficients are found. */
    public enum Method {
        /** Exact maximum likelihood. */
        LIKELIHOOD,
        /** Least conditional sum of squares; complete series only. */
        CONDITIONAL
    }

    /** No constant, no regressors, exact likelihood. */
    public static final ArimaOptions PLAIN =
            new ArimaOptions(false, new double[0][], Method.LIKELIHOOD);

    public ArimaOptions withConstant() {
        return new ArimaOptions(true, regressors, method);
    }

    public ArimaOptions withRegressors(double[]... rows) {
        return new ArimaOptions(constant, rows, method);
    }

    public ArimaOptions withMethod(Method other) {
        return new ArimaOptions(constant, regressors, other);
    }
}
