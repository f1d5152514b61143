package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import tn.shabou.orion.forecast.counts.BoostedTrees.Settings;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Levels;

/**
 * How demand spreads around an expected rate: a negative binomial whose dispersion is drawn towards
 * that of the panel, mixed with what was observed lately, corrected by what came of such laws.
 *
 * @param dispersion of the panel: variance = mean + dispersion · mean²
 */
record CountLaw(double dispersion, LawCorrection correction) {

    private static final double PRIOR_PERIODS = 12;
    private static final double DISCOUNT = 0.97;
    private static final double OBSERVED_SHARE = 0.25;
    private static final int LEAST_KNOWN = 4;
    private static final double CLOSEST = 0.9;

    private static final double OUTER = 0.9;

    /**
     * A moment of the past.
     *
     * @param history until then
     * @param rates that were expected of the periods after
     * @param actual what came in them
     */
    record Trial(Seen seen, Past history, double[] rates, double[] actual) {}

    /** The law before it is compared with any outcome. */
    static CountLaw untried(List<Past> panel) {
        double sum = 0;
        int series = 0;
        for (var past : panel) {
            double own = own(past, 0, 0);
            if (!Double.isNaN(own)) {
                sum += Math.clamp(own, 0, 8);
                series++;
            }
        }
        return new CountLaw(series > 0 ? sum / series : 1, LawCorrection.none());
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

    /** This, corrected by trials. */
    CountLaw learned(List<Trial> trials, Settings settings, Workers workers) {
        var laws = new LawCorrection.Trial[trials.size()];
        workers.each(
                laws.length,
                i -> {
                    var trial = trials.get(i);
                    double rate = Rates.mean(trial.rates);
                    laws[i] =
                            new LawCorrection.Trial(
                                    mixture(trial.seen, trial.history, rate), trial.actual);
                });
        return new CountLaw(dispersion, LawCorrection.learn(List.of(laws), settings, workers));
    }

    /** A law before it is corrected, what it is made of, and of what moment. */
    record Mixture(
            Seen seen,
            double rate,
            double dispersion,
            CountDistribution model,
            CountDistribution observed,
            CountDistribution mixed) {}

    private Mixture mixture(Seen seen, Past history, double rate) {
        double own = own(history, dispersion, PRIOR_PERIODS);
        var model = CountDistribution.negativeBinomial(rate, rate + own * rate * rate);
        if (history.known(history.length()) < LEAST_KNOWN) {
            return new Mixture(seen, rate, own, model, model, model);
        }
        var observed = CountDistribution.observed(history.units(), DISCOUNT);
        var mixed = model.mixed(observed, OBSERVED_SHARE);
        return new Mixture(seen, rate, own, model, observed, mixed);
    }

    /** The law of one coming period. */
    private CountDistribution of(Seen seen, Past history, double rate) {
        return correction.corrected(mixture(seen, history, rate));
    }

    /** Amounts of one coming period, by standard normal score. */
    DoubleUnaryOperator amounts(Seen seen, Past history, double rate) {
        return of(seen, history, rate).byScore();
    }

    /** The quantiles of one coming period. */
    double[] quantiles(Seen seen, Past history, double rate) {
        return quantiles(of(seen, history, rate));
    }

    /** The outer ones are read so that the chance is right in the mean of a panel. */
    static double[] quantiles(CountDistribution law) {
        var quantiles = new double[Levels.count()];
        for (int level = 0; level < quantiles.length; level++) {
            double probability = Levels.at(level);
            quantiles[level] =
                    probability > OUTER ? law.nearly(probability) : law.quantile(probability);
        }
        return quantiles;
    }

    /** How much the errors of one trial's periods go together: 0 to {@value #CLOSEST}. */
    double correlation(List<Trial> trials) {
        double apart = 0;
        double together = 0;
        double pairs = 0;
        for (var trial : trials) {
            double own = own(trial.history, dispersion, PRIOR_PERIODS);
            double sum = 0;
            double squares = 0;
            int known = 0;
            for (int h = 0; h < trial.actual.length; h++) {
                double rate = trial.rates[h];
                double error = (trial.actual[h] - rate) / Math.sqrt(rate + own * rate * rate);
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

    void write(DataOutput out) throws IOException {
        out.writeDouble(dispersion);
        correction.write(out);
    }

    static CountLaw read(DataInput in) throws IOException {
        return new CountLaw(in.readDouble(), LawCorrection.read(in));
    }
}
