package tn.shabou.orion.forecast.additive;

/**
 * Minus the logarithm of the posterior density, up to a constant, over the parameters followed by
 * the logarithm of the noise; with its derivatives.
 */
final class Posterior {

    private final Curve curve;
    private final Priors priors;
    private final Layout layout;
    private final double[] demand;
    private final double[] residual;
    private final double[] work;

    Posterior(Design design, Curve curve, double[] demand) {
        this.curve = curve;
        this.priors = design.priors();
        this.layout = design.columns().layout();
        this.demand = demand;
        residual = new double[demand.length];
        work = new double[demand.length];
    }

    int size() {
        return layout.size() + 1;
    }

    /** The value at {@code x}; the edge of the Laplace prior counts as level. */
    double at(double[] x, double[] gradient) {
        double noise = StrictMath.exp(x[layout.size()]);
        double variance = noise * noise;
        curve.draw(x);
        for (int i = 0; i < residual.length; i++) {
            residual[i] = demand[i] - curve.fitted[i];
        }
        double squares = Vectors.dot(residual, residual);
        curve.project(residual, x, gradient, work);
        double changes = 0;
        double normal = 0;
        for (int j = 0; j < layout.smooth(); j++) {
            double pull = priors.precision(j) * x[j];
            normal += pull * x[j];
            gradient[j] = pull - gradient[j] / variance;
        }
        for (int j = layout.smooth(); j < layout.size(); j++) {
            changes += Math.abs(x[j]);
            gradient[j] = priors.sharpness() * Math.signum(x[j]) - gradient[j] / variance;
        }
        gradient[layout.size()] = Priors.noiseSlope(variance, squares, demand.length);
        return Priors.noiseCost(variance, squares, demand.length)
                + normal / 2
                + priors.sharpness() * changes;
    }
}
