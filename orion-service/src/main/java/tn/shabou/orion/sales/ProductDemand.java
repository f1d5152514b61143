package tn.shabou.orion.sales;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.DemandSeries;

/**
 * The demand history of one product, by week if any of its sales are recorded by day or week, else
 * by month. Days are summed into weeks; a row for a whole week counts instead of the days within
 * it.
 *
 * @param series from the first recorded period to the end of the records; empty when the product
 *     was not sold before the period that is still running
 */
public record ProductDemand(long productId, DemandSeries series) {

    /** {@code records}, of one product and of at least one period, in any order. */
    static ProductDemand of(long productId, List<SalesRecord> records, Coverage coverage) {
        boolean monthly = records.stream().allMatch(record -> record.grain() == Grain.MONTH);
        var grain = monthly ? Grain.MONTH : Grain.WEEK;
        var quantities = new TreeMap<LocalDate, Double>();
        if (!monthly) {
            add(records, Grain.DAY, grain, quantities);
        }
        var whole = new TreeMap<LocalDate, Double>();
        add(records, grain, grain, whole);
        quantities.putAll(whole);
        return new ProductDemand(productId, series(grain, quantities, coverage));
    }

    /** A period is unknown when any part of it is, since NaN stays NaN in a sum. */
    private static void add(
            List<SalesRecord> records, Grain from, Grain to, Map<LocalDate, Double> quantities) {
        records.stream()
                .filter(record -> record.grain() == from)
                .forEach(record ->
                        quantities.merge(
                                to.startOf(record.periodStart()), record.quantity(), Double::sum));
    }

    private static DemandSeries series(
            Grain grain, TreeMap<LocalDate, Double> quantities, Coverage coverage) {
        var start = quantities.firstKey();
        var last = coverage.last(grain);
        int length = last == null ? 0 : Math.max(0, grain.periodsBetween(start, last) + 1);
        var demand = new double[length];
        for (int t = 0; t < length; t++) {
            double net = quantities.getOrDefault(grain.plus(start, t), 0.0);
            demand[t] = net < 0 ? 0 : net;
        }
        return DemandSeries.of(grain, start, demand);
    }
}
