package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import tn.shabou.orion.forecast.numeric.Numbers;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Levels;

/**
 * How demand spreads around an expected rate: a negative binomial whose dispersion is drawn towards
 * that of the panel, mixed with what was observed lately; and which probabilities of it serve the
 * quantiles asked for, since no such law is exactly true.
 *
 * @param dispersion of the panel: variance = mean + dispersion · mean²
 * @param observedShare of the observed distribution in the mixture
 * @param probabilities that are read off the mixture, in step with {@link Levels}
 */
public record CountLaw(double dispersion, double observedShare, double[] probabilities) {

    private static final double PRIOR_PERIODS = 12;
    private static final double DISCOUNT = 0.97;
    private static final double[] SHARES = {0, 0.25, 0.5, 0.75};
    private static final double[] SHIFTS = {
        -1.2, -0.9, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.9, 1.2
    };
    private static final int LEAST_KNOWN = 4;
    private static final double CLOSEST = 0.9;
    private static final int CHUNKS = 32;
    private static final double[][] SHIFTED = new double[Levels.count()][SHIFTS.length];

    static {
        for (int level = 0; level < Levels.count(); level++) {
            for (int shift = 0; shift < SHIFTS.length; shift++) {
                SHIFTED[level][shift] = shifted(Levels.at(level), SHIFTS[shift]);
            }
        }
    }

    /** What may be sold in a period: the amount that belongs to a chance between 0 and 1. */
    interface Amounts {

        double at(double chance);
    }

    /** A moment of the past: the history until then, what was expected, and what came. */
    record Trial(Past history, double[] rates, double[] actual, double scale) {}

    /** The law before it is compared with any outcome. */
    static CountLaw untried(List<Past> panel) {
        var probabilities = new double[Levels.count()];
        Arrays.setAll(probabilities, Levels::at);
        return new CountLaw(dispersionOf(panel), 0.25, probabilities);
    }

    private static double dispersionOf(List<Past> panel) {
        double sum = 0;
        int series = 0;
        for (var past : panel) {
            double own = own(past, 0, 0);
            if (!Double.isNaN(own)) {
                sum += Math.clamp(own, 0, 8);
                series++;
            }
        }
        return series > 0 ? sum / series : 1;
    }

    /** The dispersion of a history, to which {@code periods} of {@code prior} are added. */
    private static double own(Past past, double prior, double periods) {
        int known = past.known(past.length());
        double mean = past.mean(0, past.length());
        if (!(mean > 0)) {
            return periods > 0 ? prior : Double.NaN;
        }
        double excess = known * (past.variance(past.length()) - mean) / (mean * mean);
        return Math.max(0, (excess + periods * prior) / (known + periods));
    }

    /** The law that would have served the trials best, by their scaled pinball loss. */
    CountLaw learned(List<Trial> trials, Workers workers) {
        if (trials.isEmpty()) {
            return this;
        }
        var losses = new double[CHUNKS][][][];
        workers.each(
                CHUNKS,
                chunk -> {
                    losses[chunk] = new double[SHARES.length][Levels.count()][SHIFTS.length];
                    for (int i = chunk; i < trials.size(); i += CHUNKS) {
                        add(trials.get(i), losses[chunk]);
                    }
                });
        for (int chunk = 1; chunk < CHUNKS; chunk++) {
            for (int s = 0; s < SHARES.length; s++) {
                for (int level = 0; level < Levels.count(); level++) {
                    for (int shift = 0; shift < SHIFTS.length; shift++) {
                        losses[0][s][level][shift] += losses[chunk][s][level][shift];
                    }
                }
            }
        }
        return best(losses[0]);
    }

    /** Periods of one rate have one law. */
    private void add(Trial trial, double[][][] losses) {
        double[] rates = trial.rates();
        int from = 0;
        while (from < rates.length) {
            int to = from + 1;
            while (to < rates.length && rates[to] == rates[from]) {
                to++;
            }
            add(trial, from, to, losses);
            from = to;
        }
    }

    private void add(Trial trial, int from, int to, double[][][] losses) {
        var past = trial.history();
        double rate = trial.rates()[from];
        var model = CountDistribution.negativeBinomial(rate, variance(past, rate));
        boolean known = past.known(past.length()) >= LEAST_KNOWN;
        var observed = known ? CountDistribution.observed(past.units(), DISCOUNT) : model;
        for (int s = 0; s < SHARES.length; s++) {
            var law = s == 0 ? model : model.mixed(observed, SHARES[s]);
            for (int level = 0; level < Levels.count(); level++) {
                double last = Double.NaN;
                double loss = 0;
                for (int shift = 0; shift < SHIFTS.length; shift++) {
                    double quantile = law.quantile(SHIFTED[level][shift]);
                    loss = quantile == last ? loss : loss(trial, from, to, quantile, level);
                    last = quantile;
                    losses[s][level][shift] += loss;
                }
            }
        }
    }

