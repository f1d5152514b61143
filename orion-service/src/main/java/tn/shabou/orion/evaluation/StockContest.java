package tn.shabou.orion.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tn.shabou.orion.forecast.ensemble.PanelForecaster;
import tn.shabou.orion.forecast.ensemble.Request;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Series;

/**
 * What stock of many series would have cost over their last periods, kept by forecasts. Orders are
 * for the newsvendor's level, unless another would have cost less by twice its standard error in as
 * many periods before; nothing is chosen by the periods that are judged.
 */
public final class StockContest {

    private static final double[] LEVELS = {.5, .55, .6, .65, .7, .75, .8, .85, .9, .95, .975};
    private static final double CONVINCING = 2;
    private static final int LEAST_PERIODS = 8;

    private final Request request;
    private final StockRules rules;
    private final Workers workers;

    /**
     * @param request whose horizon is how many periods are judged, more than the lead
     * @throws IllegalArgumentException when no order comes within the horizon
     */
    public StockContest(Request request, StockRules rules, Workers workers) {
        if (request.horizon() <= rules.lead()) {
            throw new IllegalArgumentException("no order comes within the horizon");
        }
        this.request = request;
        this.rules = rules;
        this.workers = workers;
    }

    /**
     * @param level by which was ordered
     * @param cost of all series together
     */
    public record Result(int series, double level, double cost) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "stock kept of %d series,level %.3f,cost %.1f%n",
                    series,
                    level,
                    cost);
        }
    }

    /**
     * The last periods of each series are judged.
     *
     * @param stock what they begin with, by series; a series that is not there begins with what its
     *     forecast calls for, as all do in the periods before
     */
    public Result judge(List<Series> panel, Map<String, OpeningStock> stock) {
        int periods = request.horizon();
        double level = level(cut(panel, periods));
        double[][] costs = costs(panel, stock, level);
        return new Result(
                costs.length, level, Arrays.stream(costs).mapToDouble(cost -> cost[0]).sum());
    }

    private static List<Series> cut(List<Series> panel, int periods) {
        return panel.stream()
                .filter(series -> series.values().length > periods)
                .map(series -> series.first(series.values().length - periods))
                .toList();
    }

    private double level(List<Series> panel) {
        double usual = rules.criticalRatio();
        var levels = Arrays.copyOf(LEVELS, LEVELS.length + 1);
        levels[LEVELS.length] = usual;
        double[][] costs = costs(panel, Map.of(), levels);
        double chosen = usual;
        double gained = 0;
        for (int i = 0; i < LEVELS.length; i++) {
            double sum = 0;
            double squares = 0;
            for (double[] cost : costs) {
                double gain = cost[LEVELS.length] - cost[i];
                sum += gain;
                squares += gain * gain;
            }
            if (sum > CONVINCING * Math.sqrt(squares) && sum > gained) {
                chosen = LEVELS[i];
                gained = sum;
            }
        }
        return chosen;
    }

    /** By series that are old enough, and level. */
    private double[][] costs(
            List<Series> panel, Map<String, OpeningStock> stock, double... levels) {
        int periods = request.horizon();
        var old = new ArrayList<Series>();
        for (var series : panel) {
            if (series.values().length - periods >= LEAST_PERIODS) {
                old.add(series);
            }
        }
        if (old.isEmpty()) {
            return new double[0][];
        }
        var forecaster = PanelForecaster.learn(request, cut(old, periods), workers);
        var replay = new StockReplay(rules, forecaster);
        var costs = new double[old.size()][];
        workers.each(
                costs.length,
                i -> {
                    var series = old.get(i);
                    int to = series.values().length;
                    var known = stock.get(series.id());
                    costs[i] = replay.costs(series, to - periods, to, known, levels);
                });
        return costs;
    }
}
