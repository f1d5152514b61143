package tn.shabou.orion.inventory;

import java.util.Arrays;
import java.util.List;
import tn.shabou.model.forecasts.BatchForecast.Point;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.DemandDistribution;

/**
 * How stock is kept: looked at every {@code reviewWeeks}; what is ordered comes after {@code
 * leadWeeks}. So stock has to last for both together, the protection time.
 *
 * @param serviceLevel how often it shall last, between 0 and 1
 * @param orderWeeks for how many weeks of demand one orders at a time
 */
public record StockPolicy(
        double leadWeeks, double reviewWeeks, double orderWeeks, double serviceLevel) {

    /** Where the distribution of demand is kept; {@code stock_out_risk} in SQL reads it. */
    static final double[] LEVELS = {
        .05, .1, .15, .2, .25, .3, .35, .4, .45, .5, .55, .6, .65, .7, .75, .8, .85, .9, .95, .975,
        .99
    };

    private static final double WEEKS_OF_A_MONTH = 365.25 / 12 / 7;

    /** Of a normal distribution: how many deviations above the mean the bounds lie. */
    private static final double Z80 = 1.2816;

    private static final double Z95 = 1.96;

    public StockPolicy {
        if (!(leadWeeks >= 0 && reviewWeeks >= 0 && leadWeeks + reviewWeeks > 0 && orderWeeks >= 0)
                || !(serviceLevel > 0 && serviceLevel < 1)) {
            throw new IllegalArgumentException(
                    "shabou.inventory: weeks are 0 or more, the service level is between 0 and 1");
        }
    }

    /**
     * What a part needs.
     *
     * @param points its forecast, nearest first, at least one
     * @param byThePiece whether only whole amounts are sold
     */
    public StockPlan plan(Grain grain, List<Point> points, boolean byThePiece) {
        double protection = leadWeeks + reviewWeeks;
        var demand = demand(grain, points, protection, byThePiece);
        double reorderPoint = Math.ceil(demand.quantile(serviceLevel));
        double cycle = demand(grain, points, protection + orderWeeks, byThePiece).mean();
        return new StockPlan(
                weekly(grain, points),
                protection,
                serviceLevel,
                demand.mean(),
                reorderPoint - demand.mean(),
                (int) reorderPoint,
                (int) Math.ceil(reorderPoint + cycle - demand.mean()),
                Arrays.stream(LEVELS).map(demand::quantile).toArray());
    }

    /**
     * Demand of the first {@code weeks} together, its periods taken to vary independently of each
     * other. After the last period that was forecast all are taken to be like it.
     */
    private static DemandDistribution demand(
            Grain grain, List<Point> points, double weeks, boolean byThePiece) {
        double left = weeks / weeksOf(grain);
        double mean = 0;
        double variance = 0;
        for (int h = 0; left > 0; h++, left--) {
            var point = points.get(Math.min(h, points.size() - 1));
            double share = Math.min(1, left);
            mean += share * point.mean();
            variance += share * Math.pow(deviation(point), 2);
        }
        return DemandDistribution.of(mean, variance, byThePiece);
    }

    /** From the upper bounds alone, since the lower ones are cut off at zero. */
    static double deviation(Point point) {
        return Math.max(
                0,
                Math.max((point.hi80() - point.mean()) / Z80, (point.hi95() - point.mean()) / Z95));
    }

    private static double weekly(Grain grain, List<Point> points) {
        return points.stream().mapToDouble(Point::mean).average().orElseThrow() / weeksOf(grain);
    }

    private static double weeksOf(Grain grain) {
        return grain == Grain.MONTH ? WEEKS_OF_A_MONTH : 1;
    }
}
