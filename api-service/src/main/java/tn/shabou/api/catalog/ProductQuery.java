package tn.shabou.api.catalog;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What of the catalogue somebody wants to see. */
record ProductQuery(
        @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
        @RestQuery Optional<@Size(max = 1000) String> cursor,
        @Parameter(description = "price, -price, name, -createdAt (the default) or -popularity")
                @RestQuery
                Optional<@Size(max = 20) String> sort,
        @RestQuery Optional<@Pattern(regexp = SLUG, message = NOT_A_SLUG) String> brand,
        @Parameter(description = "with all that is below it in the tree") @RestQuery
                Optional<@Pattern(regexp = SLUG, message = NOT_A_SLUG) String> category,
        @Parameter(description = "an engine or a generation") @RestQuery
                Optional<@Pattern(regexp = SLUG, message = NOT_A_SLUG) String> vehicle,
        @RestQuery
                Optional<@DecimalMin("0") @Digits(integer = 11, fraction = 3) BigDecimal> minPrice,
        @RestQuery
                Optional<@DecimalMin("0") @Digits(integer = 11, fraction = 3) BigDecimal> maxPrice,
        @RestQuery Optional<Boolean> inStock) {

    private static final String SLUG = "[a-z0-9][a-z0-9-]{0,119}";
    private static final String NOT_A_SLUG = "takes a slug: lower-case letters, digits and dashes";

    /** Names the list that this asks for, without where in it: what a cursor is bound to. */
    String list() {
        return String.join(
                "\n",
                "products",
                sort.orElse(""),
                brand.orElse(""),
                category.orElse(""),
                vehicle.orElse(""),
                minPrice.map(BigDecimal::toPlainString).orElse(""),
                maxPrice.map(BigDecimal::toPlainString).orElse(""),
                inStock.map(Object::toString).orElse(""));
    }
}
