package tn.shabou.orion.forecast.panel;

import java.util.Arrays;

/**
 * What is expected of one series.
 *
 * @param mean of each coming period, nearest first
 * @param quantiles for each period, in step with {@link Levels}, none below the one before
 * @param model what made it
 * @param group the class of series it was made for, for instance {@code lumpy}
 */
public record Outlook(double[] mean, double[][] quantiles, String model, String group) {

    /** Whether the same is said of the period {@code h}, from 1, as of the one before. */
    public boolean repeats(int h) {
        return mean[h] == mean[h - 1] && Arrays.equals(quantiles[h], quantiles[h - 1]);
    }

    /** The quantile of the period {@code h}, from 0. */
    public double quantile(int h, double probability) {
        return quantiles[h][Levels.of(probability)];
    }
}
