package tn.shabou.orion.drafts;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.panel.Levels;

/**
 * What is expected of one product.
 *
 * @param trainedTo first day of the last period that was learned from
 * @param adi mean number of periods between sales; absent when nothing was ever sold
 * @param cv2 squared coefficient of variation of the sizes of sales; absent likewise
 * @param modelId SHA-256 of what was learned from all products
 * @param scale of its errors; absent when it never changed
 * @param mean of each coming period, nearest first
 * @param quantiles for each period, in step with {@link Levels}
 * @param factors by what the mean of each period is multiplied so that products add up to groups;
 *     absent before they do
 * @param abc how much it matters; absent before all are known
 */
public record Draft(
        long productId,
        Grain grain,
        LocalDate trainedTo,
        int observations,
        DemandClass demandClass,
        @Nullable Double adi,
        @Nullable Double cv2,
        String model,
        String modelId,
        @Nullable Scale scale,
        double[] mean,
        double[][] quantiles,
        double @Nullable [] factors,
        @Nullable Abc abc) {

    /** A: what makes the first 80 of 100 dinars expected; B: the next 15; C: the rest. */
    public enum Abc {
        A,
        B,
        C
    }

    private static final double DEVIATIONS_OF_80 = 2 * 1.281552;

    /**
     * How much a history changes from one period to the next, from its first sale on.
     *
     * @param step mean absolute change, above 0
     * @param squaredStep mean squared change, above 0
     */
    public record Scale(double step, double squaredStep) {

        /** Empty where nothing ever changed. */
        public static Optional<Scale> of(DemandSeries history) {
            int first = 0;
            while (first < history.length() && !(history.at(first) > 0)) {
                first++;
            }
            double sum = 0;
            double squares = 0;
            int steps = 0;
            for (int t = first + 1; t < history.length(); t++) {
                double change = history.at(t) - history.at(t - 1);
                if (!Double.isNaN(change)) {
                    sum += Math.abs(change);
                    squares += change * change;
                    steps++;
                }
            }
            return sum > 0
                    ? Optional.of(new Scale(sum / steps, squares / steps))
                    : Optional.empty();
        }
    }

    /** The factor of the period {@code h}, from 0. */
    public double factor(int h) {
        return factors == null ? 1 : factors[h];
    }

    /** Of the period {@code h}, as far as its quantiles tell; at least that of a rare event. */
    public double variance(int h) {
        double width = quantiles[h][Levels.of(0.9)] - quantiles[h][Levels.of(0.1)];
        return Math.max(mean[h], Math.pow(width / DEVIATIONS_OF_80, 2));
    }

    /** Units to be published as expected in the period {@code h}. */
    public double expected(int h) {
        return mean[h] * factor(h);
    }

    /** The quantile to be published of the period {@code h}. */
    public double quantile(int h, double probability, boolean byThePiece) {
        double units = quantiles[h][Levels.of(probability)] * factor(h);
        return byThePiece ? Math.rint(units) : units;
    }

    /** The same, made to add up. */
    public Draft reconciled(double[] byPeriod, Abc importance) {
        return new Draft(
                productId,
                grain,
                trainedTo,
                observations,
                demandClass,
                adi,
                cv2,
                model,
                modelId,
                scale,
                mean,
                quantiles,
                byPeriod,
                importance);
    }
}
