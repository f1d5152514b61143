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
}
