package tn.shabou.orion.sales;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tn.shabou.model.forecasts.Grain;

/**
 * When nothing of a product was in stock. Nothing sold is not nothing asked for, then.
 *
 * @param days by grain and the first day of a period, on how many of its days; none where a period
 *     is missing
 */
record StockOuts(Map<Grain, Map<LocalDate, Integer>> days) {

    static final StockOuts NONE = new StockOuts(Map.of());

    /**
     * First days of the periods of which the product was out for more than half.
     *
     * <p>There are none where it sold in a period without having any on a single day: nobody keeps
     * count of its stock.
     *
     * @param sold units of the periods from {@code start} on; NaN where unknown
     */
    Set<LocalDate> periods(Grain grain, LocalDate start, double[] sold) {
        var out = new TreeSet<LocalDate>();
        var days = this.days.getOrDefault(grain, Map.of());
        for (int t = 0; t < sold.length; t++) {
            var period = grain.plus(start, t);
            int without = days.getOrDefault(period, 0);
            int all = Grain.DAY.periodsBetween(period, grain.plus(period, 1));
            if (without == all && sold[t] > 0) {
                return Set.of();
            }
            if (2 * without > all) {
                out.add(period);
            }
        }
        return out;
    }
}
