package tn.shabou.api.offers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offer beside a product of ours that it is, or may be.
 *
 * @param tier GTIN, BRAND_NUMBER, OE, NUMBER or WORDS: by what they are the same; STAFF when
 *     somebody said so
 * @param confidence from 0 to 1
 * @param linked whether it is that product; otherwise it waits for a decision
 */
record OfferMatch(
        Offer offer,
        Product product,
        String tier,
        double confidence,
        boolean linked,
        List<Point> reasons,
        List<Point> vetoes) {

    /** {@code amount} is exact, in {@code currency}. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Offer(
            UUID id,
            String name,
            @Nullable String brand,
            @Nullable String mpn,
            @Nullable String gtin,
            @Nullable String amount,
            @Nullable String currency,
            String url,
            UUID lead,
            String seller) {}

    @RegisterForReflection
    record Product(long id, String sku, String name, String brand, String price) {}

    /**
     * What both say, or in what they differ.
     *
     * @param kind for programs
     * @param text for the reader
     */
    @RegisterForReflection
    record Point(String kind, String text) {}
}
