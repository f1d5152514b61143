package tn.shabou.orion.forecast.hierarchy;

import java.util.Arrays;
import tn.shabou.orion.forecast.numeric.LinearSystem;

/**
 * Changes forecasts of products and groups by as little as makes them add up, and none of a product
 * negative: weighted least squares (Wickramasuriya, Athanasopoulos and Hyndman, "Optimal forecast
 * reconciliation for hierarchical and grouped time series through trace minimization", JASA 114,
 * 2019). What is less certain gives way more. Immutable, and may be shared between threads.
 */
public final class Reconciliation {

    private static final int MOST_ROUNDS = 100;
    private static final double SLACK = 1e-9;

    private final Hierarchy hierarchy;
    private final double[] ofProducts;
    private final double[] ofGroups;

    private Reconciliation(Hierarchy hierarchy, double[] ofProducts, double[] ofGroups) {
        this.hierarchy = hierarchy;
        this.ofProducts = ofProducts;
        this.ofGroups = ofGroups;
    }

    /**
     * A group is taken to be as uncertain as it has products: needs to know nothing but the
     * structure.
     */
    public static Reconciliation byStructure(Hierarchy hierarchy) {
        var ones = new double[hierarchy.products()];
        Arrays.fill(ones, 1);
        double[] sizes = hierarchy.totals(ones);
        return new Reconciliation(
                hierarchy, ones, Arrays.stream(sizes).map(size -> Math.max(1, size)).toArray());
    }

    /**
     * By the variance of the errors of each forecast.
     *
     * @param ofProducts 0 or more; a product of variance 0 keeps its forecast
     * @param ofGroups above 0
     */
    public static Reconciliation byVariance(
            Hierarchy hierarchy, double[] ofProducts, double[] ofGroups) {
        requireLength("products", ofProducts, hierarchy.products());
        requireLength("groups", ofGroups, hierarchy.groups());
        if (!Arrays.stream(ofProducts).allMatch(v -> v >= 0 && v < Double.POSITIVE_INFINITY)
                || !Arrays.stream(ofGroups).allMatch(v -> v > 0 && v < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a variance is negative, or none");
        }
        return new Reconciliation(hierarchy, ofProducts.clone(), ofGroups.clone());
    }

    /**
     * Forecasts of the products, 0 or more, whose {@link Hierarchy#totals} are those of the groups.
     *
     * @param products what is expected of each product alone
     * @param groups what is expected of each group as a whole; NaN where there is no such forecast
     */
    public double[] reconcile(double[] products, double[] groups) {
        requireLength("products", products, hierarchy.products());
        requireLength("groups", groups, hierarchy.groups());
        if (!Arrays.stream(products).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a product has no forecast");
        }
        var emptied = new boolean[products.length];
        double[] reconciled = products;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] pressure = pressure(products, groups, emptied);
            reconciled = spread(products, pressure, emptied);
            boolean settled = empty(reconciled, emptied);
            // The first rounds may have emptied too many; later ones only empty, so that it ends.
            if (round < MOST_ROUNDS / 2) {
                settled &= refill(products, pressure, emptied);
            }
            if (settled) {
                break;
            }
        }
        return Arrays.stream(reconciled).map(units -> Math.max(0, units)).toArray();
    }

    /** By how much each group pulls its products up, per unit of their variance. */
    private double[] pressure(double[] products, double[] groups, boolean[] emptied) {
        var heard = new int[groups.length];
        int size = 0;
        for (int group = 0; group < groups.length; group++) {
            heard[group] = Double.isNaN(groups[group]) ? -1 : size++;
        }
        var equations = new double[size][size];
        var missing = new double[size];
        for (int group = 0; group < groups.length; group++) {
            if (heard[group] >= 0) {
                equations[heard[group]][heard[group]] = ofGroups[group];
                missing[heard[group]] = groups[group];
            }
        }
        for (int product = 0; product < products.length; product++) {
            if (!emptied[product]) {
                int[] memberships = hierarchy.groupsOf(product);
                for (int group : memberships) {
                    if (heard[group] >= 0) {
                        missing[heard[group]] -= products[product];
                        add(ofProducts[product], memberships, heard, equations[heard[group]]);
                    }
                }
            }
        }
        LinearSystem.solveRedundant(equations, missing);
        var pressure = new double[groups.length];
        for (int group = 0; group < groups.length; group++) {
            pressure[group] = heard[group] < 0 ? 0 : missing[heard[group]];
        }
        return pressure;
    }

    private static void add(double variance, int[] memberships, int[] heard, double[] equation) {
        for (int group : memberships) {
            if (heard[group] >= 0) {
                equation[heard[group]] += variance;
            }
        }
    }

    private double[] spread(double[] products, double[] pressure, boolean[] emptied) {
        var reconciled = new double[products.length];
        for (int product = 0; product < products.length; product++) {
            reconciled[product] =
                    emptied[product]
                            ? 0
                            : products[product] + ofProducts[product] * pull(product, pressure);
        }
        return reconciled;
    }

    private double pull(int product, double[] pressure) {
        double pull = 0;
        for (int group : hierarchy.groupsOf(product)) {
            pull += pressure[group];
        }
        return pull;
    }

    /** Empties what would be negative; answers whether nothing was. */
    private static boolean empty(double[] reconciled, boolean[] emptied) {
        boolean settled = true;
        for (int product = 0; product < reconciled.length; product++) {
            if (reconciled[product] < -SLACK) {
                emptied[product] = true;
                settled = false;
            }
        }
        return settled;
    }

    /** Fills again what would be positive if it might; answers whether nothing would. */
    private boolean refill(double[] products, double[] pressure, boolean[] emptied) {
        boolean settled = true;
        for (int product = 0; product < products.length; product++) {
            double wanted = products[product] + ofProducts[product] * pull(product, pressure);
            if (emptied[product] && wanted > SLACK) {
                emptied[product] = false;
                settled = false;
            }
        }
        return settled;
    }

    private static void requireLength(String what, double[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException(
                    values.length + " numbers for " + length + " " + what);
        }
    }
}
