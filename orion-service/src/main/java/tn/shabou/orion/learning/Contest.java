package tn.shabou.orion.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.orion.forecast.DemandPattern;
import tn.shabou.orion.forecast.ensemble.PanelForecaster;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Series;

/**
 * Whether what was learned anew is better than what serves, for each class of demand: over rolling
 * origins that the challenger has not seen, by RMSSE. A champion stays unless it is beaten by more
 * than the standard error, without much bias.
 *
 * @param step periods from one origin to the next, and that are told from each
 */
public record Contest(int step) {

    static final int ORIGINS = 4;

    private static final int MOST_SERIES = 300;
    private static final int LEAST_SERIES = 5;
    private static final int LEAST_PERIODS = 8;
    private static final double LEAST_BIAS = 0.9;
    private static final double MOST_BIAS = 1.1;

    static Contest over(int horizon) {
        return new Contest(Math.max(1, horizon / ORIGINS));
    }

    /** How many periods the challenger must not have seen. */
    int heldOut() {
        return ORIGINS * step;
    }

    /**
     * @param origins how many were tried; 0 where there was too little to compare
     * @param bias what the challenger expected in all over what came
     */
    public record Verdict(
            DemandClass demandClass,
            int origins,
            int series,
            double championError,
            double challengerError,
            double standardError,
            double bias,
            boolean won) {}

    List<Verdict> verdicts(
            Map<DemandClass, PanelForecaster> champions,
            PanelForecaster challenger,
            List<Series> panel,
            Workers workers) {
        var verdicts = new ArrayList<Verdict>();
        sampled(panel)
                .forEach((demandClass, sample) -> {
                    var champion = champions.get(demandClass);
                    if (champion != null) {
                        verdicts.add(verdict(demandClass, champion, challenger, sample, workers));
                    }
                });
        return verdicts;
    }

    private Map<DemandClass, List<Series>> sampled(List<Series> panel) {
        var classes = new EnumMap<DemandClass, List<Series>>(DemandClass.class);
        for (var series : panel) {
            classes.computeIfAbsent(classOf(series), _ -> new ArrayList<>()).add(series);
        }
        classes.replaceAll((_, all) -> sample(all));
        return classes;
    }

    private static List<Series> sample(List<Series> all) {
        int stride = Math.ceilDiv(all.size(), MOST_SERIES);
        var some = new ArrayList<Series>();
        for (int i = 0; i < all.size(); i += stride) {
            some.add(all.get(i));
        }
        return some;
    }

    static DemandClass classOf(Series series) {
        return DemandPattern.of(
                        Arrays.stream(series.values())
                                .filter(units -> !Double.isNaN(units))
                                .toArray())
                .demandClass();
    }

    /** Of one series over all origins. */
    private record Trial(double champion, double challenger, double expected, double actual) {}

    private Verdict verdict(
            DemandClass demandClass,
            PanelForecaster champion,
            PanelForecaster challenger,
            List<Series> sample,
            Workers workers) {
        var tried = new @Nullable Trial[sample.size()];
        workers.each(tried.length, i -> tried[i] = trial(champion, challenger, sample.get(i)));
        int n = 0;
        double championError = 0;
        double challengerError = 0;
        double gains = 0;
        double squares = 0;
        double expected = 0;
        double actual = 0;
        for (var trial : tried) {
            if (trial != null) {
                n++;
                championError += trial.champion;
                challengerError += trial.challenger;
                double gain = trial.champion - trial.challenger;
                gains += gain;
                squares += gain * gain;
                expected += trial.expected;
                actual += trial.actual;
            }
        }
        double gain = gains / n;
        double deviation = Math.sqrt(Math.max(0, squares / n - gain * gain) / Math.max(1, n - 1));
        double bias = expected / actual;
        boolean won =
                n >= LEAST_SERIES && gain > deviation && bias >= LEAST_BIAS && bias <= MOST_BIAS;
        return new Verdict(
                demandClass,
                n == 0 ? 0 : ORIGINS,
                n,
                championError / n,
                challengerError / n,
                deviation,
                bias,
                won);
    }

    private @Nullable Trial trial(
            PanelForecaster champion, PanelForecaster challenger, Series series) {
        double[] y = series.values();
        int first = y.length - heldOut();
        double scale = first < LEAST_PERIODS ? 0 : squaredStep(y, first);
        if (!(scale > 0)) {
            return null;
        }
        double championError = 0;
        double challengerError = 0;
        double expected = 0;
        double actual = 0;
        for (int origin = first; origin < y.length; origin += step) {
            var history = series.first(origin);
            var one = champion.outlook(history);
            var other = challenger.outlook(history);
            if (one.isEmpty() || other.isEmpty()) {
                return null;
            }
            championError += error(one.get().mean(), y, origin);
            challengerError += error(other.get().mean(), y, origin);
            for (int h = 0; h < step; h++) {
                if (!Double.isNaN(y[origin + h])) {
                    expected += other.get().mean()[h];
                    actual += y[origin + h];
                }
            }
        }
        return new Trial(
                Math.sqrt(championError / heldOut() / scale),
                Math.sqrt(challengerError / heldOut() / scale),
                expected,
                actual);
    }

    private double error(double[] mean, double[] y, int origin) {
        double sum = 0;
        for (int h = 0; h < step; h++) {
            double error = y[origin + h] - mean[h];
            sum += Double.isNaN(error) ? 0 : error * error;
        }
        return sum;
    }

    private static double squaredStep(double[] y, int until) {
        double sum = 0;
        int steps = 0;
        for (int t = 1; t < until; t++) {
            double change = y[t] - y[t - 1];
            if (!Double.isNaN(change)) {
                sum += change * change;
                steps++;
            }
        }
        return steps > 0 ? sum / steps : 0;
    }
}
