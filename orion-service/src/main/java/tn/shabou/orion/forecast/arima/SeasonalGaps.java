package tn.shabou.orion.forecast.arima;

import java.util.Arrays;
import tn.shabou.orion.forecast.numeric.Gaps;

/** Fills missing values well enough to choose a model by; the fit itself goes without. */
final class SeasonalGaps {

    private SeasonalGaps() {}

    /** The series with its gaps bridged by straight lines, on which the season rides. */
    static double[] filled(double[] y, int period) {
        double[] line = bridged(y);
        if (period == 1 || y.length < 2 * period) {
            return line;
        }
        double[] index = seasons(y, line, period);
        double[] rest = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            rest[t] = y[t] - index[t % period];
        }
        double[] filled = bridged(rest);
        for (int t = 0; t < y.length; t++) {
            filled[t] += index[t % period];
        }
        return filled;
    }

    /** Mean distance of each season's known values from a moving average over one period. */
    private static double[] seasons(double[] y, double[] line, int period) {
        double[] sums = new double[period];
        int[] counts = new int[period];
        for (int t = 0; t < y.length; t++) {
            if (!Double.isNaN(y[t])) {
                int from = Math.clamp(t - period / 2, 0, y.length - period);
                double level = 0;
                for (int i = 0; i < period; i++) {
                    level += line[from + i] / period;
                }
                sums[t % period] += y[t] - level;
                counts[t % period]++;
            }
        }
        for (int s = 0; s < period; s++) {
            sums[s] = counts[s] > 0 ? sums[s] / counts[s] : 0;
        }
        return sums;
    }

    private static double[] bridged(double[] y) {
        double[] filled = Gaps.filled(y);
        return Arrays.stream(filled).map(v -> Double.isNaN(v) ? 0 : v).toArray();
    }
}
