package tn.shabou.orion.forecast.local;

import java.util.Arrays;
import tn.shabou.orion.forecast.numeric.Gaps;
import tn.shabou.orion.forecast.numeric.LinearSystem;

/**
 * An autoregression of the differences, of logarithms where nothing forbids them, a little more
 * than a cycle deep, by ridge regression: quick, and differently wrong than smoothing is.
 */
public final class Autoregression implements LocalModel {

    private static final int DEEPEST = 26;
    private static final double RIDGE = 0.02;

    @Override
    public String id() {
        return "ar";
    }

    @Override
    public int periodsNeeded(int season) {
        return 12;
    }

    @Override
    public Continuation continuation(double[] history, int season, int horizon) {
        double[] y = Gaps.filled(history);
        if (Arrays.stream(y).anyMatch(v -> v <= 0)) {
            return linear(y, season, horizon);
        }
        var logarithms = linear(Arrays.stream(y).map(Math::log).toArray(), season, horizon);
        double[] mean = Arrays.stream(logarithms.mean()).map(Math::exp).toArray();
        double[] deviation = logarithms.deviation().clone();
        Arrays.setAll(deviation, h -> mean[h] * deviation[h]);
        return new Continuation(mean, deviation);
    }

    private static Continuation linear(double[] y, int season, int horizon) {
        var steps = new double[y.length - 1];
        Arrays.setAll(steps, t -> y[t + 1] - y[t]);
        int depth = Math.min(Math.min(DEEPEST, Math.max(4, season + 1)), steps.length / 3);
        double drift = Arrays.stream(steps).average().orElse(0);
        for (int t = 0; t < steps.length; t++) {
            steps[t] -= drift;
        }
        double[] weights = weights(steps, depth);
        return continued(y[y.length - 1], steps, drift, weights, horizon);
    }

    private static double[] weights(double[] steps, int depth) {
        var gram = new double[depth][depth];
        var side = new double[depth];
        for (int t = depth; t < steps.length; t++) {
            for (int i = 0; i < depth; i++) {
                double lag = steps[t - 1 - i];
                side[i] += lag * steps[t];
                for (int j = 0; j <= i; j++) {
                    gram[i][j] += lag * steps[t - 1 - j];
                }
            }
        }
        double trace = 0;
        for (int i = 0; i < depth; i++) {
            trace += gram[i][i] / depth;
        }
        if (!(trace > 0)) {
            return new double[depth];
        }
        for (int i = 0; i < depth; i++) {
            gram[i][i] += RIDGE * trace;
        }
        LinearSystem.solve(gram, side);
        return side;
    }

    private static Continuation continued(
            double last, double[] steps, double drift, double[] weights, int horizon) {
        int n = steps.length;
        double squares = 0;
        for (int t = weights.length; t < n; t++) {
            double error = steps[t] - next(steps, t, weights);
            squares += error * error;
        }
        double variance = squares / Math.max(1, n - 2 * weights.length);
        double[] path = Arrays.copyOf(steps, n + horizon);
        var effects = new double[weights.length + horizon];
        var mean = new double[horizon];
        var deviation = new double[horizon];
        double level = last;
        double effect = 0;
        double spread = 0;
        for (int h = 0; h < horizon; h++) {
            path[n + h] = next(path, n + h, weights);
            level += path[n + h] + drift;
            mean[h] = level;
            int at = weights.length + h;
            effects[at] = h == 0 ? 1 : next(effects, at, weights);
            effect += effects[at];
            spread += effect * effect;
            deviation[h] = Math.sqrt(variance * spread);
        }
        return new Continuation(mean, deviation);
    }

    private static double next(double[] path, int at, double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * path[at - 1 - i];
        }
        return sum;
    }
}
