package tn.shabou.api.assortment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.catalog.QualityTier;

/**
 * A product as somebody wants it.
 *
 * @param brand slug
 * @param category slug
 * @param qualityTier {@code AFTERMARKET} when absent
 * @param price dinars, tax included
 * @param cost dinars
 * @param listed whether shoppers see it; true when absent
 * @param references all numbers but the SKU
 * @param reason of the price, for the ledger; a change of price wants one
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
record ProductDraft(
        @NotBlank @Size(max = 100) String sku,
        @NotBlank @Size(max = 300) String nameFr,
        @Nullable @Size(max = 300) String nameAr,
        @Nullable @Size(max = 20_000) String descriptionFr,
        @NotBlank @Size(max = 200) String brand,
        @NotBlank @Size(max = 200) String category,
        @Nullable QualityTier qualityTier,
        @Size(max = 100) Map<@NotBlank @Size(max = 100) String, Object> attributes,
        @NotNull
                @DecimalMin("0")
                @Digits(integer = 11, fraction = 3)
                @JsonFormat(shape = JsonFormat.Shape.STRING)
                BigDecimal price,
        @Nullable
                @DecimalMin("0")
                @Digits(integer = 11, fraction = 3)
                @JsonFormat(shape = JsonFormat.Shape.STRING)
                BigDecimal cost,
        @Nullable @DecimalMin("0") @DecimalMax("2147483647") @Digits(integer = 10, fraction = 0)
                BigDecimal stock,
        @Nullable Boolean listed,
        @Size(max = 1000) List<@NotNull @Valid Reference> references,
        @Nullable @Size(max = 500) String reason) {

    ProductDraft {
        nameAr = orNull(nameAr);
        descriptionFr = orNull(descriptionFr);
        attributes = Objects.requireNonNullElse(attributes, Map.of());
        references = Objects.requireNonNullElse(references, List.of());
        reason = orNull(reason);
    }

    QualityTier tier() {
        return qualityTier == null ? QualityTier.AFTERMARKET : qualityTier;
    }

    int pieces() {
        return stock == null ? 0 : stock.intValueExact();
    }

    boolean isListed() {
        return listed == null || listed;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
