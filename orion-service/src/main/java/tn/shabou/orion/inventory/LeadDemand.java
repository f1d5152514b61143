package tn.shabou.orion.inventory;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.panel.Futures;

/**
 * What may be asked for until what is ordered has come: sums over simulated futures, since
 * quantiles of periods cannot be added.
 *
 * @param totals of each future, ascending
 */
public record LeadDemand(double[] totals) {

    private static final double WEEKS_OF_A_MONTH = 365.25 / 12 / 7;

    /**
     * The demand of the first {@code weeks}. Of a period that they hold in part a piece falls
     * within them by chance. After the last period that was forecast all are taken to be like it.
     *
     * @param factors by what the period h, from 0, is multiplied
     * @param byThePiece whether only whole amounts are sold
     */
    public static LeadDemand of(
            Futures futures,
            Grain grain,
            double weeks,
            boolean byThePiece,
            IntToDoubleFunction factors) {
        double[][] paths = futures.paths();
        var totals = new double[paths.length];
        var random = new SplittableRandom(paths.length);
        for (int i = 0; i < totals.length; i++) {
            double left = weeks / weeksOf(grain);
            for (int h = 0; left > 0; h++, left--) {
                double units = units(paths, i, h, factors);
                totals[i] += left >= 1 ? units : part(units, left, byThePiece, random);
            }
        }
        Arrays.sort(totals);
        return new LeadDemand(totals);
    }

    private static double units(double[][] paths, int i, int h, IntToDoubleFunction factors) {
        int last = paths[i].length - 1;
        // Beyond the end another future's last period serves, since a future's own would repeat.
        int from = h <= last ? i : (i + (h - last) * 31) % paths.length;
        int at = Math.min(h, last);
        return paths[from][at] * factors.applyAsDouble(at);
    }

    private static double part(
            double units, double share, boolean byThePiece, SplittableRandom random) {
        if (!byThePiece || units > 200) {
            return units * share;
        }
        double within = 0;
        for (double piece = 0; piece < Math.rint(units); piece++) {
            within += random.nextDouble() < share ? 1 : 0;
        }
        return within;
    }

    public static double weeksOf(Grain grain) {
        return grain == Grain.MONTH ? WEEKS_OF_A_MONTH : 1;
    }

    double mean() {
        return Arrays.stream(totals).average().orElse(0);
    }

    double deviation() {
        double mean = mean();
        double squares = Arrays.stream(totals).map(t -> (t - mean) * (t - mean)).sum();
        return Math.sqrt(squares / Math.max(1, totals.length));
    }

    /** The least total that demand stays within with {@code probability}. */
    double quantile(double probability) {
        int place = (int) Math.ceil(probability * totals.length) - 1;
        return totals[Math.clamp(place, 0, totals.length - 1)];
    }

    /** Units asked for beyond {@code stock}, on average. */
    double shortage(double stock) {
        return Arrays.stream(totals).map(t -> Math.max(0, t - stock)).average().orElse(0);
    }
}
