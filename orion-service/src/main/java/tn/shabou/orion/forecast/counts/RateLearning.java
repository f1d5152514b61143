package tn.shabou.orion.forecast.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import tn.shabou.orion.forecast.counts.CountEnsemble.History;

/**
 * Finds the law that makes a panel likeliest, whatever its shape: weights of some rates, each with
 * some dispersions, a step by the EM algorithm at a time (Laird, "Nonparametric maximum likelihood
 * estimation of a mixing distribution", JASA 73, 1978). A gamma distribution would draw series that
 * sell little towards the few that sell much.
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

    /** By likelihood alone, as far as some steps go: few series do not tell every weight. */
    RateLaw law() {
        double[][] likelihoods = panel.stream().map(this::likelihoods).toArray(double[][]::new);
        var weights = new double[rates.length * DISPERSIONS.length];
        Arrays.fill(weights, 1.0 / weights.length);
        for (int step = 0; step < STEPS; step++) {
            var next = new double[weights.length];
            for (double[] row : likelihoods) {
                add(row, weights, next);
            }
            Arrays.setAll(weights, j -> Math.max(LEAST_WEIGHT, next[j] / likelihoods.length));
        }
        return new RateLaw(rates, DISPERSIONS.clone(), weights);
    }

    /** How likely a series is for each pair of a rate and a dispersion, next to the likeliest. */
    private double[] likelihoods(Latest series) {
        double[] logs = RateLaw.logLikelihoods(series.units, series.sum, rates, DISPERSIONS);
        double most = Arrays.stream(logs).max().orElse(0);
        Arrays.setAll(logs, j -> Math.exp(logs[j] - most));
        return logs;
    }

    /** Adds how likely each pair is for one series. */
    private static void add(double[] row, double[] weights, double[] next) {
        double total = 0;
        for (int j = 0; j < row.length; j++) {
            total += weights[j] * row[j];
        }
        double share = 1 / total;
        for (int j = 0; j < row.length; j++) {
            next[j] += weights[j] * row[j] * share;
        }
    }
}
