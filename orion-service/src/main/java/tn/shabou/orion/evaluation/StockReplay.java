package tn.shabou.orion.evaluation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.ensemble.PanelForecaster;
import tn.shabou.orion.forecast.panel.Futures;
import tn.shabou.orion.forecast.panel.Series;

/**
 * The stock of one series, kept by forecasts through periods whose demand is known: each forecast
 * sees what was known then. As many pieces are ordered as make stock last, in the period that the
 * order comes for, with a chance that is called the level.
 */
final class StockReplay {

    private static final int FUTURES = 400;

    private final StockRules rules;
    private final PanelForecaster forecaster;

    StockReplay(StockRules rules, PanelForecaster forecaster) {
        this.rules = rules;
        this.forecaster = forecaster;
    }

    /**
     * What each level would have cost, from the first period on that an order can come for.
     *
     * @param known stock to begin with; without it there is what the forecast calls for
     */
    double[] costs(
            Series series, int from, int to, @Nullable OpeningStock known, double... levels) {
        var shelves = new Shelf[levels.length];
        for (int now = from; now < to; now++) {
            var futures = forecaster.futures(series.first(now), FUTURES);
            if (now == from) {
                var begin =
                        known != null
                                ? known
                                : new OpeningStock(
                                        futures.map(this::opening).orElse(0.0), List.of());
                Arrays.setAll(shelves, _ -> new Shelf(begin));
            }
            for (int i = 0; i < levels.length; i++) {
                double wanted =
                        futures.isPresent() ? shelves[i].wanted(futures.get(), levels[i]) : 0;
                shelves[i].pass(series.values()[now], wanted, now - from >= rules.lead());
            }
        }
        return Arrays.stream(shelves).mapToDouble(shelf -> shelf.cost).toArray();
    }

    /** Stock for the periods that no order can come for, and for one more. */
    private double opening(Futures futures) {
        return futures.total(0, rules.lead() + 1, rules.criticalRatio());
    }

    private static double quantile(double[] values, double probability) {
        Arrays.sort(values);
        int place = (int) Math.ceil(probability * values.length) - 1;
        return values[Math.clamp(place, 0, values.length - 1)];
    }

    private final class Shelf {

        private double onHand;

        /** What comes at the beginning of the coming period and of those after it. */
        private final double[] due = new double[rules.lead() + 1];

        private double cost;

        Shelf(OpeningStock begin) {
            onHand = begin.onHand();
            for (int period = 0; period < begin.onOrder().size(); period++) {
                due[period] = begin.onOrder().get(period);
            }
        }

        double wanted(Futures futures, double level) {
            var missing = new double[futures.paths().length];
            for (int i = 0; i < missing.length; i++) {
                double[] path = futures.paths()[i];
                double left = onHand;
                for (int h = 0; h < rules.lead(); h++) {
                    left = Math.max(0, left + due[h] - path[h]);
                }
                missing[i] = path[rules.lead()] - left;
            }
            return Math.max(0, Math.ceil(quantile(missing, level)));
        }

        /** A period passes; one of unknown demand costs nothing. */
        void pass(double demand, double ordered, boolean counts) {
            due[rules.lead()] = ordered;
            onHand += due[0];
            System.arraycopy(due, 1, due, 0, rules.lead());
            if (!Double.isNaN(demand)) {
                double lost = Math.max(0, demand - onHand);
                onHand = Math.max(0, onHand - demand);
                cost += counts ? rules.shortage() * lost + rules.holding() * onHand : 0;
            }
        }
    }
}
