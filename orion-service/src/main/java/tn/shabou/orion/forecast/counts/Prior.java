package tn.shabou.orion.forecast.counts;

import java.util.List;

/**
 * What is known of a series before it has sold anything: the rate of its panel, and how many
 * periods of the series' own weigh as much. Both by the moments of a gamma distribution of rates
 * (empirical Bayes).
 *
 * @param rate units per period
 * @param periods the weight of it
 */
record Prior(double rate, double periods) {

    private static final double LEAST = 0.05;
    private static final double MOST = 4;

    static Prior of(List<Past> panel) {
        double sum = 0;
        double squares = 0;
        double noise = 0;
        int series = 0;
        for (var past : panel) {
            double mean = past.mean(0, past.length());
            if (!Double.isNaN(mean)) {
                sum += mean;
                squares += mean * mean;
                noise += mean / past.length();
                series++;
            }
        }
        if (series == 0 || !(sum > 0)) {
            return new Prior(0, LEAST);
        }
        double mean = sum / series;
        double variance = squares / series - mean * mean - noise / series;
        return new Prior(mean, variance > 0 ? Math.clamp(mean / variance, LEAST, MOST) : MOST);
    }

    /** The mean of a sum over some weight, drawn towards the prior. */
    double shrunk(double sum, double weight) {
        return (sum + periods * rate) / (weight + periods);
    }
}
