package tn.shabou.api.search.index;

/**
 * What ranks among equals: whether a product can be bought at once, then how popular it is.
 *
 * @param code of one byte: the higher, the better
 */
public record Standing(int code) {

    private static final int IN_STOCK = 128;
    private static final int MOST_POPULAR = 127;
    private static final double HALF_WAY = 50;

    /**
     * @param popularity 0 or more; that of {@value #HALF_WAY} is half of what is possible
     */
    public static Standing of(boolean inStock, int popularity) {
        double share = popularity / (popularity + HALF_WAY);
        return new Standing((inStock ? IN_STOCK : 0) + (int) Math.round(share * MOST_POPULAR));
    }

    public boolean inStock() {
        return code >= IN_STOCK;
    }

    /** From 0 to 1. */
    public double popularity() {
        return (double) (code % IN_STOCK) / MOST_POPULAR;
    }
}
