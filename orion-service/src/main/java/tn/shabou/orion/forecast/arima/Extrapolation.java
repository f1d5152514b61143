package tn.shabou.orion.forecast.arima;

import java.util.Arrays;
import tn.shabou.orion.forecast.numeric.LinearSystem;
import tn.shabou.orion.forecast.optimise.LeastSquares;

/** Continues a fitted series beyond its end. */
final class Extrapolation {

    /** Small beside the unbounded numbers that stand for coefficients, which are near one. */
    private static final double STEP = 1e-4;

    /** Added to the curvature, so that a direction of which nothing is known has an error of 3. */
    private static final double PRIOR = .1;

    private final Arima model;
    private final Order order;
    private final Observations seen;
    private final double[] delta;
    private final double[][] future;
    private final int h;

    Extrapolation(Arima model, int h, double[][] future) {
        for (double[] row : future) {
            if (row.length < h) {
                throw new IllegalArgumentException("a regressor ends before the horizon " + h);
            }
        }
        this.model = model;
        this.order = model.order();
        this.seen = model.seen();
        this.delta = Polynomials.differences(order);
        this.future = future;
        this.h = h;
    }

    /** Errors of the noise to come alone. */
    ArimaForecast plain() {
        double[] beta = model.regression();
        StateSpace end = end(process(model.coefficients()), new double[][] {seen.less(beta)});
        double[] mean = new double[h];
        double[] error = new double[h];
        for (int i = 0; i < h; i++) {
            error[i] = Math.sqrt(model.sigma2() * end.variance());
            mean[i] = end.expected(0) + explained(beta, i);
            end.advance();
        }
        return new ArimaForecast(mean, error, false);
    }

    /** Adds the errors of the coefficients (by their derivatives) and of the regression. */
    ArimaForecast cautious() {
        ArimaForecast plain = plain();
        Likelihood likelihood = Likelihood.exact(order, seen);
        int spent = model.parameters() - 1;
        double freedom = (double) model.informative() / (model.informative() - spent);
        double noise = model.sigma2() * freedom;
        double[] variance = new double[h];
        for (int i = 0; i < h; i++) {
            variance[i] = plain.spread()[i] * plain.spread()[i];
            variance[i] *= freedom;
        }
        addErrorOfCoefficients(likelihood, variance);
        addErrorOfRegression(likelihood, noise, variance);
        return new ArimaForecast(
                plain.centre(), Arrays.stream(variance).map(Math::sqrt).toArray(), false);
    }

    private void addErrorOfCoefficients(Likelihood likelihood, double[] variance) {
        double[] point = model.point();
        int k = point.length;
        if (k == 0 || model.sigma2() <= 0) {
            return;
        }
        LeastSquares search = new LeastSquares(likelihood, point);
        double[][] information = search.curvature();
        double scale = model.informative() / search.sum();
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                information[i][j] *= scale;
            }
            information[i][i] += PRIOR;
        }
        double[][] errors = LinearSystem.inverse(information);
        double[][] slopes = new double[k][];
        double[] base = expected(likelihood, point);
        for (int j = 0; j < k; j++) {
            double[] moved = point.clone();
            double step = moved[j] > 0 ? -STEP : STEP;
            moved[j] += step;
            slopes[j] = expected(likelihood, moved);
            for (int i = 0; i < h; i++) {
                slopes[j][i] = (slopes[j][i] - base[i]) / step;
            }
        }
        for (int i = 0; i < h; i++) {
            double sum = 0;
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < k; b++) {
                    sum += slopes[a][i] * errors[a][b] * slopes[b][i];
                }
            }
            variance[i] += Math.max(0, sum);
        }
    }

    /** What a model with other coefficients would expect. */
    private double[] expected(Likelihood likelihood, double[] point) {
        double[] coefficients = new double[point.length];
        likelihood.bounded(point, coefficients);
        likelihood.atCoefficients(coefficients, new double[likelihood.size()]);
        double[] beta = likelihood.regression();
        double[] rest = seen.less(beta);
        Arma arma = process(coefficients);
        double[] mean = seen.isComplete() ? quick(arma, rest) : slow(arma, rest);
        for (int i = 0; i < h; i++) {
            mean[i] += explained(beta, i);
        }
        return mean;
    }

    private double[] quick(Arma arma, double[] rest) {
        double[] stationary = Polynomials.differenced(rest, delta);
        double[] white = new double[stationary.length];
        StationaryFilter filter = new StationaryFilter(stationary.length, arma.states, 1);
        filter.whiten(arma, new double[][] {stationary}, new double[][] {white});
        double[] changes = filter.ahead(arma, stationary, white, h);
        return Polynomials.integrated(rest, changes, delta);
    }

    private double[] slow(Arma arma, double[] rest) {
        StateSpace end = end(arma, new double[][] {rest});
        double[] mean = new double[h];
        for (int i = 0; i < h; i++) {
            mean[i] = end.expected(0);
            end.advance();
        }
        return mean;
    }

    /** What a regressor is beyond what its own past foretells, the model cannot average out. */
    private void addErrorOfRegression(Likelihood likelihood, double noise, double[] variance) {
        int k = future.length;
        if (k == 0) {
            return;
        }
        double[] coefficients = new double[order.coefficients()];
        likelihood.bounded(model.point(), coefficients);
        likelihood.atCoefficients(coefficients, new double[likelihood.size()]);
        double[][] columns = Arrays.copyOfRange(seen.series(), 1, k + 1);
        StateSpace end = end(process(coefficients), columns);
        double[] row = new double[k];
        for (int i = 0; i < h; i++) {
            for (int c = 0; c < k; c++) {
                row[c] = future[c][i] - end.expected(c);
            }
            likelihood.standardise(row);
            for (double part : row) {
                variance[i] += noise * part * part;
            }
            end.advance();
        }
    }

    private Arma process(double[] coefficients) {
        Arma arma = new Arma(order);
        arma.expand(coefficients);
        return arma;
    }

    private StateSpace end(Arma arma, double[][] series) {
        if (!seen.isComplete()) {
            StateSpace space = new StateSpace(arma, delta, series.length);
            space.startDiffuse();
            space.absorb(series, seen.known());
            return space;
        }
        double[][] stationary =
                Arrays.stream(series)
                        .map(values -> Polynomials.differenced(values, delta))
                        .toArray(double[][]::new);
        return new StationaryFilter(stationary[0].length, arma.states, series.length)
                .end(arma, stationary, delta, series);
    }

    private double explained(double[] beta, int i) {
        double sum = 0;
        for (int c = 0; c < beta.length; c++) {
            sum += beta[c] * future[c][i];
        }
        return sum;
    }
}
