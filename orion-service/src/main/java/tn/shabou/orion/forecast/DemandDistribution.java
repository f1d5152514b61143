package tn.shabou.orion.forecast;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.statistics.distribution.GammaDistribution;

/** What may be sold in one period: nothing below zero, and how likely each amount is. */
public sealed interface DemandDistribution {

    /** Units expected on average, 0 or more. */
    double mean();

    /**
     * The least amount that demand stays within with {@code probability}.
     *
     * @param probability between 0 and 1, both excluded
     */
    double quantile(double probability);

    /**
     * The distribution with this mean and this variance.
     *
     * @param byThePiece whether only whole amounts can be sold
     */
    static DemandDistribution of(double mean, double variance, boolean byThePiece) {
        if (!(mean > TINY)) {
            return new Nothing();
        }
        return byThePiece && mean < PIECES_COUNT_BELOW
                ? new Pieces(mean, Math.max(variance, mean * (1 + POISSON_MARGIN)))
                : new Amount(
                        mean,
                        Math.clamp(variance, mean * mean * LEAST_CV2, mean * mean * MOST_CV2));
    }

    /** Less than this is nothing. */
    double TINY = 1e-9;

    /** From here on whole numbers are as good as continuous, and much quicker. */
    double PIECES_COUNT_BELOW = 1e6;

    /** A negative binomial this close to a Poisson is one, without its special case. */
    double POISSON_MARGIN = 1e-6;

    /** Squared coefficients of variation between which the quantiles of a gamma can be computed. */
    double LEAST_CV2 = 1e-8;

    double MOST_CV2 = 100;

    /** Nothing is sold. */
    record Nothing() implements DemandDistribution {

        @Override
        public double mean() {
            return 0;
        }

        @Override
        public double quantile(double probability) {
            return 0;
        }
    }

    /** Whole amounts: negative binomial with this mean and a variance above it. */
    record Pieces(double mean, double variance) implements DemandDistribution {

        /** The lowest amount whose cumulated probability reaches {@code probability}. */
        @Override
        public double quantile(double probability) {
            double low = -1;
            double high = 1;
            while (cumulated(high) < probability) {
                low = high;
                high = 2 * high;
            }
            while (high - low > 1) {
                double middle = Math.floor((low + high) / 2);
                if (cumulated(middle) < probability) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return high;
        }

        private double cumulated(double amount) {
            double success = mean / variance;
            double size = mean * success / (1 - success);
            return RegularizedBeta.value(success, size, amount + 1);
        }
    }

    /** Any amount: gamma with this mean and variance. */
    record Amount(double mean, double variance) implements DemandDistribution {

        @Override
        public double quantile(double probability) {
            double amount =
                    GammaDistribution.of(mean * mean / variance, variance / mean)
                            .inverseCumulativeProbability(probability);
            return amount < TINY ? 0 : amount;
        }
    }
}
