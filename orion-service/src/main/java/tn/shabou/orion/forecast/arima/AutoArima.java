package tn.shabou.orion.forecast.arima;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A model chosen for a series: logarithms or not, outliers, differences, orders. The best few
 * models forecast together, each weighted by how likely the data make it. Immutable.
 */
public final class AutoArima {

    private final List<Arima> models;
    private final double[] weights;
    private final boolean logarithmic;
    private final Fourier waves;
    private final List<Outlier> outliers;
    private final double widening;
    private final int length;

    AutoArima(
            List<Arima> models,
            double[] weights,
            boolean logarithmic,
            Fourier waves,
            List<Outlier> outliers,
            double widening,
            int length) {
        this.models = List.copyOf(models);
        this.weights = weights;
        this.logarithmic = logarithmic;
        this.waves = waves;
        this.outliers = List.copyOf(outliers);
        this.widening = widening;
        this.length = length;
    }

    /** One model of a series without anything else. */
    static AutoArima of(Arima model, int length) {
        return new AutoArima(
                List.of(model), new double[] {1}, false, Fourier.NONE, List.of(), 1, length);
    }

    /** Chooses with the usual options. */
    public static AutoArima fit(double[] y, int period) {
        return fit(y, period, AutoArimaOptions.USUAL);
    }

    /**
     * Chooses and fits.
     *
     * @param y the observations, oldest first; NaN where missing
     * @param period observations per season; 1 is no season
     * @throws IllegalArgumentException when there are fewer than three observations
     */
    public static AutoArima fit(double[] y, int period, AutoArimaOptions options) {
        return new Identification(y, period, options).run();
    }

    /** The most likely model. */
    public Arima model() {
        return models.getFirst();
    }

    /** All models that forecast together, the most likely first. */
    public List<Arima> models() {
        return models;
    }

    /** Whether the models are of the logarithms. */
    public boolean isLogarithmic() {
        return logarithmic;
    }

    public List<Outlier> outliers() {
        return outliers;
    }

    /**
     * Forecasts the next {@code h} periods, counting that coefficients and model are estimates.
     *
     * @param future the given regressors over those periods, one row each
     */
    public ArimaForecast forecast(int h, double[]... future) {
        List<double[]> rows = new ArrayList<>(Arrays.asList(future));
        rows.addAll(waves.columns(length, length + h));
        outliers.forEach(outlier -> rows.add(outlier.column(length, length + h)));
        double[][] columns = rows.toArray(double[][]::new);
        double[] centre = new double[h];
        double[] square = new double[h];
        for (int m = 0; m < weights.length; m++) {
            ArimaForecast own = models.get(m).cautiousForecast(h, columns);
            for (int i = 0; i < h; i++) {
                double mean = own.centre()[i];
                double spread = widening * own.spread()[i];
                centre[i] += weights[m] * mean;
                square[i] += weights[m] * (mean * mean + spread * spread);
            }
        }
        double[] spread = new double[h];
        Arrays.setAll(spread, i -> Math.sqrt(Math.max(0, square[i] - centre[i] * centre[i])));
        return new ArimaForecast(centre, spread, logarithmic);
    }
}
