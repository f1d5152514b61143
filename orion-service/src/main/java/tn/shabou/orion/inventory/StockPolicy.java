package tn.shabou.orion.inventory;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;

/**
 * How stock is kept: looked at every {@code reviewWeeks}; what is ordered comes after {@code
 * leadWeeks}. So stock has to last for both together, the protection time.
 *
 * @param orderWeeks for how many weeks of demand one orders at a time; empty for the quantity at
 *     which ordering and holding cost least (Harris 1913)
 * @param serviceLevel how often stock shall last, between 0 and 1; empty for the level at which one
 *     piece more costs as much as it brings (newsvendor), between {@link #LEAST} and {@link #MOST}
 * @param lots in which quantities one orders
 */
public record StockPolicy(
        double leadWeeks,
        double reviewWeeks,
        OptionalDouble orderWeeks,
        OptionalDouble serviceLevel,
        Costs costs,
        Lots lots) {

    /** Where the distribution of demand is kept; {@code stock_out_risk} in SQL reads it. */
    static final double[] LEVELS = {
        .05, .1, .15, .2, .25, .3, .35, .4, .45, .5, .55, .6, .65, .7, .75, .8, .85, .9, .95, .975,
        .99
    };

    static final double LEAST = 0.8;
    static final double MOST = 0.99;

    /** What is ordered at a time lasts no longer, however cheap it is to keep. */
    private static final double MOST_ORDER_WEEKS = 26;

    private static final double WEEKS_OF_A_YEAR = 52;

    public StockPolicy {
        if (!(leadWeeks >= 0 && reviewWeeks >= 0 && leadWeeks + reviewWeeks > 0)
                || orderWeeks.orElse(0) < 0
                || !(serviceLevel.orElse(0.5) > 0 && serviceLevel.orElse(0.5) < 1)) {
            throw new IllegalArgumentException(
                    "shabou.inventory: weeks are 0 or more, the service level is between 0 and 1");
        }
    }

    /** The same for a part that is bought otherwise; with the usual lead time where it is empty. */
    public StockPolicy bought(OptionalDouble leadWeeks, Lots lots) {
        return new StockPolicy(
                leadWeeks.orElse(this.leadWeeks),
                reviewWeeks,
                orderWeeks,
                serviceLevel,
                costs,
                lots);
    }

    public double protectionWeeks() {
        return leadWeeks + reviewWeeks;
    }

    /**
     * What a part needs.
     *
     * @param weekly units a week over the whole forecast
     * @param demand in the protection time
     * @param price dinars for which a piece is sold
     * @param cost dinars; NaN where it is not known
     */
    public StockPlan plan(double weekly, LeadDemand demand, double price, double cost) {
        var piece = costs.piece(price, cost);
        double critical = criticalRatio(weekly, piece);
        double level = serviceLevel.orElse(Math.clamp(critical, LEAST, MOST));
        double mean = demand.mean();
        double point = Math.ceil(demand.quantile(level));
        int quantity = orderQuantity(weekly, piece);
        var values = new LinkedHashMap<String, Double>();
        values.put("leadWeeks", leadWeeks);
        values.put("reviewWeeks", reviewWeeks);
        values.put("leastOrder", (double) lots.least());
        values.put("packSize", (double) lots.pack());
        values.put("unitCost", piece.cost());
        values.put("unitMargin", piece.margin());
        values.put("criticalRatio", critical);
        values.put("expectedShortage", demand.shortage(point));
        addYearlyCosts(values, weekly, quantity, point - mean, demand.shortage(point), piece);
        return new StockPlan(
                weekly,
                protectionWeeks(),
                level,
                mean,
                demand.deviation(),
                point - mean,
                (int) point,
                quantity,
                lots,
                Arrays.stream(LEVELS).map(demand::quantile).toArray(),
                values);
    }

    /**
     * One piece more is worth what a lost sale costs, and costs what it takes to keep it until it
     * is sold: for the review period, or until the next is asked for where that is longer.
     */
    private double criticalRatio(double weekly, Costs.Piece piece) {
        double weeks = Math.max(reviewWeeks, weekly > 0 ? 1 / weekly : WEEKS_OF_A_YEAR);
        double tooMuch = piece.cost() * costs.holdingRate() * weeks / WEEKS_OF_A_YEAR;
        double tooLittle = piece.margin() * costs.shortageShare();
        return tooLittle / Math.max(tooLittle + tooMuch, Double.MIN_NORMAL);
    }

    private int orderQuantity(double weekly, Costs.Piece piece) {
        if (!(weekly > 0)) {
            return 0;
        }
        double yearly = weekly * WEEKS_OF_A_YEAR;
        double holding = Math.max(1e-6, piece.cost() * costs.holdingRate());
        double cheapest = Math.sqrt(2 * costs.order() * yearly / holding);
        double least = weekly * reviewWeeks;
        double most = Math.max(least, weekly * MOST_ORDER_WEEKS);
        double units =
                orderWeeks.isPresent()
                        ? weekly * orderWeeks.getAsDouble()
                        : Math.clamp(cheapest, least, most);
        return lots.of(Math.ceil(units - 1e-9));
    }

    private void addYearlyCosts(
            LinkedHashMap<String, Double> values,
            double weekly,
            int quantity,
            double safety,
            double shortage,
            Costs.Piece piece) {
        double orders = quantity > 0 ? weekly * WEEKS_OF_A_YEAR / quantity : 0;
        double held = Math.max(0, safety) + quantity / 2.0;
        values.put("ordersAYear", orders);
        values.put("holdingCost", held * piece.cost() * costs.holdingRate());
        values.put("orderingCost", orders * costs.order());
        values.put("shortageCost", orders * shortage * piece.margin() * costs.shortageShare());
    }
}
