package tn.shabou.api.assortment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.catalog.ProductFilters;

/**
 * Which products staff mean, listed or not: to see them, or to do something with all of them.
 * Several values of one parameter widen it; several parameters narrow it. As JSON, what is absent
 * asks for nothing.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AssortmentFilter(
        @Parameter(
                        description =
                                "a number of the part or its beginning, or words that begin words of its name, brand,"
                                        + " family, attributes or description")
                @RestQuery
                Optional<@Size(max = 200) String> q,
        @RestQuery @Size(max = MOST) List<@Size(max = LONGEST) String> brand,
        @RestQuery @Size(max = MOST) List<@Size(max = LONGEST) String> category,
        @RestQuery @Size(max = MOST) List<@Size(max = LONGEST) String> tier,
        @RestQuery Optional<@Size(max = LONGEST) String> vehicle,
        @RestQuery
                Optional<@DecimalMin("0") @Digits(integer = 11, fraction = 3) BigDecimal> minPrice,
        @RestQuery
                Optional<@DecimalMin("0") @Digits(integer = 11, fraction = 3) BigDecimal> maxPrice,
        @RestQuery Optional<Boolean> inStock,
        @Parameter(description = "at most so many pieces in stock") @RestQuery
                Optional<@Min(0) @Max(Integer.MAX_VALUE) Integer> maxStock,
        @Parameter(description = "true: what shoppers see; false: what they do not") @RestQuery
                Optional<Boolean> listed,
        @Parameter(description = "false: what lacks an image") @RestQuery
                Optional<Boolean> hasImage,
        @Parameter(description = "false: what lacks a name in Arabic") @RestQuery
                Optional<Boolean> hasArabicName,
        @Parameter(description = "changed then or later, such as 2026-11-22T08:00:00Z") @RestQuery
                Optional<OffsetDateTime> updatedSince) {

    static final int MOST = 50;
    static final int LONGEST = 2000;

    public static final AssortmentFilter EVERYTHING =
            new AssortmentFilter(
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** JSON leaves out what it does not ask for. */
    public AssortmentFilter {
        brand = Objects.requireNonNullElse(brand, List.of());
        category = Objects.requireNonNullElse(category, List.of());
        tier = Objects.requireNonNullElse(tier, List.of());
    }

    /** What was typed; empty when it is nothing. */
    Optional<String> text() {
        return q.map(String::strip).filter(typed -> !typed.isEmpty());
    }

    /** What shoppers can ask for as well. */
    @JsonIgnore
    ProductFilters browsing() {
        return new ProductFilters(
                brand, category, tier, vehicle, minPrice, maxPrice, inStock.map(Object::toString));
    }
}
