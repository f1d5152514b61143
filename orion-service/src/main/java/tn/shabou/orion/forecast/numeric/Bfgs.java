package tn.shabou.orion.forecast.numeric;

/**
 * Finds a local minimum of a smooth function of a few variables (Nocedal and Wright, "Numerical
 * Optimization", algorithm 6.1, with step halving).
 */
public final class Bfgs {

    private static final double ENOUGH_DESCENT = 1e-4;
    private static final int MOST_HALVINGS = 25;
    private static final double LONGEST_FIRST_STEP = 1;

    private final int mostSteps;
    private final double tolerance;

    /**
     * @param tolerance the relative descent below which it stops, after two such steps
     */
    public Bfgs(int mostSteps, double tolerance) {
        this.mostSteps = mostSteps;
        this.tolerance = tolerance;
    }

    /** A function with its slope; infinite or NaN where it is not defined. */
    @FunctionalInterface
    public interface Smooth {

        /** The value at {@code x}, whose slope goes into {@code slope}. */
        double at(double[] x, double[] slope);
    }

    /** Moves {@code x} to a local minimum and returns the value there. */
    public double minimise(Smooth function, double[] x) {
        int n = x.length;
        var slope = new double[n];
        double value = function.at(x, slope);
        if (!Double.isFinite(value)) {
            return Double.POSITIVE_INFINITY;
        }
        var curvature = new double[n][n];
        var direction = new double[n];
        var next = new double[n];
        var nextSlope = new double[n];
        boolean fresh = true;
        int idle = 0;
        for (int step = 0; step < mostSteps && idle < 2; step++) {
            if (fresh) {
                reset(curvature, slope);
            }
            double descent = direct(curvature, slope, direction);
            if (!(descent < 0)) {
                if (fresh) {
                    break;
                }
                fresh = true;
                continue;
            }
            double length = 1;
            double found = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < MOST_HALVINGS; halving++) {
                for (int i = 0; i < n; i++) {
                    next[i] = x[i] + length * direction[i];
                }
                found = function.at(next, nextSlope);
                if (found <= value + ENOUGH_DESCENT * length * descent) {
                    break;
                }
                length *= Double.isFinite(found) ? shrink(value, found, descent * length) : 0.3;
            }
            if (!(found < value)) {
                if (fresh) {
                    break;
                }
                fresh = true;
                continue;
            }
            fresh = !update(curvature, x, next, slope, nextSlope, step == 0);
            idle = value - found < tolerance * (Math.abs(value) + tolerance) ? idle + 1 : 0;
            value = found;
            System.arraycopy(next, 0, x, 0, n);
            System.arraycopy(nextSlope, 0, slope, 0, n);
        }
        return value;
    }

    /** By how much to shorten a step, from the parabola through what is known of it. */
    private static double shrink(double value, double found, double descent) {
        double best = -descent / (2 * (found - value - descent));
        return Math.clamp(best, 0.1, 0.5);
    }

    private static void reset(double[][] curvature, double[] slope) {
        double norm = 0;
        for (double s : slope) {
            norm += s * s;
        }
        norm = Math.sqrt(norm);
        double scale = norm > LONGEST_FIRST_STEP ? LONGEST_FIRST_STEP / norm : 1;
        for (int i = 0; i < slope.length; i++) {
            java.util.Arrays.fill(curvature[i], 0);
            curvature[i][i] = scale;
        }
    }

    /** Sets the direction of search and returns how fast the function descends along it. */
    private static double direct(double[][] inverse, double[] slope, double[] direction) {
        double descent = 0;
        for (int i = 0; i < slope.length; i++) {
            double sum = 0;
            for (int j = 0; j < slope.length; j++) {
                sum -= inverse[i][j] * slope[j];
            }
            direction[i] = sum;
            descent += sum * slope[i];
        }
        return descent;
    }

    /** Learns from the step just made; false when it taught nothing. */
    private static boolean update(
            double[][] inverse,
            double[] x,
            double[] next,
            double[] slope,
            double[] nextSlope,
            boolean first) {
        int n = x.length;
        var s = new double[n];
        var y = new double[n];
        double sy = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            s[i] = next[i] - x[i];
            y[i] = nextSlope[i] - slope[i];
            sy += s[i] * y[i];
            yy += y[i] * y[i];
        }
        if (!(sy > 1e-12 * yy) || yy == 0) {
            return false;
        }
        if (first) {
            for (int i = 0; i < n; i++) {
                inverse[i][i] = sy / yy;
            }
        }
        var hy = new double[n];
        double yhy = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += inverse[i][j] * y[j];
            }
            hy[i] = sum;
            yhy += sum * y[i];
        }
        double factor = (1 + yhy / sy) / sy;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
            }
        }
        return true;
    }
}
