package tn.shabou.orion.forecast.optimise;

import java.util.Arrays;

/**
 * Levenberg-Marquardt search for a least sum of squares, with derivatives by forward differences
 * (Moré, "The Levenberg-Marquardt algorithm", 1978). Parameters are expected to be of the order of
 * one. The same start always gives the same end.
 */
public final class LeastSquares {

    private static final double STEP = 1e-6;
    private static final double FIRST_DAMPING = 1e-3;
    private static final double LEAST_DAMPING = 1e-9;
    private static final double MOST_DAMPING = 1e9;
    private static final double LONGEST_MOVE = 1.5;

    private final Residuals residuals;
    private final double[] point;
    private final double[] trial;
    private final double[] move;
    private final double[] slope;
    private final double[][] jacobian;
    private final double[][] normal;
    private final double[][] factor;
    private double[] current;
    private double[] next;
    private double sum;

    /**
     * @param start where to begin; not changed
     */
    public LeastSquares(Residuals residuals, double... start) {
        int n = residuals.size();
        int k = start.length;
        this.residuals = residuals;
        this.point = start.clone();
        this.trial = new double[k];
        this.move = new double[k];
        this.slope = new double[k];
        this.jacobian = new double[k][n];
        this.normal = new double[k][k];
        this.factor = new double[k][k];
        this.current = new double[n];
        this.next = new double[n];
        this.sum = sumAt(point, current);
    }

    /**
     * Improves the point until a step gains less than {@code tolerance} of the sum of squares, or
     * {@code steps} steps are done. May be called again with a finer tolerance.
     */
    public LeastSquares improve(double tolerance, int steps) {
        double damping = FIRST_DAMPING;
        for (int step = 0; step < steps && point.length > 0 && sum > 0; step++) {
            differentiate();
            double before = sum;
            while (damping < MOST_DAMPING && !moves(damping)) {
                damping *= 8;
            }
            if (!(before - sum > tolerance * before)) {
                break;
            }
            damping = Math.max(damping / 10, LEAST_DAMPING);
        }
        return this;
    }

    /** The best point so far. */
    public double[] point() {
        return point.clone();
    }

    /** Sum of squares at the best point; not finite when the start had none. */
    public double sum() {
        return sum;
    }

    /** Half of the approximate second derivatives of the sum of squares at the best point. */
    public double[][] curvature() {
        differentiate();
        return Arrays.stream(normal).map(double[]::clone).toArray(double[][]::new);
    }

    private double sumAt(double[] at, double[] into) {
        residuals.at(at, into);
        return squares(into, into);
    }

    private void differentiate() {
        for (int j = 0; j < point.length; j++) {
            double kept = point[j];
            double step = kept > 0 ? -STEP : STEP;
            point[j] = kept + step;
            double[] column = jacobian[j];
            residuals.at(point, column);
            point[j] = kept;
            for (int t = 0; t < column.length; t++) {
                column[t] = (column[t] - current[t]) / step;
            }
            slope[j] = squares(column, current);
            for (int i = 0; i <= j; i++) {
                normal[i][j] = normal[j][i] = squares(column, jacobian[i]);
            }
        }
    }

    private boolean moves(double damping) {
        if (!solves(damping)) {
            return false;
        }
        double longest = 0;
        for (double part : move) {
            longest = Math.max(longest, Math.abs(part));
        }
        double share = longest > LONGEST_MOVE ? LONGEST_MOVE / longest : 1;
        for (int j = 0; j < point.length; j++) {
            trial[j] = point[j] - share * move[j];
        }
        double sumThere = sumAt(trial, next);
        if (!(sumThere < sum)) {
            return false;
        }
        double[] kept = current;
        current = next;
        next = kept;
        sum = sumThere;
        System.arraycopy(trial, 0, point, 0, point.length);
        return true;
    }

    /** Cholesky solution of the damped normal equations into {@link #move}. */
    private boolean solves(double damping) {
        int k = point.length;
        double scale = 0;
        for (int j = 0; j < k; j++) {
            scale = Math.max(scale, normal[j][j]);
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                double value = normal[i][j];
                if (i == j) {
                    value += damping * (normal[i][i] + 1e-3 * scale);
                }
                for (int l = 0; l < j; l++) {
                    value -= factor[i][l] * factor[j][l];
                }
                if (i == j) {
                    if (!(value > 0)) {
                        return false;
                    }
                    factor[i][i] = Math.sqrt(value);
                } else {
                    factor[i][j] = value / factor[j][j];
                }
            }
        }
        for (int i = 0; i < k; i++) {
            double value = slope[i];
            for (int l = 0; l < i; l++) {
                value -= factor[i][l] * move[l];
            }
            move[i] = value / factor[i][i];
        }
        for (int i = k - 1; i >= 0; i--) {
            double value = move[i];
            for (int l = i + 1; l < k; l++) {
                value -= factor[l][i] * move[l];
            }
            move[i] = value / factor[i][i];
        }
        return true;
    }

    private static double squares(double[] left, double[] right) {
        double total = 0;
        for (int t = 0; t < left.length; t++) {
            total += left[t] * right[t];
        }
        return total;
    }
}
