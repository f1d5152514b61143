package tn.shabou.orion.forecast.additive;

import java.util.Arrays;

/**
 * The curve that parameters draw, and how it bends with each of them: {@code trend · (1 + shares) +
 * amounts}, all in units of the scale of demand.
 *
 * <p>The rate of a logistic trend is written as in a linear one: where the rate changes, the offset
 * moves so that the curve stays in one piece, and the exponent {@code k (t - m) + Σ δ (t - s)⁺} is
 * piecewise linear. (Prophet computes the offsets one by one, which comes to the same.)
 */
final class Curve {

    private final Columns columns;
    private final Layout layout;
    private final boolean saturating;
    private final double cap;

    /** The exponent of a logistic trend; else the trend itself. */
    final double[] line;

    final double[] trend;
    final double[] factor;
    final double[] fitted;

    /** How fast the curve rises with the line. */
    private final double[] lift;

    /**
     * @param cap where a logistic trend comes to rest, in units of the scale of demand; NaN for
     *     other trends
     */
    Curve(Columns columns, double cap) {
        this.columns = columns;
        this.layout = columns.layout();
        this.saturating = !Double.isNaN(cap);
        this.cap = cap;
        int rows = columns.rows();
        line = new double[rows];
        trend = saturating ? new double[rows] : line;
        factor = new double[rows];
        fitted = new double[rows];
        lift = saturating ? new double[rows] : factor;
    }

    /** Whether the curve is a plain sum of its parameters times their columns. */
    boolean isLinear() {
        return !saturating && columns.isAdditive();
    }

    /** Draws the curve with {@code parameters}. */
    void draw(double[] parameters) {
        drawTrend(parameters);
        Arrays.fill(factor, 1);
        for (int j = layout.trend(); j < layout.smooth(); j++) {
            if (columns.isMultiplicative(j)) {
                Vectors.add(parameters[j], columns.values()[j], factor);
            }
        }
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = trend[i] * factor[i];
        }
        for (int j = layout.trend(); j < layout.smooth(); j++) {
            if (!columns.isMultiplicative(j)) {
                Vectors.add(parameters[j], columns.values()[j], fitted);
            }
        }
        if (saturating) {
            for (int i = 0; i < lift.length; i++) {
                lift[i] = trend[i] * (1 - trend[i] / cap) * factor[i];
            }
        }
    }

    private void drawTrend(double[] parameters) {
        double offset = parameters[layout.offset()];
        Arrays.fill(line, saturating ? -parameters[0] * offset : offset);
        if (!layout.isFlat()) {
            Vectors.add(parameters[0], columns.values()[0], line);
        }
        for (int j = layout.smooth(); j < layout.size(); j++) {
            Vectors.add(parameters[j], columns.values()[j], line);
        }
        if (saturating) {
            for (int i = 0; i < line.length; i++) {
                trend[i] = saturated(line[i]);
            }
        }
    }

    /** The trend where the line stands at {@code exponent}. */
    double saturated(double exponent) {
        return saturating ? cap / (1 + StrictMath.exp(-exponent)) : exponent;
    }

    /** How {@code residual} weighs on each parameter: the product with the bend of the curve. */
    void project(double[] residual, double[] parameters, double[] into, double[] work) {
        for (int i = 0; i < work.length; i++) {
            work[i] = residual[i] * lift[i];
        }
        for (int j = 0; j < layout.trend(); j++) {
            into[j] = Vectors.dot(columns.values()[j], work);
        }
        for (int j = layout.smooth(); j < layout.size(); j++) {
            into[j] = Vectors.dot(columns.values()[j], work);
        }
        if (saturating) {
            into[0] -= parameters[1] * into[1];
            into[1] *= -parameters[0];
        }
        for (int i = 0; i < work.length; i++) {
            work[i] = residual[i] * trend[i];
        }
        for (int j = layout.trend(); j < layout.smooth(); j++) {
            into[j] =
                    Vectors.dot(columns.values()[j], columns.isMultiplicative(j) ? work : residual);
        }
    }

    /** How the curve bends with each parameter, by parameter, then by time. */
    void bend(double[] parameters, double[][] into) {
        for (int j = 0; j < layout.size(); j++) {
            var column = columns.values()[j];
            if (j < layout.trend() || j >= layout.smooth()) {
                multiply(column, lift, into[j]);
            } else if (columns.isMultiplicative(j)) {
                multiply(column, trend, into[j]);
            } else {
                System.arraycopy(column, 0, into[j], 0, column.length);
            }
        }
        if (saturating) {
            for (int i = 0; i < into[0].length; i++) {
                into[0][i] -= parameters[1] * into[1][i];
                into[1][i] *= -parameters[0];
            }
        }
    }

    private static void multiply(double[] a, double[] b, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = a[i] * b[i];
        }
    }
}
