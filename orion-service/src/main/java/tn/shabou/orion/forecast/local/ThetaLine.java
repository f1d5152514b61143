package tn.shabou.orion.forecast.local;

import java.util.function.DoubleUnaryOperator;
import tn.shabou.orion.forecast.numeric.Simplex;

/** Theta forecasts of a history without a season. */
final class ThetaLine {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double[] ALPHAS = {0.02, 0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92, 0.99};
    private static final double MOST_THETA = 6;

    private ThetaLine() {}

    static Continuation standard(double[] y, int horizon) {
        int n = y.length;
        double drift = slope(y) / 2;
        double alpha = leastAlpha(y);
        var smoothed = new Smoothed(y, alpha);
        double level = smoothed.level;
        double variance = smoothed.squares / Math.max(1, n - 2);
        double start = (1 - Math.pow(1 - alpha, n)) / alpha;
        var mean = new double[horizon];
        var deviation = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            mean[h] = level + drift * (h + start);
            deviation[h] = Math.sqrt(variance * (1 + h * alpha * alpha));
        }
        return new Continuation(mean, deviation);
    }

    private static double slope(double[] y) {
        double middle = (y.length - 1) / 2.0;
        double cross = 0;
        double spread = 0;
        for (int t = 0; t < y.length; t++) {
            cross += (t - middle) * y[t];
            spread += (t - middle) * (t - middle);
        }
        return spread > 0 ? cross / spread : 0;
    }

    /** The share of least squared error: the best of a grid, then a golden section around it. */
    private static double leastAlpha(double[] y) {
        DoubleUnaryOperator error = alpha -> new Smoothed(y, alpha).squares;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ALPHAS.length; i++) {
            double found = error.applyAsDouble(ALPHAS[i]);
            if (found < least) {
                least = found;
                best = i;
            }
        }
        double low = best == 0 ? 1e-4 : ALPHAS[best - 1];
        double high = best == ALPHAS.length - 1 ? 0.9999 : ALPHAS[best + 1];
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = error.applyAsDouble(left);
        double atRight = error.applyAsDouble(right);
        while (high - low > 1e-4) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = error.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = error.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }

    /** Simple exponential smoothing from the initial level of least squared error. */
    private static final class Smoothed {

        private final double squares;
        private final double level;

        /** The error of each period is linear in the initial level, which is solved for. */
        Smoothed(double[] y, double alpha) {
            double fromZero = 0;
            double weight = 1;
            double ww = 0;
            double we = 0;
            double ee = 0;
            for (double value : y) {
                double error = value - fromZero;
                ee += error * error;
                we += weight * error;
                ww += weight * weight;
                fromZero += alpha * error;
                weight *= 1 - alpha;
            }
            double first = we / ww;
            squares = Math.max(0, ee - first * we);
            level = fromZero + weight * first;
        }
    }

    static Continuation dynamic(double[] y, int horizon) {
        double scale = 0;
        for (double v : y) {
            scale += Math.abs(v) / y.length;
        }
        double unit = scale > 0 ? scale : 1;
        var x = new double[] {y[0] / 2 / unit, 0.3, 2};
        var search = new Simplex(150, 1e-7);
        double[] found =
                search.minimise(
                        p -> new Dynamic(y, unit * p[0], p[1], p[2]).squares,
                        x,
                        new double[] {0.1 + 0.1 * Math.abs(x[0]), 0.2, 1});
        var model = new Dynamic(y, unit * found[0], found[1], found[2]);
        double variance = model.squares / Math.max(1, y.length - 3);
        return model.path(found[1], found[2], variance, horizon);
    }

    /** The dynamic optimised theta model. */
    private static final class Dynamic {

        private double squares;
        private double level;
        private double mean;
        private double intercept;
        private double slope;
        private final int n;

        Dynamic(double[] y, double first, double alpha, double theta) {
            n = y.length;
            level = first;
            if (!(alpha >= 0.01) || alpha > 0.99 || !(theta >= 1) || theta > MOST_THETA) {
                squares = Double.POSITIVE_INFINITY;
                return;
            }
            double other = 1 - 1 / theta;
            double power = 1 - alpha;
            for (int t = 0; t < n; t++) {
                double forecast;
                if (t == 0) {
                    forecast = y[0];
                    level = alpha * y[0] + (1 - alpha) * first;
                    mean = y[0];
                    intercept = y[0];
                    slope = 0;
                } else {
                    double line = intercept * power + slope * (1 - power * (1 - alpha)) / alpha;
                    forecast = level + other * line;
                    power *= 1 - alpha;
                    level += alpha * (y[t] - level);
                    double before = mean;
                    mean = (t * mean + y[t]) / (t + 1);
                    slope = ((t - 1) * slope + 6 * (y[t] - before) / (t + 1)) / (t + 2);
                    intercept = mean - slope * (t + 2) / 2;
                }
                double error = y[t] - forecast;
                squares += t == 0 ? 0 : error * error;
            }
        }

        Continuation path(double alpha, double theta, double variance, int horizon) {
            double other = 1 - 1 / theta;
            var means = new double[horizon];
            var deviation = new double[horizon];
            double state = level;
            double average = mean;
            double b = slope;
            double a = intercept;
            for (int h = 0; h < horizon; h++) {
                int t = n + h;
                double power = Math.pow(1 - alpha, t);
                double line = a * power + b * (1 - power * (1 - alpha)) / alpha;
                means[h] = state + other * line;
                deviation[h] = Math.sqrt(variance * (1 + h * alpha * alpha));
                state += alpha * (means[h] - state);
                double before = average;
                average = (t * average + means[h]) / (t + 1);
                b = ((t - 1) * b + 6 * (means[h] - before) / (t + 1)) / (t + 2);
                a = average - b * (t + 2) / 2;
            }
            return new Continuation(means, deviation);
        }
    }
}
