package tn.shabou.prospector.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Availability;
import tn.shabou.prospector.extract.PriceReading.Price;

/**
 * What one place on the page says about a product.
 *
 * @param source where on the page, for instance {@code json-ld}
 * @param image address of its picture, as the page has it
 * @param prices all it names, in the order of the page; more than one leaves the choice open
 * @param listPrice what it is compared with
 */
record ProductClaim(
        String source,
        @Nullable String name,
        @Nullable String url,
        @Nullable String brand,
        @Nullable String sku,
        @Nullable String mpn,
        @Nullable String gtin,
        @Nullable String image,
        List<Asked> prices,
        @Nullable Asked listPrice,
        @Nullable Stock stock) {

    /** A price and the text it was read from. */
    record Asked(Price price, String raw) {}

    /** Whether it can be had, and the text that says so. */
    record Stock(Availability availability, String raw) {}

    /** Whether all prices are one. */
    boolean hasOnePrice() {
        return prices.stream()
                        .map(asked -> asked.price().amount().stripTrailingZeros())
                        .distinct()
                        .count()
                == 1;
    }

    /** How far mark-up of this kind is to be believed, from 0 to 1. */
    double confidence() {
        return switch (source) {
            case "json-ld" -> 0.95;
            case "opengraph" -> 0.85;
            case TrackedProduct.SOURCE, EmbeddedProduct.SOURCE -> 0.7;
            default -> 0.9;
        };
    }
}
