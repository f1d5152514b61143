package tn.shabou.api.columns;

import java.util.stream.IntStream;

/**
 * How many products of a selection have each value of each facet. A facet is counted as if nothing
 * of it were selected, so that its values can be compared.
 */
public final class Counts {

    private static final Facet[] FACETS = Facet.values();

    private final int[][] counts = new int[FACETS.length][];

    private final Marks marks;
    private int total;

    /**
     * @param largest value of each facet, by ordinal
     */
    Counts(Selection selection, int[] largest) {
        this.marks = new Marks(selection, largest);
        for (var facet : FACETS) {
            counts[facet.ordinal()] = new int[largest[facet.ordinal()] + 1];
        }
    }

    /** The whole selection. */
    public int total() {
        return total;
    }

    public int of(Facet facet, long value) {
        var all = counts[facet.ordinal()];
        return 0 <= value && value < all.length ? all[(int) value] : 0;
    }

    /** Of a range that begins and ends where price bands do. */
    public int of(PriceRange range) {
        var bands = counts[Facet.PRICE.ordinal()];
        return IntStream.range(0, bands.length)
                .filter(band -> range.has(PriceBand.from(band)))
                .map(band -> bands[band])
                .sum();
    }

    /** Products that all have this tag. Called a hundred thousand times for one answer. */
    void add(long tag, boolean priceFits, int products) {
        int misses = priceFits ? 0 : 1;
        var missed = Facet.PRICE;
        for (int i = 0; i < marks.size(); i++) {
            if (!marks.has(i, tag)) {
                misses++;
                missed = marks.facet(i);
            }
        }
        if (misses == 0) {
            total += products;
            for (var facet : FACETS) {
                counts[facet.ordinal()][facet.value(tag)] += products;
            }
        } else if (misses == 1) {
            counts[missed.ordinal()][missed.value(tag)] += products;
        }
    }
}
