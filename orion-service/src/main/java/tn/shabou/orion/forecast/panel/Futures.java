package tn.shabou.orion.forecast.panel;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Ways that a series may go, all equally likely: what sums over several periods are read off, since
 * quantiles of periods cannot be added.
 *
 * @param paths each with one amount for each coming period, nearest first
 */
public record Futures(double[][] paths) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** What may be sold in a period: the amount that belongs to a standard normal score. */
    public interface Amounts {

        double at(int h, double score);
    }

    /**
     * Draws futures.
     *
     * @param correlation between what two periods bring, 0 to 1: a rate that was expected too low
     *     is too low for all of them
     * @param seed the same seed draws the same
     */
    public static Futures drawn(
            int count, int horizon, double correlation, long seed, Amounts amounts) {
        var random = new SplittableRandom(seed);
        var paths = new double[count][horizon];
        for (int i = 0; i < count; i++) {
            // The shared part in even steps: fewer futures are enough for the tails of sums.
            double share = (i + random.nextDouble()) / count;
            double shared = Math.sqrt(correlation) * score(share);
            for (int h = 0; h < horizon; h++) {
                double own = Math.sqrt(1 - correlation) * random.nextGaussian();
                paths[i][h] = amounts.at(h, shared + own);
            }
        }
        return new Futures(paths);
    }

    /** The amounts between the quantiles of an outlook, and beyond them. */
    public static Amounts around(Outlook outlook) {
        var scores = new double[Levels.count()];
        Arrays.setAll(scores, level -> score(Levels.at(level)));
        double least = outlook.quantiles()[0][0] < 0 ? Double.NEGATIVE_INFINITY : 0;
        return (h, score) -> {
            double[] quantiles = outlook.quantiles()[h];
            int above = 1;
            while (above < scores.length - 1 && scores[above] < score) {
                above++;
            }
            double slope =
                    (quantiles[above] - quantiles[above - 1]) / (scores[above] - scores[above - 1]);
            return Math.max(least, quantiles[above] + slope * (score - scores[above]));
        };
    }

    /** The standard normal score below which lies {@code chance}. */
    public static double score(double chance) {
        return NORMAL.inverseCumulativeProbability(Math.clamp(chance, 1e-12, 1 - 1e-12));
    }

    /** The sums of the periods {@code from} (included, 0 the nearest) to {@code to}, ascending. */
    public double[] totals(int from, int to) {
        return Arrays.stream(paths)
                .mapToDouble(path -> Arrays.stream(path, from, to).sum())
                .sorted()
                .toArray();
    }

    /** The least sum of the periods that demand stays within with {@code probability}. */
    public double total(int from, int to, double probability) {
        double[] totals = totals(from, to);
        int place = (int) Math.ceil(probability * totals.length) - 1;
        return totals[Math.clamp(place, 0, totals.length - 1)];
    }
}
