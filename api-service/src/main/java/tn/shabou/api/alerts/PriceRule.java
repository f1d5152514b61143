package tn.shabou.api.alerts;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Problem;

/**
 * When somebody wants to hear of the prices of others.
 *
 * @param brand slug; absent, together with category and sku, for every part
 * @param category slug; with all that is below it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record PriceRule(
        UUID id,
        Kind kind,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent,
        @Nullable String brand,
        @Nullable String category,
        @Nullable String sku,
        long alerts) {

    /**
     * {@code COMPETITOR_BELOW}: a competitor asks less than we by that many percent of our price.
     * {@code SUPPLIER_ROSE}: a supplier asks more than before.
     */
    @RegisterForReflection
    enum Kind {
        COMPETITOR_BELOW,
        SUPPLIER_ROSE
    }

    /**
     * A rule to be.
     *
     * @param percent at most one decimal
     * @param brand slug of a brand, for its parts alone
     * @param category slug of a category, for it and all below it alone
     * @param sku of the one part that it is about
     */
    @RegisterForReflection
    record Draft(
            @NotNull Kind kind,
            @NotNull
                    @DecimalMin("0.1")
                    @DecimalMax("1000")
                    @Digits(integer = 4, fraction = 1)
                    @JsonFormat(shape = JsonFormat.Shape.STRING)
                    BigDecimal percent,
            Optional<@Size(max = 200) String> brand,
            Optional<@Size(max = 200) String> category,
            Optional<@Size(max = 100) String> sku) {

        void check() {
            if (Stream.of(brand, category, sku).filter(Optional::isPresent).count() > 1) {
                throw new Problem(
                        AlertProblem.PRICE_RULE_UNUSABLE,
                        "A rule is about a brand, a category or a part, or about all parts.");
            }
        }
    }

    static PriceRule of(Row row) {
        return new PriceRule(
                row.getUUID("id"),
                Kind.valueOf(row.getString("kind")),
                row.getBigDecimal("percent"),
                row.getString("brand"),
                row.getString("category"),
                row.getString("sku"),
                row.getLong("alerts"));
    }
}
