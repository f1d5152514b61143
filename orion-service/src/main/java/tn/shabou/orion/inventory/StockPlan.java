package tn.shabou.orion.inventory;

/**
 * What a part needs in stock.
 *
 * <pre>
 * reorderPoint = quantile of demand in the protection time at the service level
 *              = expected + safetyStock
 * orderUpTo    = reorderPoint + expected demand of the weeks that an order is for
 * </pre>
 *
 * @param weeklyDemand units a week over the whole forecast
 * @param protectionWeeks lead time and review period together
 * @param expected units in the protection time
 * @param reorderPoint order when no more than that is left
 * @param quantiles of demand in the protection time, at {@link StockPolicy#LEVELS}
 */
public record StockPlan(
        double weeklyDemand,
        double protectionWeeks,
        double serviceLevel,
        double expected,
        double safetyStock,
        int reorderPoint,
        int orderUpTo,
        double[] quantiles) {

    double yearlyDemand() {
        return 52 * weeklyDemand;
    }
}
