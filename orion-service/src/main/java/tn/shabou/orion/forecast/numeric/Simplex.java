package tn.shabou.orion.forecast.numeric;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Finds a local minimum of a function of a few variables without its slope (Nelder and Mead, "A
 * simplex method for function minimization", 1965).
 */
public final class Simplex {

    private final int mostEvaluations;
    private final double tolerance;

    /**
     * @param tolerance relative difference of the corners' values at which it stops
     */
    public Simplex(int mostEvaluations, double tolerance) {
        this.mostEvaluations = mostEvaluations;
        this.tolerance = tolerance;
    }

    /**
     * The best point found.
     *
     * @param start one corner of the first simplex; the others lie {@code steps} away from it
     */
    public double[] minimise(ToDoubleFunction<double[]> function, double[] start, double[] steps) {
        int n = start.length;
        var corners = new double[n + 1][];
        var values = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            corners[i] = start.clone();
            if (i > 0) {
                corners[i][i - 1] += steps[i - 1];
            }
            values[i] = valueOf(function, corners[i]);
        }
        int spent = n + 1;
        while (spent < mostEvaluations) {
            sort(corners, values);
            if (values[n] - values[0] <= tolerance * (Math.abs(values[0]) + 1e-300)) {
                break;
            }
            double[] centre = centre(corners);
            double[] mirrored = between(centre, corners[n], -1);
            double atMirrored = valueOf(function, mirrored);
            spent++;
            if (atMirrored < values[0]) {
                double[] further = between(centre, corners[n], -2);
                double atFurther = valueOf(function, further);
                spent++;
                boolean better = atFurther < atMirrored;
                corners[n] = better ? further : mirrored;
                values[n] = better ? atFurther : atMirrored;
            } else if (atMirrored < values[n - 1]) {
                corners[n] = mirrored;
                values[n] = atMirrored;
            } else {
                boolean outside = atMirrored < values[n];
                double[] nearer = between(centre, outside ? mirrored : corners[n], 0.5);
                double atNearer = valueOf(function, nearer);
                spent++;
                if (atNearer < Math.min(atMirrored, values[n])) {
                    corners[n] = nearer;
                    values[n] = atNearer;
                } else {
                    for (int i = 1; i <= n; i++) {
                        corners[i] = between(corners[0], corners[i], 0.5);
                        values[i] = valueOf(function, corners[i]);
                    }
                    spent += n;
                }
            }
        }
        sort(corners, values);
        return corners[0];
    }

    private static double valueOf(ToDoubleFunction<double[]> function, double[] x) {
        double value = function.applyAsDouble(x);
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    private static double[] centre(double[][] corners) {
        int n = corners.length - 1;
        var centre = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                centre[j] += corners[i][j] / n;
            }
        }
        return centre;
    }

    private static double[] between(double[] from, double[] to, double share) {
        var point = new double[from.length];
        Arrays.setAll(point, i -> from[i] + share * (to[i] - from[i]));
        return point;
    }

    private static void sort(double[][] corners, double[] values) {
        for (int i = 1; i < values.length; i++) {
            double[] corner = corners[i];
            double value = values[i];
            int j = i;
            for (; j > 0 && values[j - 1] > value; j--) {
                values[j] = values[j - 1];
                corners[j] = corners[j - 1];
            }
            values[j] = value;
            corners[j] = corner;
        }
    }
}
