package tn.shabou.api.catalog;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What of the catalogue somebody wants to see. Several values of one parameter widen it; several
 * parameters narrow it.
 */
public record ProductFilters(
        @Parameter(description = "slugs from /api/brands, repeated or with commas between")
                @RestQuery
                @Size(max = MOST)
                List<@Size(max = LONGEST) String> brand,
        @Parameter(
                        description =
                                "slugs from /api/categories, repeated or with commas between; each with all that is below it")
                @RestQuery
                @Size(max = MOST)
                List<@Size(max = LONGEST) String> category,
        @Parameter(description = "GENUINE, OEM, AFTERMARKET, USED, repeated or with commas between")
                @RestQuery
                @Size(max = MOST)
                List<@Size(max = LONGEST) String> tier,
        @Parameter(description = "the slug of an engine, a generation, a model or a make")
                @RestQuery
                Optional<@Size(max = LONGEST) String> vehicle,
        @Parameter(description = "dinars") @RestQuery
                Optional<@DecimalMin("0") @Digits(integer = 11, fraction = 3) BigDecimal> minPrice,
        @Parameter(description = "dinars") @RestQuery
                Optional<@DecimalMin("0") @Digits(integer = 11, fraction = 3) BigDecimal> maxPrice,
        @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @RestQuery
                Optional<
                                @Pattern(
                                        regexp = "(true|false)?",
                                        message = "{shabou.true-or-false}")
                                String>
                        inStock) {

    /** Everything passes. */
    public static final ProductFilters NONE =
            new ProductFilters(
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    private static final int MOST = 50;
    private static final int LONGEST = 2000;

    /** Empty, as an empty form field sends it, asks for nothing. */
    Optional<Boolean> stocked() {
        return inStock.filter(said -> !said.isEmpty()).map(Boolean::valueOf);
    }

    /** Whether everything passes. */
    public boolean areNone() {
        return values(brand).isEmpty()
                && values(category).isEmpty()
                && values(tier).isEmpty()
                && vehicle.filter(slug -> !slug.isBlank()).isEmpty()
                && minPrice.isEmpty()
                && maxPrice.isEmpty()
                && stocked().isEmpty();
    }

    /** Names what is asked for, the same way however it was written. */
    public String key() {
        return String.join(
                "\n",
                joined(brand),
                joined(category),
                joined(tier),
                vehicle.orElse(""),
                minPrice.map(BigDecimal::stripTrailingZeros)
                        .map(BigDecimal::toPlainString)
                        .orElse(""),
                maxPrice.map(BigDecimal::stripTrailingZeros)
                        .map(BigDecimal::toPlainString)
                        .orElse(""),
                inStock.orElse(""));
    }

    /** The values of a parameter, each once; blank ones, as empty form fields send, are none. */
    static List<String> values(List<String> parameter) {
        if (parameter.isEmpty()) {
            return List.of();
        }
        return parameter.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static String joined(List<String> parameter) {
        return String.join(",", values(parameter));
    }
}
