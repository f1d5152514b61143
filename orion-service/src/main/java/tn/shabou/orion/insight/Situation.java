package tn.shabou.orion.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.inventory.StockPlan;

/**
 * A part as it stands: what is left, what is needed, what was sold lately.
 *
 * @param price what a piece is sold for, in dinars
 * @param cost what a piece cost, in dinars; its price where that is not known
 * @param coming units expected of each coming period
 * @param lately what an earlier forecast expected of the last periods that are known by now; empty
 *     when there is none
 * @param misses of earlier forecasts; empty when few of them have come true yet
 * @param cars that it fits; empty when some of them are still built, or nothing is known of them
 */
public record Situation(
        int stock,
        double price,
        double cost,
        StockPlan plan,
        DemandSeries sales,
        double[] coming,
        Optional<Expected> lately,
        Optional<Misses> misses,
        Optional<Cars> cars) {

    /** How far from what was expected is out of the ordinary, in deviations. */
    private static final double UNUSUAL = 2;

    /** What matters to nobody. */
    private static final double FEW_UNITS = 2;

    /** Times the usual that a season must have sold a year ago, and must be expected to sell. */
    private static final double SEASONAL = 1.5;

    private static final double HALF_AS_SEASONAL = 1.2;
    private static final double SEASONAL_UNITS = 5;

    private static final int LEAST_SALES = 3;
    private static final int PAUSES_OF_THE_END = 4;

    /** Forecasts that miss to one side by so much of all they miss are wrong, not unlucky. */
    private static final double ONE_SIDED = 0.85;

    private static final int LEAST_MISSES = 6;

    /** Cars of 26 years on average become so much fewer in a year. */
    private static final double FALLING = -0.075;

    /** Less than that in a year is too little to decline. */
    private static final double LEAST_OF_A_YEAR = 12;

    /**
     * Units expected of some periods together, by a forecast made before them.
     *
     * @param periods how many, the latest ones that are known
     */
    public record Expected(int periods, double mean, double deviation) {}

    /**
     * How the latest forecasts of single periods missed.
     *
     * @param net units sold more than expected, in all
     * @param absolute units missed to either side, in all
     */
    public record Misses(int periods, double net, double absolute) {}

    /**
     * Cars that are no longer built.
     *
     * @param meanAge in years
     * @param change of their number in the coming year, as a share, below 0
     */
    public record Cars(double meanAge, double change) {}

    /** What stands out, in the order of the kinds. */
    public List<Finding> findings() {
        var found = new ArrayList<Finding>();
        restock().ifPresent(found::add);
        lately.flatMap(this::surprise).ifPresent(found::add);
        seasonal().ifPresent(found::add);
        var end = endOfLife();
        end.or(this::declining).ifPresent(found::add);
        if (end.isEmpty()) {
            overstock().ifPresent(found::add);
            cars.flatMap(this::fallingFleet).ifPresent(found::add);
        }
        misses.flatMap(this::drift).ifPresent(found::add);
        return found;
    }

    private Optional<Finding> restock() {
        if (plan.expected() == 0 || stock > plan.reorderPoint()) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Finding.Kind.RESTOCK,
                        (plan.reorderPoint() - stock) * price,
                        Map.of(
                                "stock",
                                (double) stock,
                                "expected",
                                plan.expected(),
                                "reorderPoint",
                                (double) plan.reorderPoint(),
                                "protectionWeeks",
                                plan.protectionWeeks(),
                                "serviceLevel",
                                plan.serviceLevel(),
                                "order",
                                (double) plan.order(stock))));
    }

    private Optional<Finding> surprise(Expected expected) {
        double sold = sold(expected.periods());
        double difference = sold - expected.mean();
        if (!(Math.abs(difference) >= FEW_UNITS
                && Math.abs(difference) > UNUSUAL * expected.deviation())) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        difference > 0 ? Finding.Kind.SPIKE : Finding.Kind.DROP,
                        Math.abs(difference) * price,
                        Map.of(
                                "sold",
                                sold,
                                "expected",
                                expected.mean(),
                                "deviation",
                                expected.deviation(),
                                periods(),
                                (double) expected.periods())));
    }

    /** The next weeks sold far more than others a year ago, and the forecast says so again. */
    private Optional<Finding> seasonal() {
        int year = year();
        int span = Math.min(sales.grain() == Grain.MONTH ? 2 : 8, coming.length);
        if (sales.length() < year + span) {
            return Optional.empty();
        }
        double usual = sold(year) / year * span;
        int then = sales.length() - year;
        double lastYear = 0;
        double expected = 0;
        for (int h = 0; h < span; h++) {
            lastYear += sales.at(then + h);
            expected += coming[h];
        }
        double more = Math.min(lastYear, expected) - usual;
        if (!(more >= SEASONAL_UNITS
                && lastYear >= SEASONAL * usual
                && expected >= HALF_AS_SEASONAL * usual)) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Finding.Kind.SEASONAL,
                        more * price,
                        Map.of(
                                "lastYear",
                                lastYear,
                                "usual",
                                usual,
                                "expected",
                                expected,
                                "more",
                                Math.ceil(more),
                                periods(),
                                (double) span)));
    }

    /**
     * Nothing for half a year that is known, and for four times as long as usually passes between
     * two sales.
     */
    private Optional<Finding> endOfLife() {
        int since = 0;
        int sold = 0;
        for (int t = sales.length() - 1; t >= 0 && !(sales.at(t) > 0); t--) {
            since += sales.knows(t) ? 1 : 0;
        }
        for (int t = 0; t < sales.length(); t++) {
            sold += sales.at(t) > 0 ? 1 : 0;
        }
        int before = sales.length() - since;
        boolean over =
                sold >= LEAST_SALES
                        && since >= year() / 2
                        && since > PAUSES_OF_THE_END * before / sold;
        if (!over || stock == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Finding.Kind.END_OF_LIFE,
                        stock * cost,
                        Map.of(periods(), (double) since, "stock", (double) stock)));
    }

    /** At stake is what those cars will no longer ask for in a year. */
    private Optional<Finding> fallingFleet(Cars cars) {
        double yearly = plan.yearlyDemand();
        if (cars.change() > FALLING || yearly < FEW_UNITS) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Finding.Kind.FALLING_FLEET,
                        -cars.change() * yearly * price,
                        Map.of(
                                "meanAge",
                                cars.meanAge(),
                                "change",
                                cars.change(),
                                "yearlyDemand",
                                yearly,
                                "stock",
                                (double) stock)));
    }

    private Optional<Finding> drift(Misses miss) {
        boolean drifts =
                miss.periods >= LEAST_MISSES
                        && Math.abs(miss.net) >= ONE_SIDED * miss.absolute
                        && Math.abs(miss.net) >= FEW_UNITS * 2;
        if (!drifts) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Finding.Kind.DRIFT,
                        Math.abs(miss.net) * price,
                        Map.of("net", miss.net, periods(), (double) miss.periods)));
    }

    private int year() {
        return sales.grain() == Grain.MONTH ? 12 : 52;
    }

    /** The name of a figure that counts periods, which tells how long they are. */
    private String periods() {
        return sales.grain() == Grain.MONTH ? "months" : "weeks";
    }

    private Optional<Finding> declining() {
        int year = year();
        if (sales.length() < year) {
            return Optional.empty();
        }
        double lastYear = sold(year);
        double nextYear = plan.yearlyDemand();
        if (!(lastYear >= LEAST_OF_A_YEAR && nextYear < lastYear / 2)) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Finding.Kind.DECLINING,
                        (lastYear - nextYear) * price,
                        Map.of("lastYear", lastYear, "nextYear", nextYear)));
    }

    private Optional<Finding> overstock() {
        double surplus = stock - Math.max(plan.yearlyDemand(), plan.orderUpTo());
        if (surplus < FEW_UNITS) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Finding.Kind.OVERSTOCK,
                        surplus * cost,
                        Map.of(
                                "stock",
                                (double) stock,
                                "yearlyDemand",
                                plan.yearlyDemand(),
                                "surplus",
                                surplus)));
    }

    /** NaN, which is no surprise, when one of the periods is unknown. */
    private double sold(int periods) {
        double sum = 0;
        for (int t = Math.max(0, sales.length() - periods); t < sales.length(); t++) {
            sum += sales.at(t);
        }
        return sum;
    }
}
