package tn.shabou.orion.exam;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up demand by the piece: parts that sell seldom, stop, start, or have a season. */
final class Pieces {

    /**
     * What a panel is like.
     *
     * @param rate the middle of what sells in a period
     * @param spread of the rates' logarithms
     * @param size pieces of one sale, in the mean
     * @param season how much the rate moves over the year, in logarithms
     * @param ends the chance, in each period, that a part stops for good
     * @param unknown share of periods without stock
     */
    record Kind(
            int length,
            double period,
            double rate,
            double spread,
            double size,
            double season,
            double ends,
            double unknown) {}

    private Pieces() {}

    static List<double[]> panel(int count, Kind kind, long seed) {
        var panel = new ArrayList<double[]>();
        var random = new SplittableRandom(seed);
        double[][] seasons = new double[6][2];
        for (double[] season : seasons) {
            season[0] = kind.season * random.nextGaussian();
            season[1] = kind.season * random.nextGaussian();
        }
        while (panel.size() < count) {
            panel.add(series(kind, seasons[random.nextInt(seasons.length)], random.split()));
        }
        return panel;
    }

    private static double[] series(Kind kind, double[] season, SplittableRandom random) {
        double log = Math.log(kind.rate) + kind.spread * random.nextGaussian();
        double size = 1 + (kind.size - 1) * 2 * random.nextDouble();
        double wanders = 0.25 * random.nextDouble() / Math.sqrt(kind.period);
        double shape = 0.5 + 4 * random.nextDouble();
        boolean ended = false;
        int out = 0;
        var y = new double[kind.length];
        for (int t = 0; t < y.length; t++) {
            log += wanders * random.nextGaussian();
            ended |= random.nextDouble() < kind.ends;
            double angle = 2 * Math.PI * t / kind.period;
            double rate = Math.exp(log + season[0] * Math.cos(angle) + season[1] * Math.sin(angle));
            double sales = poisson(rate / size * gamma(shape, random) / shape, random);
            double pieces = 0;
            for (int sale = 0; sale < sales; sale++) {
                pieces += 1 + poisson(size - 1, random);
            }
            out = out > 0 ? out - 1 : random.nextDouble() < kind.unknown / 3 ? 3 : 0;
            y[t] = out > 0 && t < y.length - 1 ? Double.NaN : ended ? 0 : pieces;
        }
        return y;
    }

    static double poisson(double mean, SplittableRandom random) {
        if (mean > 200) {
            return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double left = Math.exp(-mean);
        double k = 0;
        for (double p = random.nextDouble(); p > left; p *= random.nextDouble()) {
            k++;
        }
        return k;
    }

    /** Marsaglia and Tsang 2000. */
    private static double gamma(double shape, SplittableRandom random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
