package tn.shabou.orion.inventory;

import java.util.Map;

/**
 * What a part needs in stock.
 *
 * <pre>
 * reorderPoint = quantile of demand in the protection time at the service level
 *              = expected + safetyStock
 * orderUpTo    = reorderPoint + orderQuantity
 * </pre>
 *
 * @param weeklyDemand units a week over the whole forecast
 * @param protectionWeeks lead time and review period together
 * @param expected units in the protection time
 * @param deviation of them
 * @param reorderPoint order when no more than that is left
 * @param orderQuantity pieces that one orders at a time
 * @param lots in which quantities it can be had
 * @param quantiles of demand in the protection time, at {@link StockPolicy#LEVELS}
 * @param values of the formulas that led here, by name
 */
public record StockPlan(
        double weeklyDemand,
        double protectionWeeks,
        double serviceLevel,
        double expected,
        double deviation,
        double safetyStock,
        int reorderPoint,
        int orderQuantity,
        Lots lots,
        double[] quantiles,
        Map<String, Double> values) {

    /** How steady demand is. */
    public enum Xyz {
        X,
        Y,
        Z
    }

    public int orderUpTo() {
        return reorderPoint + orderQuantity;
    }

    /** Pieces to order when so many are left. */
    public int order(int stock) {
        return lots.of((double) orderUpTo() - stock);
    }

    /** X: it varies by less than half its mean; Y: by less than its mean; Z: by more. */
    public Xyz xyz() {
        if (deviation < expected / 2) {
            return Xyz.X;
        }
        return deviation < expected ? Xyz.Y : Xyz.Z;
    }

    public double yearlyDemand() {
        return 52 * weeklyDemand;
    }
}
