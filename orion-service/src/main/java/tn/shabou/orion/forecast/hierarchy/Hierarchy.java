package tn.shabou.orion.forecast.hierarchy;

import java.util.Arrays;

/**
 * Which products are counted together: by category, by brand, all. Groups may lie within one
 * another or cross. Immutable, and may be shared between threads.
 */
public final class Hierarchy {

    private final int[][] groupsOf;
    private final int groups;

    private Hierarchy(int[][] groupsOf, int groups) {
        this.groupsOf = groupsOf;
        this.groups = groups;
    }

    /**
     * @param groupsOf for each product the groups it counts to, 0 to {@code groups} - 1, each once
     */
    public static Hierarchy of(int groups, int[][] groupsOf) {
        var copy = new int[groupsOf.length][];
        for (int product = 0; product < groupsOf.length; product++) {
            copy[product] = groupsOf[product].clone();
            boolean valid =
                    Arrays.stream(copy[product]).allMatch(group -> group >= 0 && group < groups)
                            && Arrays.stream(copy[product]).distinct().count()
                                    == copy[product].length;
            if (!valid) {
                throw new IllegalArgumentException(
                        "product %d is in groups %s of %d"
                                .formatted(product, Arrays.toString(copy[product]), groups));
            }
        }
        return new Hierarchy(copy, groups);
    }

    public int groups() {
        return groups;
    }

    public int products() {
        return groupsOf.length;
    }

    /** The sum over the products of each group: a forecast from the bottom up. */
    public double[] totals(double[] ofProducts) {
        var totals = new double[groups];
        for (int product = 0; product < groupsOf.length; product++) {
            for (int group : groupsOf[product]) {
                totals[group] += ofProducts[product];
            }
        }
        return totals;
    }

    int[] groupsOf(int product) {
        return groupsOf[product];
    }
}
