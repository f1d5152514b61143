package tn.shabou.orion.forecast.peers;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import tn.shabou.orion.forecast.counts.CountDistribution;
import tn.shabou.orion.forecast.panel.Levels;

/**
 * What is expected of one series: a rate that is uncertain by a gamma distribution, and periods
 * that vary around it; together a negative binomial.
 *
 * @param rate units a period, above 0
 * @param spread of what the rate may be: variance = spread · rate²
 * @param dispersion of periods around it: variance = rate + dispersion · rate²
 * @param noise the share of that by which the first periods are doubted
 */
record Expectation(double rate, double spread, double dispersion, double noise) {

    /** More than that is counted in parcels. */
    private static final double MANY = 1_000;

    private static final double PARCELS = 200;

    /** The same, once it has sold {@code sum} in so many periods. */
    Expectation after(int periods, double sum) {
        double doubt = noise * (1 + dispersion * rate);
        double weight = doubt / (spread * rate);
        double own = (sum + weight * rate) / (periods + weight);
        // What never sold in n periods sells at most once in the next n.
        double most = periods > 0 && sum == 0 ? 1.0 / periods : own;
        return new Expectation(
                Math.min(own, most), 1 / (1 / spread + sum / doubt), dispersion, noise);
    }

    /** The same of a period that sells {@code factor} as much. */
    Expectation times(double factor) {
        return new Expectation(factor * rate, spread, dispersion, noise);
    }

    private double variance() {
        return rate + (dispersion + spread + dispersion * spread) * rate * rate;
    }

    /** Of what two periods bring: as much of the variance as they have in common. */
    double correlation() {
        return spread * rate * rate / variance();
    }

    private double parcel() {
        return rate > MANY ? rate / PARCELS : 1;
    }

    private CountDistribution law() {
        double parcel = parcel();
        return CountDistribution.negativeBinomial(rate / parcel, variance() / (parcel * parcel));
    }

    double[] quantiles() {
        var law = law();
        var quantiles = new double[Levels.count()];
        Arrays.setAll(quantiles, level -> parcel() * law.quantile(Levels.at(level)));
        return quantiles;
    }

    /** Of a period, by standard normal score. */
    DoubleUnaryOperator amounts() {
        var amounts = law().byScore();
        double parcel = parcel();
        return score -> parcel * amounts.applyAsDouble(score);
    }
}
