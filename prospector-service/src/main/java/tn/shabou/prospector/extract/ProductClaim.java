package tn.shabou.prospector.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Availability;
import tn.shabou.prospector.extract.PriceReading.Price;

/**
 * What one place on the page says about a product.
 *
 * @param source where on the page, for instance {@code json-ld}
 * @param prices all it names, in the order of the page; more than one leaves the choice open
 */
record ProductClaim(
        String source,
        @Nullable String name,
        @Nullable String url,
        @Nullable String brand,
        @Nullable String sku,
        @Nullable String mpn,
        @Nullable String gtin,
        List<Asked> prices,
        @Nullable Availability availability) {

    /** A price and the text it was read from. */
    record Asked(Price price, String raw) {}

    /** Whether all prices are one. */
    boolean hasOnePrice() {
        return prices.stream()
                        .map(asked -> asked.price().amount().stripTrailingZeros())
                        .distinct()
                        .count()
                == 1;
    }
}
