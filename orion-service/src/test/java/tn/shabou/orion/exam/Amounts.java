package tn.shabou.orion.exam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up economic series: levels that drift, wander and break, seasons that change slowly, noise
 * that lasts, outliers; of mixed character, as in the M competitions.
 */
final class Amounts {

    /** Weeks of a year. */
    static final double YEAR = 52.18;

    private final SplittableRandom random;
    private final double period;

    private Amounts(SplittableRandom random, double period) {
        this.random = random;
        this.period = period;
    }

    /** Lengths from {@code least} to {@code most}, short ones more often. */
    static List<double[]> panel(int count, double period, int least, int most, long seed) {
        var panel = new ArrayList<double[]>();
        var root = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            var amounts = new Amounts(root.split(), period);
            int length = least + (int) ((most - least) * Math.pow(root.nextDouble(), 1.5));
            panel.add(amounts.series(length));
        }
        return panel;
    }

    private double[] series(int length) {
        return switch (random.nextInt(6)) {
            case 0 -> exponential(wandering(length, 0.02), null);
            case 1 -> exponential(smooth(length), season(length, 0.05));
            case 2 -> exponential(trending(length, 0.004), season(length, 0.25));
            case 3 -> exponential(wandering(length, 0.006), season(length, 0.12));
            case 4 -> exponential(lasting(length, 0.05), season(length, 0.08));
            default -> exponential(broken(length), season(length, 0.1));
        };
    }

    private double[] exponential(
            double[] log, double @org.jspecify.annotations.Nullable [] season) {
        double size = Math.exp(4 + 5 * random.nextDouble());
        double noise = 0.004 + 0.05 * Math.pow(random.nextDouble(), 2);
        boolean rounded = random.nextInt(3) == 0;
        var y = new double[log.length];
        for (int t = 0; t < y.length; t++) {
            double shock = random.nextInt(150) == 0 ? 6 * noise * random.nextGaussian() : 0;
            double seasonal = season == null ? 0 : season[t];
            y[t] = size * Math.exp(log[t] + seasonal + shock + noise * random.nextGaussian());
            y[t] = rounded ? Math.rint(10 * y[t]) / 10 : y[t];
        }
        return y;
    }

    private double[] wandering(int length, double step) {
        double own = step * (0.4 + random.nextDouble());
        double drift = own * 0.1 * random.nextGaussian();
        var log = new double[length];
        for (int t = 1; t < length; t++) {
            double heavy = random.nextInt(12) == 0 ? 2.5 : 1;
            log[t] = log[t - 1] + drift + own * heavy * random.nextGaussian();
        }
        return log;
    }

    /** A slope that turns slowly, and fades. */
    private double[] smooth(int length) {
        var log = new double[length];
        double slope = 0.002 * random.nextGaussian();
        double turns = 0.0006 * (0.3 + random.nextDouble());
        for (int t = 1; t < length; t++) {
            slope = 0.97 * slope + turns * random.nextGaussian() + 0.00003;
            log[t] = log[t - 1] + slope;
        }
        return log;
    }

    private double[] trending(int length, double steepest) {
        double slope = steepest * (random.nextDouble() - 0.3) * 12 / period;
        double[] log = wandering(length, 0.004);
        for (int t = 0; t < length; t++) {
            log[t] += slope * t;
        }
        return log;
    }

    /** Around a level, for a while away from it. */
    private double[] lasting(int length, double step) {
        double stay = 0.6 + 0.39 * random.nextDouble();
        var log = new double[length];
        for (int t = 1; t < length; t++) {
            log[t] = stay * log[t - 1] + step * random.nextGaussian();
        }
        return log;
    }

    private double[] broken(int length) {
        double[] log = lasting(length, 0.02);
        double level = 0;
        for (int t = 0; t < length; t++) {
            level += random.nextInt(120) == 0 ? 0.2 * random.nextGaussian() : 0;
            log[t] += level;
        }
        return log;
    }

    /** Waves, and some sharp places, that change a little from year to year. */
    private double[] season(int length, double size) {
        double own = size * random.nextDouble();
        int waves = 1 + random.nextInt((int) Math.min(5, period / 2));
        var cos = new double[waves];
        var sin = new double[waves];
        Arrays.setAll(cos, k -> own * random.nextGaussian() / (k + 1));
        Arrays.setAll(sin, k -> own * random.nextGaussian() / (k + 1));
        double sharp = period > 20 ? 2 * own * random.nextGaussian() : 0;
        double place = random.nextDouble() * period;
        var season = new double[length];
        for (int t = 0; t < length; t++) {
            for (int k = 0; k < waves; k++) {
                double angle = 2 * Math.PI * (k + 1) * t / period;
                season[t] += cos[k] * Math.cos(angle) + sin[k] * Math.sin(angle);
                cos[k] += 0.02 * own * random.nextGaussian() / Math.sqrt(period);
            }
            double off = Math.IEEEremainder(t - place, period);
            season[t] += Math.abs(off) < 1 ? sharp : 0;
        }
        return season;
    }
}
