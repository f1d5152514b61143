package tn.shabou.orion.forecast.numeric;

import java.util.Arrays;

/** Unknown periods, for methods that need every period. */
public final class Gaps {

    private Gaps() {}

    /** The history with unknown periods put on the line between their neighbours. */
    public static double[] filled(double[] history) {
        int last = -1;
        double[] filled = history;
        for (int t = 0; t < history.length; t++) {
            if (!Double.isNaN(history[t])) {
                if (last < t - 1) {
                    filled = filled == history ? history.clone() : filled;
                    double from = last < 0 ? history[t] : history[last];
                    for (int gap = last + 1; gap < t; gap++) {
                        double share = (double) (gap - last) / (t - last);
                        filled[gap] = from + share * (history[t] - from);
                    }
                }
                last = t;
            }
        }
        if (last < history.length - 1 && last >= 0) {
            filled = filled == history ? history.clone() : filled;
            Arrays.fill(filled, last + 1, history.length, history[last]);
        }
        return filled;
    }

    /**
     * The history with its gaps bridged by straight lines, on which the season rides: each place of
     * the cycle lies as far from the level as it does in the mean where it is known.
     */
    public static double[] filled(double[] history, int season) {
        double[] line = filled(history);
        if (line == history || season == 1 || history.length < 2 * season) {
            return line;
        }
        double[] index = seasons(history, line, season);
        var rest = new double[history.length];
        Arrays.setAll(rest, t -> history[t] - index[t % season]);
        double[] bridged = filled(rest);
        var filled = new double[history.length];
        Arrays.setAll(
                filled,
                t -> Double.isNaN(history[t]) ? bridged[t] + index[t % season] : history[t]);
        return filled;
    }

    /** Mean distance of each season's known values from a moving average over one cycle. */
    private static double[] seasons(double[] history, double[] line, int season) {
        var sums = new double[season];
        var counts = new int[season];
        for (int t = 0; t < history.length; t++) {
            if (!Double.isNaN(history[t])) {
                int from = Math.clamp(t - season / 2, 0, history.length - season);
                double level = 0;
                for (int i = 0; i < season; i++) {
                    level += line[from + i] / season;
                }
                sums[t % season] += history[t] - level;
                counts[t % season]++;
            }
        }
        for (int s = 0; s < season; s++) {
            sums[s] = counts[s] > 0 ? sums[s] / counts[s] : 0;
        }
        return sums;
    }
}
