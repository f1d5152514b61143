package tn.shabou.orion.forecast.arima;

import java.util.Arrays;
import tn.shabou.orion.forecast.optimise.Residuals;

/**
 * The Gaussian likelihood of a model as a sum of squares: residuals are scaled by the geometric
 * mean of their deviations, so that the least sum of squares is the greatest likelihood (Box and
 * Jenkins, chapter 7). The variance of the noise and the coefficients of the regressors are the
 * best ones at each point, by generalised least squares.
 *
 * <p>A point holds one unbounded number per coefficient; see {@link Polynomials#stationary}.
 */
final class Likelihood implements Residuals {

    /** A regressor of which less than this is left beside the others says nothing of its own. */
    private static final double REDUNDANT = 1e-7;

    private static final int EXACT_SEASONS = 4;
    private static final int SHORTEST_SEASON = 12;

    private final Order order;
    private final Arma arma;
    private final Whitening whitening;
    private final double[][] series;
    private final double[][] white;
    private final double[][] triangle;
    private final double[] projections;
    private final double[] coefficients;
    private double logs;

    private Likelihood(Order order, Arma arma, Whitening whitening, double[][] series) {
        this.order = order;
        this.arma = arma;
        this.whitening = whitening;
        this.series = series;
        this.white = new double[series.length][whitening.size()];
        this.triangle = new double[series.length][series.length];
        this.projections = new double[series.length];
        this.coefficients = new double[order.coefficients()];
    }

    /** The exact likelihood, of whatever is known of the observations. */
    static Likelihood exact(Order order, Observations seen) {
        return of(order, seen, Integer.MAX_VALUE);
    }

    /**
     * Nearly the exact likelihood, for less than half the work where the moving average forgets
     * slowly: exact over the first few seasons, by the difference equation from there on.
     */
    static Likelihood near(Order order, Observations seen) {
        return of(order, seen, EXACT_SEASONS * Math.max(order.period(), SHORTEST_SEASON));
    }

    private static Likelihood of(Order order, Observations seen, int exactly) {
        Arma arma = new Arma(order);
        double[] delta = Polynomials.differences(order);
        if (seen.isComplete()) {
            double[][] stationary = seen.differenced(delta);
            int n = stationary[0].length;
            Whitening filter = new StationaryFilter(n, exactly, arma.states, stationary.length);
            return new Likelihood(order, arma, filter, stationary);
        }
        return new Likelihood(order, arma, new DiffuseFilter(delta, seen.known()), seen.series());
    }

    /** The conditional sum of squares of complete observations. */
    static Likelihood conditional(Order order, Observations seen) {
        Arma arma = new Arma(order);
        double[][] stationary = seen.differenced(Polynomials.differences(order));
        Whitening filter = new ConditionalFilter(stationary[0].length, arma.longestAr());
        return new Likelihood(order, arma, filter, stationary);
    }

    @Override
    public int size() {
        return whitening.size();
    }

    /** How many observations the likelihood is of. */
    int informative() {
        return whitening.informative();
    }

    @Override
    public void at(double[] point, double[] residuals) {
        bounded(point, coefficients);
        atCoefficients(coefficients, residuals);
    }

    /** Writes the coefficients of the model that a point stands for. */
    void bounded(double[] point, double[] into) {
        System.arraycopy(point, 0, into, 0, into.length);
        forEachFactor((from, length, sign) -> {
            Polynomials.stationary(into, from, length);
            turn(into, from, length, sign);
        });
    }

    /** The point that stands for a model, or for the nearest one within the region. */
    double[] point(double[] model) {
        double[] point = Arrays.copyOf(model, order.coefficients());
        forEachFactor((from, length, sign) -> {
            turn(point, from, length, sign);
            Polynomials.unbounded(point, from, length);
        });
        return point;
    }

    private interface Factor {
        void at(int from, int length, int sign);
    }

    private void forEachFactor(Factor action) {
        int ma = order.ar();
        int seasonalAr = ma + order.ma();
        int seasonalMa = seasonalAr + order.seasonalAr();
        action.at(0, order.ar(), 1);
        action.at(ma, order.ma(), -1);
        action.at(seasonalAr, order.seasonalAr(), 1);
        action.at(seasonalMa, order.seasonalMa(), -1);
    }

    private static void turn(double[] values, int from, int length, int sign) {
        for (int i = from; i < from + length; i++) {
            values[i] *= sign;
        }
    }

    /** As {@link #at}, for given coefficients. */
    void atCoefficients(double[] model, double[] residuals) {
        arma.expand(model);
        logs = whitening.whiten(arma, series, white);
        project();
        double scale = Math.exp(logs / (2 * informative()));
        double[] left = white[0];
        for (int t = 0; t < left.length; t++) {
            residuals[t] = left[t] * scale;
        }
    }

    /** Logarithm of the likelihood, where the scaled sum of squares is {@code sum}. */
    double logarithm(double sum) {
        int n = informative();
        return -.5 * n * (Math.log(2 * Math.PI * sum / n) + 1);
    }

    /** What the last evaluation left of the observations, in units of the noise. */
    double[] whitened() {
        return white[0].clone();
    }

    /** The process of the last evaluation. */
    Arma process() {
        return arma;
    }

    /** Takes from the whitened observations what the whitened regressors explain (Gram-Schmidt). */
    private void project() {
        double[] y = white[0];
        for (int c = 1; c < white.length; c++) {
            double[] x = white[c];
            double before = Math.sqrt(product(x, x));
            for (int b = 1; b < c; b++) {
                triangle[b][c] = product(white[b], x);
                subtract(x, triangle[b][c], white[b]);
            }
            double norm = Math.sqrt(product(x, x));
            boolean redundant = !(norm > REDUNDANT * before);
            triangle[c][c] = redundant ? 0 : norm;
            for (int t = 0; t < x.length; t++) {
                x[t] = redundant ? 0 : x[t] / norm;
            }
            projections[c] = product(x, y);
            subtract(y, projections[c], x);
        }
    }

    /** Coefficients of the regressors at the last evaluation; 0 for one that others explain. */
    double[] regression() {
        int k = white.length - 1;
        double[] beta = new double[k];
        for (int c = k; c > 0; c--) {
            double value = projections[c];
            for (int b = c + 1; b <= k; b++) {
                value -= triangle[c][b] * beta[b - 1];
            }
            beta[c - 1] = triangle[c][c] > 0 ? value / triangle[c][c] : 0;
        }
        return beta;
    }

    /**
     * Divides a row of regressors by the triangle of the last evaluation, in place: the sum of the
     * squares is then the variance of its regression in units of the noise.
     */
    void standardise(double[] row) {
        for (int c = 1; c < white.length; c++) {
            double value = row[c - 1];
            for (int b = 1; b < c; b++) {
                value -= triangle[b][c] * row[b - 1];
            }
            row[c - 1] = triangle[c][c] > 0 ? value / triangle[c][c] : 0;
        }
    }

    /** Variance of the coefficient of regressor {@code c}, in units of the noise. */
    double inverseSquares(int c) {
        int k = white.length - 1;
        double[] unit = new double[k];
        unit[c] = 1;
        standardise(unit);
        double sum = 0;
        for (double part : unit) {
            sum += part * part;
        }
        return sum;
    }

    private static double product(double[] left, double[] right) {
        double sum = 0;
        for (int t = 0; t < left.length; t++) {
            sum += left[t] * right[t];
        }
        return sum;
    }

    private static void subtract(double[] from, double factor, double[] what) {
        for (int t = 0; t < from.length; t++) {
            from[t] -= factor * what[t];
        }
    }
}
