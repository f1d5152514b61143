package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
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
    private static final double CLOSEST = 0.9;
    private static final int CHUNKS = 32;

    /** A moment of the past: the history until then, what was expected, and what came. */
    record Trial(double[] history, double rate, double[] actual, double scale) {}

    /** The law before it is compared with any outcome. */
    static CountLaw untried(List<double[]> panel) {
        var probabilities = new double[Levels.count()];
        Arrays.setAll(probabilities, Levels::at);
        return new CountLaw(dispersionOf(panel), 0.25, probabilities);
    }

    private static double dispersionOf(List<double[]> panel) {
        double sum = 0;
        int series = 0;
        for (double[] y : panel) {
            double own = own(y, 0, 0);
            if (!Double.isNaN(own)) {
                sum += Math.clamp(own, 0, 8);
                series++;
            }
        }
        return series > 0 ? sum / series : 1;
    }

    /** The dispersion of a history, to which {@code periods} of {@code prior} are added. */
    private static double own(double[] y, double prior, double periods) {
        double mean = DemandFeatures.mean(y, 0, y.length);
        if (!(mean > 0)) {
            return periods > 0 ? prior : Double.NaN;
        }
        double excess = periods * prior;
        double known = periods;
        for (double units : y) {
            if (!Double.isNaN(units)) {
                excess += ((units - mean) * (units - mean) - units) / (mean * mean);
                known++;
            }
        }
        return Math.max(0, excess / known);
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

    private void add(Trial trial, double[][][] losses) {
        for (int s = 0; s < SHARES.length; s++) {
            var law = mixture(trial.history(), trial.rate(), SHARES[s]);
            for (int level = 0; level < Levels.count(); level++) {
                for (int shift = 0; shift < SHIFTS.length; shift++) {
                    double quantile = law.quantile(shifted(Levels.at(level), SHIFTS[shift]));
                    losses[s][level][shift] += loss(trial, quantile, Levels.at(level));
                }
            }
        }
    }

    private static double loss(Trial trial, double quantile, double probability) {
        double sum = 0;
        int known = 0;
        for (double units : trial.actual()) {
            if (!Double.isNaN(units)) {
                double error = units - quantile;
                sum += Math.max(probability * error, (probability - 1) * error);
                known++;
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

    private CountDistribution mixture(double[] y, double rate, double share) {
        double own = own(y, dispersion, PRIOR_PERIODS);
        var model = CountDistribution.negativeBinomial(rate, rate + own * rate * rate);
        if (share == 0) {
            return model;
        }
        var known = new double[y.length];
        var weights = new double[y.length];
        int count = 0;
        for (int t = 0; t < y.length; t++) {
            if (!Double.isNaN(y[t])) {
                known[count] = y[t];
                weights[count++] = Math.pow(DISCOUNT, y.length - 1 - t);
            }
        }
        if (count < 4) {
            return model;
        }
        var observed =
                CountDistribution.observed(
                        Arrays.copyOf(known, count), Arrays.copyOf(weights, count));
        return model.mixed(observed, share);
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
    DoubleUnaryOperator amounts(double[] history, double rate) {
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
            double own = own(trial.history(), dispersion, PRIOR_PERIODS);
            double variance = trial.rate() + own * trial.rate() * trial.rate();
            double sum = 0;
            double squares = 0;
            int known = 0;
            for (double units : trial.actual()) {
                if (!Double.isNaN(units)) {
                    sum += units - trial.rate();
                    squares += (units - trial.rate()) * (units - trial.rate());
                    known++;
                }
            }
            if (variance > 0 && known > 1) {
                apart += squares / variance / known;
                together += (sum * sum - squares) / variance / known / (known - 1);
                pairs++;
            }
        }
        return pairs > 0 && apart > 0 ? Math.clamp(together / apart, 0, CLOSEST) : 0;
    }

    /** The quantiles of one coming period. */
    double[] quantiles(double[] history, double rate) {
        var law = mixture(history, rate, observedShare);
        var quantiles = new double[probabilities.length];
        for (int level = 0; level < quantiles.length; level++) {
            quantiles[level] = law.quantile(probabilities[level]);
        }
        return quantiles;
    }
}
