package tn.shabou.orion.forecast.arima;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tn.shabou.orion.forecast.arima.ArimaOptions.Method;
import tn.shabou.orion.forecast.optimise.LeastSquares;

/**
 * A seasonal ARIMA model fitted to a series. Regressors, mean and drift are regression with ARIMA
 * errors, as in R's {@code arima}. Immutable.
 */
public final class Arima {

    private static final double FINE = 1e-13;
    private static final double ROUGH = 1e-7;
    private static final int ROUGH_STEPS = 50;
    private static final int MANY_STEPS = 200;
    private static final int FEW_STEPS = 20;

    private final Observations seen;
    private final Order order;
    private final boolean constant;
    private final double[] point;
    private final int informative;
    private final double logLikelihood;
    private final double[] coefficients;
    private final double[] regression;
    private final double[] whitened;
    private final double sigma2;

    private Arima(
            Observations seen,
            Order order,
            boolean constant,
            Likelihood likelihood,
            double[] point) {
        this.seen = seen;
        this.order = order;
        this.constant = constant;
        this.point = point;
        this.informative = likelihood.informative();
        this.coefficients = new double[order.coefficients()];
        double[] residuals = new double[likelihood.size()];
        likelihood.bounded(point, coefficients);
        likelihood.atCoefficients(coefficients, residuals);
        this.regression = likelihood.regression();
        this.whitened = likelihood.whitened();
        this.logLikelihood = likelihood.logarithm(squares(residuals));
        this.sigma2 = squares(whitened) / informative;
    }

    /**
     * Fits a model.
     *
     * @param y the observations, oldest first; NaN where missing
     * @throws IllegalArgumentException when there are too few observations for the orders
     */
    public static Arima fit(double[] y, Order order, ArimaOptions options) {
        Observations seen = observations(y, order, options);
        boolean exact = options.method() == Method.LIKELIHOOD;
        return fit(seen, order, options, starts(order, seen, exact), FINE, MANY_STEPS);
    }

    /**
     * Fits a model by maximum likelihood beginning with given coefficients, which spares most of
     * the search where they are nearly right already.
     */
    static Arima refine(
            double[] y, Order order, ArimaOptions options, double[] start, double tolerance) {
        Observations seen = observations(y, order, options);
        double[] point = Likelihood.exact(order, seen).point(start);
        return fit(seen, order, options, List.of(point), tolerance, FEW_STEPS);
    }

    private static Arima fit(
            Observations seen,
            Order order,
            ArimaOptions options,
            List<double[]> starts,
            double tolerance,
            int steps) {
        boolean exact = options.method() == Method.LIKELIHOOD;
        Likelihood likelihood =
                exact ? Likelihood.exact(order, seen) : Likelihood.conditional(order, seen);
        int free = order.coefficients() + seen.series().length;
        if (likelihood.informative() <= free) {
            throw new IllegalArgumentException(
                    order + " needs more than " + (free + order.lost()) + " observations");
        }
        LeastSquares best = new LeastSquares(likelihood, starts.getFirst());
        for (double[] start : starts.subList(1, starts.size())) {
            best.improve(ROUGH, ROUGH_STEPS);
            LeastSquares search = new LeastSquares(likelihood, start).improve(ROUGH, ROUGH_STEPS);
            if (search.sum() < best.sum() * (1 - 1e-6)) {
                best = search;
            }
        }
        double[] point = best.improve(tolerance, steps).point();
        return new Arima(seen, order, constant(order, options), likelihood, point);
    }

    private static Observations observations(double[] y, Order order, ArimaOptions options) {
        boolean constant = constant(order, options);
        return Observations.of(y.clone(), columns(y.length, constant, order, options.regressors()));
    }

    private static boolean constant(Order order, ArimaOptions options) {
        return options.constant() && order.diff() + order.seasonalDiff() < 2;
    }

