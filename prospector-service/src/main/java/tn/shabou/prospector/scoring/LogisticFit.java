package tn.shabou.prospector.scoring;

import java.io.Serial;
import java.util.function.IntPredicate;
import smile.math.BFGS;
import smile.math.DifferentiableMultivariateFunction;

/**
 * The likeliest weights of a logistic model, given decisions and what was believed before: minus
 * the logarithm of the likelihood plus {@code precision · (w − prior)²}, made least by BFGS.
 */
final class LogisticFit {

    private static final double TOLERANCE = 1e-8;
    private static final int STEPS = 500;

    private final double[][] rows;
    private final boolean[] wanted;
    private final double[] prior;
    private final double[] precision;

    /**
     * @param rows values of each decision, one for each weight
     */
    LogisticFit(double[][] rows, boolean[] wanted, double[] prior, double[] precision) {
        this.rows = rows;
        this.wanted = wanted;
        this.prior = prior;
        this.precision = precision;
    }

    /** Without a decision the prior itself. */
    double[] weights() {
        return weights(new boolean[prior.length]);
    }

    /**
     * As {@link #weights()}; where {@code isForbidden} holds for a weight that came out, its
     * feature says nothing, and the others are sought anew without it.
     */
    double[] weights(WeightRule isForbidden) {
        var silent = new boolean[prior.length];
        while (true) {
            var weights = weights(silent);
            IntPredicate wrong = i -> !silent[i] && isForbidden.test(i, weights[i]);
            boolean again = false;
            for (int i = 0; i < weights.length; i++) {
                if (wrong.test(i)) {
                    silent[i] = true;
                    again = true;
                }
            }
            if (!again) {
                return weights;
            }
        }
    }

    /** Says which weights may not be. */
    @FunctionalInterface
    interface WeightRule {
        boolean test(int index, double weight);
    }

    private double[] weights(boolean[] silent) {
        var weights = prior.clone();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = silent[i] ? 0 : weights[i];
        }
        if (rows.length > 0) {
            BFGS.minimize(new Loss(silent), weights, TOLERANCE, STEPS);
        }
        return weights;
    }

    private final class Loss implements DifferentiableMultivariateFunction {

        @Serial private static final long serialVersionUID = 1;

        private final transient boolean[] silent;

        Loss(boolean[] silent) {
            this.silent = silent;
        }

        @Override
        public double f(double[] weights) {
            return g(weights, new double[weights.length]);
        }

        @Override
        public double g(double[] weights, double[] gradient) {
            double loss = 0;
            for (int i = 0; i < weights.length; i++) {
                double off = weights[i] - prior[i];
                loss += silent[i] ? 0 : precision[i] * off * off;
                gradient[i] = silent[i] ? 0 : 2 * precision[i] * off;
            }
            for (int row = 0; row < rows.length; row++) {
                loss += add(weights, gradient, row);
            }
            return loss;
        }

        private double add(double[] weights, double[] gradient, int row) {
            double logits = 0;
            for (int i = 0; i < weights.length; i++) {
                logits += weights[i] * rows[row][i];
            }
            double miss = Calibration.logistic(logits) - (wanted[row] ? 1 : 0);
            for (int i = 0; i < weights.length; i++) {
                gradient[i] += silent[i] ? 0 : miss * rows[row][i];
            }
            double agree = wanted[row] ? logits : -logits;
            // log(1 + e^−x), without overflow.
            return Math.max(0, -agree) + Math.log1p(Math.exp(-Math.abs(agree)));
        }
    }
}
