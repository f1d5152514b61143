package tn.shabou.orion.forecast.additive;

import java.util.Arrays;
import java.util.List;

/**
 * What is thought of the parameters before any demand is seen: those of trend and terms are normal
 * around zero, changes of the rate are Laplace, the noise is half normal. The same as Prophet's.
 */
final class Priors {

    private static final double TREND = 1 / (5.0 * 5.0);
    private static final double NOISE = 1 / (0.5 * 0.5);

    private final double[] precision;
    private final double sharpness;

    private Priors(double[] precision, double sharpness) {
        this.precision = precision;
        this.sharpness = sharpness;
    }

    static Priors of(Layout layout, List<Term> terms, ChangePoints changes) {
        var precision = new double[layout.smooth()];
        Arrays.fill(precision, 0, layout.trend(), TREND);
        int next = layout.trend();
        for (var term : terms) {
            Arrays.fill(precision, next, next + term.width(), 1 / (term.scale() * term.scale()));
            next += term.width();
        }
        return new Priors(precision, 1 / changes.scale());
    }

    /** One over the variance of the normal parameter {@code j}. */
    double precision(int j) {
        return precision[j];
    }

    /** One over the scale of the Laplace prior of the changes. */
    double sharpness() {
        return sharpness;
    }

    /** Minus the logarithm of the prior density of {@code parameters}, up to a constant. */
    double cost(double[] parameters) {
        double squares = 0;
        for (int j = 0; j < precision.length; j++) {
            squares += precision[j] * parameters[j] * parameters[j];
        }
        double changes = 0;
        for (int j = precision.length; j < parameters.length; j++) {
            changes += Math.abs(parameters[j]);
        }
        return squares / 2 + sharpness * changes;
    }

    /**
     * Minus the logarithm of the posterior density of the noise, up to a constant.
     *
     * @param squares sum of squared residuals
     */
    static double noiseCost(double variance, double squares, int known) {
        return known * StrictMath.log(variance) / 2
                + squares / (2 * variance)
                + NOISE * variance / 2;
    }

    /** Derivative of {@link #noiseCost} by the logarithm of the standard deviation. */
    static double noiseSlope(double variance, double squares, int known) {
        return known - squares / variance + NOISE * variance;
    }

    /** The variance of least {@link #noiseCost}. */
    static double likelyVariance(double squares, int known) {
        return 2 * squares / (known + Math.sqrt((double) known * known + 4 * NOISE * squares));
    }
}
