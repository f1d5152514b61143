package tn.shabou.api.bulk;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.catalog.QualityTier;

/**
 * What a bulk edit does to each product; what is absent stays.
 *
 * @param brand slug
 * @param category slug
 * @param listed whether shoppers see it
 * @param stock pieces
 * @param setAttributes attributes and their values, added to those that it has
 * @param removeAttributes names of attributes
 */
@RegisterForReflection
record BulkChanges(
        Optional<@Size(min = 1, max = 200) String> brand,
        Optional<@Size(min = 1, max = 200) String> category,
        @Nullable QualityTier tier,
        Optional<Boolean> listed,
        Optional<@Min(0) @Max(10_000_000) Integer> stock,
        Optional<@Valid PriceChange> price,
        Optional<
                        @Size(max = 20) Map<
                                @NotNull @Size(min = 1, max = 100) String,
                                @NotNull @Size(min = 1, max = 300) String>>
                setAttributes,
        Optional<@Size(max = 20) List<@NotNull @Size(min = 1, max = 100) String>>
                removeAttributes) {

    /**
     * By percent or by amount, not both.
     *
     * @param percent to add to the price; negative to take off
     * @param amount in dinars, to add to the price; negative to take off
     * @param roundTo millimes to whose next multiple it is rounded: 5, 10, 100 or 500
     */
    @RegisterForReflection
    record PriceChange(
            Optional<
                            @DecimalMin("-90") @DecimalMax("900") @Digits(integer = 3, fraction = 3)
                            BigDecimal>
                    percent,
            Optional<@Digits(integer = 6, fraction = 3) BigDecimal> amount,
            Optional<Integer> roundTo) {

        private static final Set<Integer> STEPS = Set.of(1, 5, 10, 100, 500);

        boolean isOfOneKind() {
            return percent.isPresent() != amount.isPresent();
        }

        boolean isRoundable() {
            return roundTo.filter(step -> !STEPS.contains(step)).isEmpty();
        }

        /** In dinars. */
        BigDecimal step() {
            return BigDecimal.valueOf(roundTo.orElse(1), 3);
        }
    }

    boolean areNone() {
        return set().isEmpty()
                && price.isEmpty()
                && setAttributes.orElse(Map.of()).isEmpty()
                && removeAttributes.orElse(List.of()).isEmpty();
    }

    /** Fields and the values that every product gets, in the form of {@code product_fields}. */
    JsonObject set() {
        var fields = new JsonObject();
        brand.ifPresent(slug -> fields.put("brand", slug));
        category.ifPresent(slug -> fields.put("category", slug));
        if (tier != null) {
            fields.put("quality", tier.name());
        }
        listed.ifPresent(wanted -> fields.put("listed", wanted.toString()));
        stock.ifPresent(pieces -> fields.put("stock", pieces.toString()));
        return fields;
    }
}
