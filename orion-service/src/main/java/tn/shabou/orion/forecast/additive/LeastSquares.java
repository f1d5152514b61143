package tn.shabou.orion.forecast.additive;

/**
 * The most likely parameters by Gauss and Newton: the curve is taken for straight where it stands,
 * the changes are solved for by an {@link ActiveSet}, the noise has a closed form, and so in turns
 * until the posterior density rises no more. A model that is a plain sum needs no straightening and
 * shares the products of its columns between series.
 */
final class LeastSquares {

    private static final int MOST_ROUNDS = 100;
    private static final double SUM_PRECISION = 1e-12;
    private static final double BENT_PRECISION = 1e-8;
    private static final double LEAST_STEP = 1e-6;

    /** Demand that a curve meets exactly is still not certain: a millionth of its scale. */
    private static final double LEAST_VARIANCE = 1e-12;

    private final Design design;
    private final Curve curve;
    private final double[] demand;
    private final double[] residual;
    private final ActiveSet changes;

    private double squares;
    private double variance;

    LeastSquares(Design design, Curve curve, double[] demand) {
        this.design = design;
        this.curve = curve;
        this.demand = demand;
        residual = new double[demand.length];
        changes = new ActiveSet(design.columns().layout(), design.priors());
    }

    Estimate from(double[] start) {
        double[] parameters = start;
        draw(parameters);
        variance = likelyVariance();
        double cost = cost(parameters);
        Tangent tangent =
                curve.isLinear()
                        ? new Tangent(design.columns().values(), design.gram())
                        : Tangent.of(design.columns());
        tangent.aim(demand);
        double precision = curve.isLinear() ? SUM_PRECISION : BENT_PRECISION;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!curve.isLinear()) {
                tangent.touch(curve, parameters, residual);
            }
            double[] next = parameters.clone();
            changes.solve(tangent.gram(), tangent.moments(), variance, next);
            parameters = downhill(parameters, next, cost);
            variance = likelyVariance();
            double before = cost;
            cost = cost(parameters);
            if (!(before - cost > precision * Math.max(1, Math.abs(cost)))) {
                break;
            }
        }
        return new Estimate(parameters, Math.sqrt(variance), cost);
    }

    /** Goes to {@code next}, or less far where the curve bends too much for it. */
    private double[] downhill(double[] here, double[] next, double cost) {
        draw(next);
        double step = 1;
        while (!curve.isLinear() && !(cost(next) <= cost)) {
            step /= 2;
            if (step < LEAST_STEP) {
                draw(here);
                return here;
            }
            for (int j = 0; j < next.length; j++) {
                next[j] = (here[j] + next[j]) / 2;
            }
            draw(next);
        }
        return next;
    }

    private void draw(double[] parameters) {
        curve.draw(parameters);
        for (int i = 0; i < residual.length; i++) {
            residual[i] = demand[i] - curve.fitted[i];
        }
        squares = Vectors.dot(residual, residual);
    }

    private double likelyVariance() {
        return Math.max(LEAST_VARIANCE, Priors.likelyVariance(squares, demand.length));
    }

    private double cost(double[] parameters) {
        return Priors.noiseCost(variance, squares, demand.length)
                + design.priors().cost(parameters);
    }
}
