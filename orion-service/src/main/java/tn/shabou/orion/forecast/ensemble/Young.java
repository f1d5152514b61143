package tn.shabou.orion.forecast.ensemble;

import java.util.Arrays;
import tn.shabou.orion.forecast.counts.CountDistribution;
import tn.shabou.orion.forecast.panel.Levels;
import tn.shabou.orion.forecast.panel.Outlook;

/** Series of a handful of periods: their mean, and little certainty. */
final class Young {

    /** Of what two periods bring: mostly it is the rate that is unknown. */
    static final double CORRELATION = 0.5;

    private static final String ID = "mean";
    private static final double[] NORMAL = {
        -1.959964, -1.281552, 0, 0.841621, 1.281552, 1.644854, 1.959964, 2.326348
    };

    private Young() {}

    static Outlook outlook(double[] history, int horizon, String group) {
        double[] known = Arrays.stream(history).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        boolean demand = Arrays.stream(known).allMatch(v -> v >= 0);
        boolean pieces = demand && Arrays.stream(known).allMatch(v -> v == Math.rint(v));
        double variance = mean * mean;
        for (double value : known) {
            variance += (value - mean) * (value - mean) / known.length;
        }
        var quantiles = new double[Levels.count()];
        var law = CountDistribution.negativeBinomial(pieces ? mean : 0, mean + variance);
        for (int level = 0; level < quantiles.length; level++) {
            quantiles[level] =
                    pieces && mean < 1000
                            ? law.quantile(Levels.at(level))
                            : mean + NORMAL[level] * Math.sqrt(variance);
        }
        if (demand) {
            Arrays.setAll(quantiles, level -> Math.max(0, quantiles[level]));
        }
        var means = new double[horizon];
        Arrays.fill(means, mean);
        var all = new double[horizon][];
        Arrays.fill(all, quantiles);
        return new Outlook(means, all, ID, group);
    }
}
