package tn.shabou.orion.forecast.arima;

/**
 * How a model is chosen.
 *
 * @param logarithms whether logarithms may be taken where they fit better
 * @param outliers whether outliers are looked for
 * @param models how many models may forecast together, 1 or more
 * @param regressors one row per regressor, each as long as the series
 */
@SuppressWarnings("ArrayRecordComponent") // the mathematics computes with arrays
public record AutoArimaOptions(
        boolean logarithms, boolean outliers, int models, double[][] regressors) {

    /** Logarithms, outliers, and up to four models together. */
    public static final AutoArimaOptions USUAL =
            new AutoArimaOptions(true, true, 4, new double[0][]);

    /** What R's {@code auto.arima} does: one model of the series as it is. */
    public static final AutoArimaOptions AS_IN_R =
            new AutoArimaOptions(false, false, 1, new double[0][]);

    public AutoArimaOptions withRegressors(double[]... rows) {
        return new AutoArimaOptions(logarithms, outliers, models, rows);
    }
}
