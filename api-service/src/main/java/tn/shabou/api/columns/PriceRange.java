package tn.shabou.api.columns;

/** Prices in thousandths of a dinar, both ends included. */
public record PriceRange(long from, long to) {

    public static final PriceRange ANY = new PriceRange(0, Long.MAX_VALUE);

    boolean has(long price) {
        return from <= price && price <= to;
    }

    boolean isAny() {
        return from <= 0 && to == Long.MAX_VALUE;
    }
}