    private static List<double[]> starts(Order order, Observations seen, boolean exact) {
        double[] nothing = new double[order.coefficients()];
        List<double[]> starts = new ArrayList<>();
        starts.add(nothing);
        if (exact && seen.isComplete()) {
            starts.add(
                    new LeastSquares(Likelihood.conditional(order, seen), nothing)
                            .improve(1e-5, 30)
                            .point());
        }
        return starts;
    }

    /** All regressors, the constant first. */
    static double[][] columns(int n, boolean constant, Order order, double[][] regressors) {
        List<double[]> columns = new ArrayList<>();
        if (constant) {
            columns.add(constantColumn(order, 0, n));
        }
        for (double[] row : regressors) {
            columns.add(row.clone());
        }
        return columns.toArray(double[][]::new);
    }

    /** Ones for a mean; the number of the period, from 1, for a drift. */
    private static double[] constantColumn(Order order, int from, int n) {
        double[] column = new double[n];
        boolean mean = order.diff() + order.seasonalDiff() == 0;
        for (int t = 0; t < n; t++) {
            column[t] = mean ? 1 : from + t + 1;
        }
        return column;
    }

    public Order order() {
        return order;
    }

    /**
     * The coefficients in R's order and with its signs: ar, ma, seasonal ar, seasonal ma, mean or
     * drift, regressors.
     */
    public double[] coefficients() {
        double[] all = Arrays.copyOf(coefficients, coefficients.length + regression.length);
        System.arraycopy(regression, 0, all, coefficients.length, regression.length);
        return all;
    }

    /** Standard errors of {@link #coefficients()}; NaN where the likelihood has no peak. */
    public double[] standardErrors() {
        return new CoefficientErrors(this).run();
    }

    /** Variance of the noise: mean square of the standardised residuals. */
    public double sigma2() {
        return sigma2;
    }

    public double logLikelihood() {
        return logLikelihood;
    }

    /** Coefficients and the variance of the noise. */
    public int parameters() {
        return coefficients.length + regression.length + 1;
    }

    public double aic() {
        return -2 * logLikelihood() + 2 * parameters();
    }

    /** Akaike's criterion corrected for short series; infinite when it has too many parameters. */
    public double aicc() {
        int k = parameters();
        int rest = informative - k - 1;
        return rest > 0 ? aic() + 2.0 * k * (k + 1) / rest : Double.POSITIVE_INFINITY;
    }

    /**
     * One-step errors, each in units of the same noise; NaN where differencing or a gap took it.
     */
    public double[] residuals() {
        double[] all = new double[seen.length()];
        int lost = all.length - whitened.length;
        for (int t = 0; t < all.length; t++) {
            boolean has = t >= lost && seen.known()[t];
            all[t] = has ? whitened[t - lost] : Double.NaN;
        }
        return all;
    }

    /**
     * Forecasts of the next {@code h} periods with the errors of a model that is known, as R's
     * {@code predict}.
     *
     * @param future the regressors over those periods, one row each
     */
    public ArimaForecast forecast(int h, double[]... future) {
        return extrapolation(h, future).plain();
    }

    /**
     * Forecasts whose errors also count that the coefficients, the regression and the variance are
     * estimates.
     */
    public ArimaForecast cautiousForecast(int h, double[]... future) {
        return extrapolation(h, future).cautious();
    }

    private Extrapolation extrapolation(int h, double[][] future) {
        List<double[]> rows = new ArrayList<>();
        if (constant) {
            rows.add(constantColumn(order, seen.length(), h));
        }
        rows.addAll(Arrays.asList(future));
        if (rows.size() != regression.length) {
            throw new IllegalArgumentException(
                    "the model has " + (regression.length - (constant ? 1 : 0)) + " regressors");
        }
        return new Extrapolation(this, h, rows.toArray(double[][]::new));
    }

    Observations seen() {
        return seen;
    }

    /** Unbounded numbers that stand for the coefficients. */
    double[] point() {
        return point.clone();
    }

    double[] regression() {
        return regression.clone();
    }

    /** How many observations the likelihood is of. */
    int informative() {
        return informative;
    }

    private static double squares(double[] values) {
        double total = 0;
        for (double value : values) {
            total += value * value;
        }
        return total;
    }
}
