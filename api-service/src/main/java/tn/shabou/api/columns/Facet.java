package tn.shabou.api.columns;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tn.shabou.model.catalog.QualityTier;

/**
 * By what products are counted. The values of a product are packed into a long, its tag: 24 bits
 * each for the ids of brand and category, then tier, stock and price band.
 */
public enum Facet {
    BRAND(8, 24),
    /**
     * In the highest bits: rows in the order of their tags stand together with those of their
     * family.
     */
    CATEGORY(32, 24),
    /** Ordinals of {@link QualityTier}. */
    TIER(6, 2),
    /** 1 in stock, 0 not. */
    STOCK(5, 1),
    /** Numbers of {@link PriceBand}s. */
    PRICE(0, 5);

    /** Those whose values a {@link Selection} names. */
    static final List<Facet> OF_VALUES = List.of(BRAND, CATEGORY, TIER, STOCK);

    private final int shift;
    private final int mask;

    Facet(int shift, int bits) {
        this.shift = shift;
        this.mask = (1 << bits) - 1;
    }

    /**
     * @throws ArithmeticException when an id needs more bits than there are
     */
    static long tag(long brand, long category, QualityTier tier, boolean inStock, long price) {
        return BRAND.packed(brand)
                | CATEGORY.packed(category)
                | TIER.packed(tier.ordinal())
                | STOCK.packed(inStock ? 1 : 0)
                | PRICE.packed(PriceBand.of(price));
    }

    int value(long tag) {
        return (int) (tag >>> shift) & mask;
    }

    /** The values that pass; empty when all do. */
    Set<Long> wanted(Selection selection) {
        return switch (this) {
            case BRAND -> selection.brands();
            case CATEGORY -> selection.categories();
            case TIER ->
                    selection.tiers().stream()
                            .map(tier -> (long) tier.ordinal())
                            .collect(Collectors.toUnmodifiableSet());
            case STOCK ->
                    selection.inStock().map(stocked -> Set.of(stocked ? 1L : 0L)).orElse(Set.of());
            case PRICE -> Set.of();
        };
    }

    private long packed(long value) {
        if (value > mask) {
            throw new ArithmeticException(
                    "%d is too large a %s, %d is the largest".formatted(value, this, mask));
        }
        return value << shift;
    }
}
