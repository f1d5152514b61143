package tn.shabou.api.columns;

/**
 * The bands by which products are counted, so that a price filter has to look at single products
 * only where it cuts through a band.
 */
final class PriceBand {

    /** Where each band begins, in dinars; it ends where the next begins. */
    private static final int[] DINARS = {
        0, 1, 2, 5, 10, 15, 20, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 600,
        800, 1000, 1500, 2000, 3000, 5000, 10000, 20000, 50000
    };

    static final int COUNT = DINARS.length;

    private static final long THOUSANDTHS = 1000;

    private PriceBand() {}

    static int of(long price) {
        int band = 0;
        while (band + 1 < COUNT && from(band + 1) <= price) {
            band++;
        }
        return band;
    }

    static long from(int band) {
        return DINARS[band] * THOUSANDTHS;
    }

    /** The last price within. */
    static long to(int band) {
        return band + 1 < COUNT ? from(band + 1) - 1 : Long.MAX_VALUE;
    }

    /** Whether some prices of a band are within the range and others may not be. */
    static boolean isCutBy(int band, PriceRange range) {
        boolean startsWithin = range.has(from(band));
        boolean endsWithin = range.has(to(band));
        boolean holdsRange = from(band) < range.from() && range.to() < to(band);
        return startsWithin != endsWithin || holdsRange;
    }
}
