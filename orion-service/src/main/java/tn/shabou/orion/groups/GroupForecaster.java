package tn.shabou.orion.groups;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.ensemble.PanelForecaster;
import tn.shabou.orion.forecast.ensemble.Request;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Outlook;
import tn.shabou.orion.forecast.panel.Series;
import tn.shabou.orion.groups.Group.Kind;
import tn.shabou.orion.groups.Regression.Proof;

/**
 * Forecasts groups of products as wholes: what the calendar does to all sales together is taken out
 * of every group, and what the weather does to each; the rest is forecast, and both put in again.
 */
final class GroupForecaster {

    /** Older sales say little of a season, and cost as much. */
    private static final int MOST_PERIODS = 260;

    private static final int LEAST_PERIODS = 8;
    private static final double DEVIATIONS_OF_80 = 2 * 1.281552;

    private final Request request;
    private final Regressors calendar;
    private final Regressors weather;
    private final Workers workers;

    GroupForecaster(Request request, Regressors calendar, Regressors weather, Workers workers) {
        this.request = request;
        this.calendar = calendar;
        this.weather = weather;
        this.workers = workers;
    }

    /**
     * @param groups the first of which is the whole
     * @param sales of the products, all to the same period
     */
    List<GroupForecast> forecasts(List<Group> groups, Map<Long, DemandSeries> sales) {
        var totals = groups.stream().map(group -> total(group, sales)).toList();
        var whole = totals.isEmpty() ? null : totals.getFirst();
        if (whole == null || whole.length() < LEAST_PERIODS) {
            return List.of();
        }
        var effects = effects(groups, totals, whole);
        var panel =
                IntStream.range(0, totals.size())
                        .mapToObj(i -> series(effects[i].calm(totals.get(i))))
                        .toList();
        var learned = PanelForecaster.learn(request, panel, workers);
        var outlooks = new @Nullable Outlook[panel.size()];
        workers.each(panel.size(), i -> outlooks[i] = learned.outlook(panel.get(i)).orElse(null));
        var forecasts = new ArrayList<GroupForecast>();
        for (int i = 0; i < outlooks.length; i++) {
            var outlook = outlooks[i];
            if (outlook != null) {
                forecasts.add(forecast(groups.get(i), totals.get(i), outlook, effects[i]));
            }
        }
        return forecasts;
    }

    /**
     * Holidays are kept by everybody, and taught best by all sales together. The weather is
     * something else to batteries than to wipers, and nothing to a brand.
     */
    private Effects[] effects(List<Group> groups, List<DemandSeries> totals, DemandSeries whole) {
        int season = request.season();
        var grain = whole.grain();
        var days = Effects.of(whole, season, calendar.at(grain), Proof.ALL_OTHERS);
        var winds = weather.at(grain);
        var effects = new Effects[groups.size()];
        workers.each(
                effects.length,
                i ->
                        effects[i] =
                                groups.get(i).kind() == Kind.BRAND
                                        ? days
                                        : days.and(
                                                Effects.of(
                                                        days.calm(totals.get(i)),
                                                        season,
                                                        winds,
                                                        Proof.THE_EARLIER)));
        return effects;
    }

    /** Where a product is not known, it is taken to have sold as much as it does on average. */
    private static DemandSeries total(Group group, Map<Long, DemandSeries> sales) {
        var members =
                group.products().stream()
                        .map(sales::get)
                        .filter(series -> series != null && series.length() > 0)
                        .toList();
        var longest =
                members.stream()
                        .reduce((one, other) -> one.length() >= other.length() ? one : other)
                        .orElseThrow();
        int length = Math.min(MOST_PERIODS, longest.length());
        var sum = new double[length];
        for (var member : members) {
            double usual = Arrays.stream(member.known()).average().orElse(0);
            for (int back = 1; back <= Math.min(length, member.length()); back++) {
                double units = member.at(member.length() - back);
                sum[length - back] += Double.isNaN(units) ? usual : units;
            }
        }
        return DemandSeries.of(longest.grain(), longest.period(longest.length() - length), sum);
    }

    private static Series series(DemandSeries calm) {
        var values = new double[calm.length()];
        Arrays.setAll(values, calm::at);
        return new Series("", values, false);
    }

    private static GroupForecast forecast(
            Group group, DemandSeries total, Outlook outlook, Effects effects) {
        int horizon = outlook.mean().length;
        var mean = new double[horizon];
        var deviation = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            double factor = effects.factor(total.period(total.length() + h));
            double width = outlook.quantile(h, 0.9) - outlook.quantile(h, 0.1);
            mean[h] = Math.max(0, outlook.mean()[h] * factor);
            deviation[h] = Math.max(1e-6, width * factor / DEVIATIONS_OF_80);
        }
        return new GroupForecast(
                group,
                total.period(total.length() - 1),
                outlook.model(),
                effects.byName(),
                mean,
                deviation);
    }
}
