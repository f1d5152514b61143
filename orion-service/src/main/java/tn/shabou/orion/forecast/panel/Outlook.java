package tn.shabou.orion.forecast.panel;

/**
 * What is expected of one series.
 *
 * @param mean of each coming period, nearest first
 * @param quantiles for each period, in step with {@link Levels}, none below the one before
 * @param model what made it
 * @param group the class of series it was made for, for instance {@code lumpy}
 */
public record Outlook(double[] mean, double[][] quantiles, String model, String group) {

    /** The quantile of the period {@code h}, from 0. */
    public double quantile(int h, double probability) {
        return quantiles[h][Levels.of(probability)];
    }
}
