package tn.shabou.orion.forecast.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import tn.shabou.orion.forecast.counts.CountEnsemble.History;

/**
 * Finds the law of rates that makes a panel likeliest, whatever its shape: weights of some rates, a
 * step by the EM algorithm at a time (Laird, "Nonparametric maximum likelihood estimation of a
 * mixing distribution", JASA 73, 1978). A gamma distribution would draw series that sell little
 * towards the few that sell much.
 */
final class RateLearning {

    private static final int LEAST_SERIES = 10;

    /** As many show a law as well as more of them. */
    private static final int MANY_SERIES = 1_000;

    /** Periods from its end on tell what a series sells now. */
    private static final int WINDOW = 12;

    private static final int RATES = 40;
    private static final int STEPS = 30;
    private static final double[] DISPERSIONS = {0.02, 0.1, 0.25, 0.5, 1, 2, 4};

    /** What never sold is taken to have sold this. */
    private static final double LEAST_SUM = 0.25;

    private static final double LEAST_WEIGHT = 1e-12;

    /**
     * The latest periods of a series.
     *
     * @param sum of them without the season
     */
    private record Latest(double[] units, int periods, double sum) {

        double rate() {
            return Math.max(LEAST_SUM, sum) / periods;
        }
    }

    private final List<Latest> panel;
    private final double[] rates;

    private RateLearning(List<Latest> panel) {
        this.panel = panel;
        var all = panel.stream().mapToDouble(Latest::rate).summaryStatistics();
        double ratio = Math.pow(1.1 * all.getMax() / all.getMin(), 1.0 / (RATES - 1));
        rates = new double[RATES];
        Arrays.setAll(rates, i -> all.getMin() * Math.pow(ratio, i));
    }

    static Optional<RateLearning> of(List<History> panel, IntToDoubleFunction season) {
        int stride = Math.ceilDiv(Math.max(1, panel.size()), MANY_SERIES);
        var latest = new ArrayList<Latest>();
        for (int i = 0; i < panel.size(); i += stride) {
            latest.add(latest(panel.get(i), season));
        }
        latest.removeIf(series -> series.periods == 0);
        return latest.size() < LEAST_SERIES || latest.stream().allMatch(series -> series.sum == 0)
                ? Optional.empty()
                : Optional.of(new RateLearning(latest));
    }

    private static Latest latest(History history, IntToDoubleFunction season) {
        double[] units = history.units();
        int from = Math.max(0, units.length - WINDOW);
        double sum = 0;
        int periods = 0;
        for (int t = from; t < units.length; t++) {
            if (!Double.isNaN(units[t])) {
                sum += units[t] / season.applyAsDouble(history.first() + t);
                periods++;
            }
        }
        return new Latest(Arrays.copyOfRange(units, from, units.length), periods, sum);
    }

    RateLaw law() {
        double likeliest = Double.NEGATIVE_INFINITY;
        var best = new RateLaw(rates, weights(DISPERSIONS[0]).weights, DISPERSIONS[0]);
        for (double dispersion : DISPERSIONS) {
            var weighed = weights(dispersion);
            double logLikelihood = weighed.logLikelihood + ofAnyRate(dispersion);
            if (logLikelihood > likeliest) {
                likeliest = logLikelihood;
                best = new RateLaw(rates, weighed.weights, dispersion);
            }
        }
        return best;
    }

    private record Weighed(double[] weights, double logLikelihood) {}

    /** How likely each rate is, if periods vary by {@code dispersion}. */
    private Weighed weights(double dispersion) {
        var likelihoods = new double[panel.size()][RATES];
        double scale = 0;
        for (int i = 0; i < likelihoods.length; i++) {
            var series = panel.get(i);
            double[] row = likelihoods[i];
            Arrays.setAll(
                    row,
                    j -> RateLaw.logLikelihood(series.periods, series.sum, rates[j], dispersion));
            double most = Arrays.stream(row).max().orElse(0);
            Arrays.setAll(row, j -> Math.exp(row[j] - most));
            scale += most;
        }
        var weights = new double[RATES];
        Arrays.fill(weights, 1.0 / RATES);
        double logLikelihood = 0;
        for (int step = 0; step < STEPS; step++) {
            var next = new double[RATES];
            logLikelihood = scale;
            for (double[] row : likelihoods) {
                logLikelihood += Math.log(add(row, weights, next));
            }
            Arrays.setAll(weights, j -> Math.max(LEAST_WEIGHT, next[j] / likelihoods.length));
        }
        return new Weighed(weights, logLikelihood);
    }

    /** Adds how likely each rate is for one series, and tells how likely the series is. */
    private static double add(double[] row, double[] weights, double[] next) {
        double total = 0;
        for (int j = 0; j < row.length; j++) {
            total += weights[j] * row[j];
        }
        for (int j = 0; j < row.length; j++) {
            next[j] += weights[j] * row[j] / total;
        }
        return total;
    }

    /** The part of the log-likelihood of all periods that is the same for any rate. */
    private double ofAnyRate(double dispersion) {
        double sum = 0;
        for (var series : panel) {
            for (double units : series.units) {
                for (int k = 0; k < units; k++) {
                    sum += Math.log1p(dispersion * k);
                }
            }
        }
        return sum;
    }
}