    private static double loss(Trial trial, int from, int to, double quantile, int level) {
        double probability = Levels.at(level);
        double sum = 0;
        int known = 0;
        for (int h = 0; h < trial.actual().length; h++) {
            double units = trial.actual()[h];
            if (!Double.isNaN(units)) {
                known++;
                if (h >= from && h < to) {
                    double error = units - quantile;
                    sum += Math.max(probability * error, (probability - 1) * error);
                }
            }
        }
        return known > 0 ? sum / known / trial.scale() : 0;
    }

    /** A probability moved by {@code shift} on the scale of logits. */
    private static double shifted(double probability, double shift) {
        return 1 / (1 + (1 - probability) / probability * Math.exp(-shift));
    }

    private CountLaw best(double[][][] losses) {
        int share = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < SHARES.length; s++) {
            double sum = 0;
            for (double[] byShift : losses[s]) {
                sum += Arrays.stream(byShift).min().orElseThrow();
            }
            if (sum < least) {
                least = sum;
                share = s;
            }
        }
        var chosen = new double[Levels.count()];
        for (int level = 0; level < chosen.length; level++) {
            double[] byShift = losses[share][level];
            int best = SHIFTS.length / 2;
            for (int shift = 0; shift < SHIFTS.length; shift++) {
                best = byShift[shift] < byShift[best] ? shift : best;
            }
            double moved = shifted(Levels.at(level), SHIFTS[best]);
            chosen[level] = level == 0 ? moved : Math.max(chosen[level - 1], moved);
        }
        return new CountLaw(dispersion, SHARES[share], chosen);
    }

    private CountDistribution mixture(Past past, double rate, double share) {
        var model = CountDistribution.negativeBinomial(rate, variance(past, rate));
        return share > 0 && past.known(past.length()) >= LEAST_KNOWN
                ? model.mixed(CountDistribution.observed(past.units(), DISCOUNT), share)
                : model;
    }

    private double variance(Past past, double rate) {
        return rate + own(past, dispersion, PRIOR_PERIODS) * rate * rate;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(dispersion);
        out.writeDouble(observedShare);
        Numbers.write(out, probabilities);
    }

    static CountLaw read(DataInput in) throws IOException {
        return new CountLaw(in.readDouble(), in.readDouble(), Numbers.read(in));
    }

    /** Amounts of one coming period: {@code chance}, between 0 and 1, says which. */
    Amounts amounts(Past history, double rate) {
        var law = mixture(history, rate, observedShare);
        return chance -> law.quantile(served(chance));
    }

    /** Moves a probability as the nearest levels are moved. */
    private double served(double chance) {
        int above = 0;
        while (above < probabilities.length && Levels.at(above) < chance) {
            above++;
        }
        int low = Math.max(0, above - 1);
        int high = Math.min(above, probabilities.length - 1);
        double share =
                low == high ? 0 : (chance - Levels.at(low)) / (Levels.at(high) - Levels.at(low));
        return shifted(chance, (1 - share) * shift(low) + share * shift(high));
    }

    private double shift(int level) {
        return logit(probabilities[level]) - logit(Levels.at(level));
    }

    private static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }

    /** How much the errors of one trial's periods go together: 0 to {@value #CLOSEST}. */
    double correlation(List<Trial> trials) {
        double apart = 0;
        double together = 0;
        double pairs = 0;
        for (var trial : trials) {
            double sum = 0;
            double squares = 0;
            int known = 0;
            for (int h = 0; h < trial.actual().length; h++) {
                double rate = trial.rates()[h];
                double error =
                        (trial.actual()[h] - rate) / Math.sqrt(variance(trial.history(), rate));
                if (Double.isFinite(error)) {
                    sum += error;
                    squares += error * error;
                    known++;
                }
            }
            if (known > 1) {
                apart += squares / known;
                together += (sum * sum - squares) / known / (known - 1);
                pairs++;
            }
        }
        return pairs > 0 && apart > 0 ? Math.clamp(together / apart, 0, CLOSEST) : 0;
    }

    /** The quantiles of one coming period. */
    double[] quantiles(Past history, double rate) {
        var law = mixture(history, rate, observedShare);
        var quantiles = new double[probabilities.length];
        for (int level = 0; level < quantiles.length; level++) {
            quantiles[level] = law.quantile(probabilities[level]);
        }
        return quantiles;
    }
}
