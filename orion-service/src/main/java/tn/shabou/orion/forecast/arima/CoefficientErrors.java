package tn.shabou.orion.forecast.arima;

import java.util.Arrays;
import tn.shabou.orion.forecast.numeric.LinearSystem;

/**
 * Standard errors of the coefficients of a model: of the ARMA part by the curvature of the
 * logarithm of the likelihood, of the regression by generalised least squares.
 */
final class CoefficientErrors {

    private static final double STEP = 1e-3;

    private final Likelihood likelihood;
    private final double[] residuals;
    private final double[] model;
    private final double noise;
    private final int regressors;

    CoefficientErrors(Arima fitted) {
        Observations seen = fitted.seen();
        this.likelihood = Likelihood.exact(fitted.order(), seen);
        this.residuals = new double[likelihood.size()];
        this.regressors = seen.series().length - 1;
        this.model = Arrays.copyOf(fitted.coefficients(), fitted.order().coefficients());
        this.noise = fitted.sigma2();
    }

    /** In the order of the coefficients; NaN where the likelihood has no peak. */
    double[] run() {
        int k = model.length;
        double[] errors = new double[k + regressors];
        double[][] covariance = k == 0 ? new double[0][] : LinearSystem.inverse(curvature());
        for (int i = 0; i < k; i++) {
            errors[i] = Math.sqrt(covariance[i][i]);
        }
        loss(0, 0, 0, 0);
        for (int c = 0; c < regressors; c++) {
            errors[k + c] = Math.sqrt(noise * likelihood.inverseSquares(c));
        }
        return errors;
    }

    private double[][] curvature() {
        int k = model.length;
        double[][] curvature = new double[k][k];
        double here = loss(0, 0, 0, 0);
        for (int i = 0; i < k; i++) {
            curvature[i][i] =
                    (loss(i, STEP, i, 0) - 2 * here + loss(i, -STEP, i, 0)) / (STEP * STEP);
            for (int j = 0; j < i; j++) {
                double mixed =
                        loss(i, STEP, j, STEP)
                                - loss(i, STEP, j, -STEP)
                                - loss(i, -STEP, j, STEP)
                                + loss(i, -STEP, j, -STEP);
                curvature[i][j] = curvature[j][i] = mixed / (4 * STEP * STEP);
            }
        }
        return curvature;
    }

    private double loss(int i, double byI, int j, double byJ) {
        double[] moved = model.clone();
        if (moved.length > 0) {
            moved[i] += byI;
            moved[j] += byJ;
        }
        likelihood.atCoefficients(moved, residuals);
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        return -likelihood.logarithm(sum);
    }
}
