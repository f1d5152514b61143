package tn.shabou.orion.forecast.arima;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What is expected of the periods after the last observation, nearest first: a normal distribution
 * each, or a lognormal one.
 *
 * @param centre expected values, of the logarithms if logarithmic
 * @param spread standard deviations about them
 * @param logarithmic whether both are of logarithms
 */
@SuppressWarnings("ArrayRecordComponent") // the mathematics computes with arrays
public record ArimaForecast(double[] centre, double[] spread, boolean logarithmic) {

    /** As likely to be passed as not. */
    public double[] median() {
        return each(i -> outward(centre[i]));
    }

    public double[] mean() {
        return each(
                i -> logarithmic ? Math.exp(centre[i] + .5 * spread[i] * spread[i]) : centre[i]);
    }

    public double[] standardError() {
        double[] mean = mean();
        return each(i ->
                logarithmic ? mean[i] * Math.sqrt(Math.expm1(spread[i] * spread[i])) : spread[i]);
    }

    /**
     * What is not passed with {@code probability}.
     *
     * @param probability between 0 and 1, both excluded
     */
    public double[] quantile(double probability) {
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(probability);
        return each(i -> outward(centre[i] + z * spread[i]));
    }

    private double outward(double value) {
        return logarithmic ? Math.exp(value) : value;
    }

    private double[] each(IntToDoubleFunction value) {
        return IntStream.range(0, centre.length).mapToDouble(value).toArray();
    }
}
