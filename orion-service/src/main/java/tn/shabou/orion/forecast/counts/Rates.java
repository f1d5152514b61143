package tn.shabou.orion.forecast.counts;

/**
 * Flat forecasts of intermittent demand: units per period, from now on. Unknown periods teach
 * nothing.
 */
final class Rates {

    private Rates() {}

    /** Simple exponential smoothing from the mean of the history, or of its first {@code start}. */
    static double smoothed(double[] y, double share) {
        double level = mean(y);
        for (double units : y) {
            level += !Double.isNaN(units) ? share * (units - level) : 0;
        }
        return level;
    }

    static double mean(double[] y) {
        double sum = 0;
        int known = 0;
        for (double units : y) {
            if (!Double.isNaN(units)) {
                sum += units;
                known++;
            }
        }
        return known > 0 ? sum / known : 0;
    }

    /** Teunter, Syntetos and Babai 2011: chance of a sale times its size. */
    static double tsb(double[] y, double sizeShare, double chanceShare) {
        double size = meanSize(y);
        double chance = size > 0 ? mean(y) / size : 0;
        for (double units : y) {
            if (!Double.isNaN(units)) {
                chance += chanceShare * ((units > 0 ? 1 : 0) - chance);
                size += units > 0 ? sizeShare * (units - size) : 0;
            }
        }
        return chance * size;
    }

    private static double meanSize(double[] y) {
        double sum = 0;
        int sales = 0;
        for (double units : y) {
            if (units > 0) {
                sum += units;
                sales++;
            }
        }
        return sales > 0 ? sum / sales : 0;
    }

    /** Croston 1972: size of a sale over the interval between two. */
    static double croston(double[] y, double share) {
        double size = meanSize(y);
        double rate = mean(y);
        double interval = rate > 0 ? size / rate : 1;
        int since = 1;
        for (double units : y) {
            if (!Double.isNaN(units)) {
                if (units > 0) {
                    size += share * (units - size);
                    interval += share * (since - interval);
                    since = 0;
                }
                since++;
            }
        }
        return size / interval;
    }

    /**
     * Nikolopoulos et al. 2011: smoothing of sums over as many periods as pass between two sales.
     */
    static double adida(double[] y, double share) {
        double size = meanSize(y);
        double rate = mean(y);
        double interval = rate > 0 ? size / rate : 1;
        return aggregated(y, (int) Math.clamp(Math.rint(interval), 1, 24), share);
    }

    /** Petropoulos and Kourentzes 2015: the mean of such over all levels of aggregation. */
    static double imapa(double[] y, double share) {
        double size = meanSize(y);
        double rate = mean(y);
        double interval = rate > 0 ? size / rate : 1;
        int most = (int) Math.clamp(Math.rint(interval), 1, 24);
        double sum = 0;
        for (int width = 1; width <= most; width++) {
            sum += aggregated(y, width, share) / most;
        }
        return sum;
    }

    /** Buckets are counted back from the end; what is left over at the beginning is left out. */
    private static double aggregated(double[] y, int width, double share) {
        int buckets = y.length / width;
        if (buckets == 0) {
            return mean(y);
        }
        int from = y.length - buckets * width;
        var sums = new double[buckets];
        for (int b = 0; b < buckets; b++) {
            double sum = 0;
            int known = 0;
            for (int t = from + b * width; t < from + (b + 1) * width; t++) {
                if (!Double.isNaN(y[t])) {
                    sum += y[t];
                    known++;
                }
            }
            sums[b] = known > 0 ? sum / known : Double.NaN;
        }
        return smoothed(sums, share);
    }
}
