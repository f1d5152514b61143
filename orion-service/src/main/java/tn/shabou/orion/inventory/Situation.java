package tn.shabou.orion.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.DemandSeries;

/**
 * A part as it stands: what is left, what is needed, what was sold lately.
 *
 * @param price what a piece is sold for, in dinars
 * @param cost what a piece cost, in dinars; its price where that is not known
 * @param lately what an earlier forecast expected of the last periods that are known by now; empty
 *     when there is none
 */
public record Situation(
        int stock,
        double price,
        double cost,
        StockPlan plan,
        DemandSeries sales,
        Optional<Expected> lately) {

    /** How far from what was expected is out of the ordinary, in deviations. */
    private static final double UNUSUAL = 2;

    /** What matters to nobody. */
    private static final double FEW_UNITS = 2;

    /** Less than that in a year is too little to decline. */
    private static final double LEAST_OF_A_YEAR = 12;

    /**
     * Units expected of some periods together, by a forecast made before them.
     *
     * @param periods how many, the latest ones that are known
     */
    public record Expected(int periods, double mean, double deviation) {}

    /** What stands out, in the order of the kinds. */
    public List<Finding> findings() {
        var found = new ArrayList<Finding>();
        restock().ifPresent(found::add);
        lately.flatMap(this::surprise).ifPresent(found::add);
        declining().ifPresent(found::add);
        overstock().ifPresent(found::add);
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
                        text(
                                "Il reste %d pièces ; d'ici %.0f semaines il s'en vendra %.1f, et pas plus de %d dans %.0f cas sur 100.",
                                stock,
                                plan.protectionWeeks(),
                                plan.expected(),
                                plan.reorderPoint(),
                                100 * plan.serviceLevel()),
                        text("Commander %d pièces.", plan.orderUpTo() - stock),
                        Map.of(
                                "stock",
                                (double) stock,
                                "expected",
                                plan.expected(),
                                "reorderPoint",
                                (double) plan.reorderPoint(),
                                "protectionWeeks",
                                plan.protectionWeeks())));
    }

    private Optional<Finding> surprise(Expected expected) {
        double sold = sold(expected.periods());
        double difference = sold - expected.mean();
        if (!(Math.abs(difference) >= FEW_UNITS
                && Math.abs(difference) > UNUSUAL * expected.deviation())) {
            return Optional.empty();
        }
        boolean more = difference > 0;
        return Optional.of(
                new Finding(
                        more ? Finding.Kind.SPIKE : Finding.Kind.DROP,
                        Math.abs(difference) * price,
                        text(
                                "%.0f pièces vendues sur %d %s, contre %.1f attendues (écart-type %.1f).",
                                sold,
                                expected.periods(),
                                sales.grain() == Grain.MONTH ? "mois" : "semaines",
                                expected.mean(),
                                expected.deviation()),
                        more
                                ? "Chercher la cause ; avancer la commande si elle dure."
                                : "Chercher la cause : prix, rupture, concurrent.",
                        Map.of(
                                "sold",
                                sold,
                                "expected",
                                expected.mean(),
                                "deviation",
                                expected.deviation(),
                                "periods",
                                (double) expected.periods())));
    }

    private Optional<Finding> declining() {
        int year = sales.grain() == Grain.MONTH ? 12 : 52;
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
                        text(
                                "%.0f pièces vendues en un an ; au rythme prévu, %.0f l'an prochain.",
                                lastYear, nextYear),
                        "Ne plus commander à l'avance ; vérifier si une autre référence la remplace.",
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
                        text(
                                "%d pièces en stock, %.0f se vendront en un an.",
                                stock, plan.yearlyDemand()),
                        text("%.0f pièces de trop : baisser le prix ou les rendre.", surplus),
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

    private static String text(String pattern, Object... figures) {
        return String.format(Locale.FRENCH, pattern, figures);
    }
}
