package tn.shabou.orion.forecast.panel;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a series besides what it sold: what makes it like others.
 *
 * @param category absent where unknown, as is brand
 * @param price of a piece; NaN where unknown, as are the following
 * @param cars on the road that it fits
 * @param carAge of those, in years
 */
public record Traits(
        @Nullable String category,
        @Nullable String brand,
        double price,
        double cars,
        double carAge) {}
