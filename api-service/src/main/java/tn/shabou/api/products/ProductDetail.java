package tn.shabou.api.products;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.catalog.ProductCard;

/**
 * All that the page of a product shows.
 *
 * @param qualityTier {@code GENUINE}, {@code OEM}, {@code AFTERMARKET} or {@code USED}
 * @param fitment at most 200 engines
 * @param priceHistory newest first, at most 24
 */
record ProductDetail(
        @JsonUnwrapped ProductCard card,
        Optional<String> description,
        String qualityTier,
        int stockQuantity,
        List<Reference> references,
        List<Fitment> fitment,
        List<PricePoint> priceHistory) {

    /**
     * A number by which the part is known: its own, its maker's, the car maker's, another maker's.
     */
    @RegisterForReflection
    record Reference(String kind, String maker, String number) {}

    /** An engine that the part fits. Years are absent where nobody recorded them. */
    @RegisterForReflection
    record Fitment(
            String vehicle,
            String engine,
            String slug,
            String position,
            @Nullable Integer yearFrom,
            @Nullable Integer yearTo,
            @Nullable String note) {}

    /** What the part cost from then on, in dinars. */
    @RegisterForReflection
    record PricePoint(
            OffsetDateTime at, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount) {}
}
