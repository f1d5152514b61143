package tn.shabou.orion.forecast.counts;

import java.util.Arrays;
import java.util.SplittableRandom;
import tn.shabou.orion.forecast.panel.Levels;
import tn.shabou.orion.forecast.panel.Outlook;

/**
 * Futures drawn from the past: a Markov chain says whether something is sold, and a sale is one of
 * the past, jittered (Willemain, Smart and Schwarz, "A new approach to forecasting intermittent
 * demand for service parts inventories", IJF 20, 2004). The same history draws the same futures.
 */
public final class Willemain {

    public static final String ID = "willemain";

    private static final int FUTURES = 1_000;

    private Willemain() {}

    public static Outlook outlook(double[] history, int horizon, String group) {
        double[] known = Arrays.stream(history).filter(v -> !Double.isNaN(v)).toArray();
        double[] sales = Arrays.stream(known).filter(v -> v > 0).toArray();
        double afterSale = chance(known, true);
        double afterNone = chance(known, false);
        var random = new SplittableRandom(Arrays.hashCode(known));
        var futures = new double[horizon][FUTURES];
        for (int future = 0; future < FUTURES; future++) {
            boolean sold = known[known.length - 1] > 0;
            for (int h = 0; h < horizon; h++) {
                sold = sales.length > 0 && random.nextDouble() < (sold ? afterSale : afterNone);
                futures[h][future] = sold ? jittered(sales, random) : 0;
            }
        }
        var mean = new double[horizon];
        var quantiles = new double[horizon][Levels.count()];
        for (int h = 0; h < horizon; h++) {
            mean[h] = Arrays.stream(futures[h]).average().orElse(0);
            Arrays.sort(futures[h]);
            for (int level = 0; level < Levels.count(); level++) {
                int place = (int) Math.ceil(Levels.at(level) * FUTURES) - 1;
                quantiles[h][level] = futures[h][place];
            }
        }
        return new Outlook(mean, quantiles, ID, group);
    }

    /** How often something is sold after a period with sales, or without; drawn to one half. */
    private static double chance(double[] known, boolean afterSale) {
        double sold = 0.5;
        double all = 1;
        for (int t = 1; t < known.length; t++) {
            if (known[t - 1] > 0 == afterSale) {
                all++;
                sold += known[t] > 0 ? 1 : 0;
            }
        }
        return sold / all;
    }

    private static double jittered(double[] sales, SplittableRandom random) {
        double size = sales[random.nextInt(sales.length)];
        double moved = 1 + Math.rint(size + random.nextGaussian() * Math.sqrt(size) - 0.5);
        return moved > 0 ? moved : size;
    }
}
