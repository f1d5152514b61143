package tn.shabou.orion.sales;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.panel.Traits;

/**
 * The demand history of one product, by week if any of its sales are recorded by day or week, else
 * by month. Days are summed into weeks; a row for a whole week counts instead of the days within
 * it. How many would have been sold while the product was out of stock is unknown.
 *
 * @param series from the first recorded period to the end of the records; empty when the product
 *     was not sold before the period that is still running
 * @param stockOuts first days of the periods of which it was out of stock for more than half
 * @param traits what is known of it besides; absent where nobody asked
 */
public record ProductDemand(
        long productId, DemandSeries series, Set<LocalDate> stockOuts, @Nullable Traits traits) {

    /** {@code records}, of one product and of at least one period, in any order. */
    static ProductDemand of(
            long productId, List<SalesRecord> records, Coverage coverage, StockOuts stockOuts) {
        boolean monthly = records.stream().allMatch(record -> record.grain() == Grain.MONTH);
        var grain = monthly ? Grain.MONTH : Grain.WEEK;
        var quantities = new TreeMap<LocalDate, Double>();
        if (!monthly) {
            add(records, Grain.DAY, grain, quantities);
            leaveOut(coverage.begunWeek(), quantities);
        }
        var whole = new TreeMap<LocalDate, Double>();
        add(records, grain, grain, whole);
        quantities.putAll(whole);
        var start = quantities.firstKey();
        double[] sold = sold(grain, start, quantities, coverage.last(grain));
        var out = stockOuts.periods(grain, start, sold);
        var demand = DemandSeries.of(grain, start, demand(grain, start, sold, out));
        return new ProductDemand(productId, demand, out, null);
    }

    /**
     * One that has been on sale without being sold: nothing in each whole period, but unknown where
     * it was out of stock.
     *
     * @param since its first day on sale
     */
    static ProductDemand unsold(
            long productId, Grain grain, LocalDate since, Coverage coverage, StockOuts stockOuts) {
        var begun = grain.startOf(since);
        var start = begun.equals(since) ? begun : grain.plus(begun, 1);
        double[] nothing = sold(grain, start, Map.of(), coverage.last(grain));
        var out = stockOuts.periods(grain, start, nothing);
        for (int t = 0; t < nothing.length; t++) {
            nothing[t] = out.contains(grain.plus(start, t)) ? Double.NaN : 0;
        }
        return new ProductDemand(productId, DemandSeries.of(grain, start, nothing), out, null);
    }

    /** The same with what is known of it besides. */
    public ProductDemand with(@Nullable Traits known) {
        return new ProductDemand(productId, series, stockOuts, known);
    }

    /** Whether what was sold in the period {@code index} tells how much was wanted. */
    public boolean tells(int index) {
        return series.knows(index) && !stockOuts.contains(series.period(index));
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

    /** What was sold in a part of a week says nothing of it; what came after is known. */
    private static void leaveOut(@Nullable LocalDate week, TreeMap<LocalDate, Double> quantities) {
        if (week != null && quantities.remove(week) != null) {
            quantities.putIfAbsent(Grain.WEEK.plus(week, 1), 0.0);
        }
    }

    private static double[] sold(
            Grain grain,
            LocalDate start,
            Map<LocalDate, Double> quantities,
            @Nullable LocalDate last) {
        int length = last == null ? 0 : Math.max(0, grain.periodsBetween(start, last) + 1);
        var sold = new double[length];
        for (int t = 0; t < length; t++) {
            double net = quantities.getOrDefault(grain.plus(start, t), 0.0);
            sold[t] = net < 0 ? 0 : net;
        }
        return sold;
    }

    /**
     * Unknown where the product was out of stock; but of a time that lasts to the end only its last
     * half year, for what is away longer is no longer asked for. As it was sold where nothing else
     * would be known.
     */
    private static double[] demand(
            Grain grain, LocalDate start, double[] sold, Set<LocalDate> stockOuts) {
        double[] demand = sold.clone();
        boolean lasts = true;
        for (int t = sold.length - 1; t >= 0; t--) {
            boolean out = stockOuts.contains(grain.plus(start, t));
            lasts &= out;
            if (out && (!lasts || t >= sold.length - halfYear(grain))) {
                demand[t] = Double.NaN;
            }
        }
        return Arrays.stream(demand).allMatch(Double::isNaN) ? sold : demand;
    }

    private static int halfYear(Grain grain) {
        return grain == Grain.MONTH ? 6 : 26;
    }
}
