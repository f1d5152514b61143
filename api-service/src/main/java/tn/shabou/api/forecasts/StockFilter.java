package tn.shabou.api.forecasts;

import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.model.forecasts.DemandClass;

/** Which parts somebody means. */
record StockFilter(
        @Parameter(description = "How the part sells, after Syntetos, Boylan and Croston.")
                @RestQuery
                Optional<DemandClass> demandClass,
        @RestQuery Optional<@Pattern(regexp = StockFilter.SLUG) String> brand,
        @RestQuery Optional<@Pattern(regexp = StockFilter.SLUG) String> category,
        @Parameter(description = "The least risk that stock runs out, 0 to 1.", example = "0.5")
                @RestQuery
                Optional<@DecimalMin("0") @DecimalMax("1") BigDecimal> minRisk,
        @Parameter(description = "True: only what sells and cannot be had now.") @RestQuery
                Optional<Boolean> outOfStock) {

    static final String SLUG = "[a-z0-9][a-z0-9-]{0,119}";

    /**
     * Takes {@code $1} to {@code $5}; {@code s}, {@code o} and {@code p} are series, outlook,
     * product.
     */
    static final String SQL =
            """
            ($1::text IS NULL OR s.demand_class = $1)
            AND ($2::text IS NULL OR p.brand_id = (SELECT id FROM brand WHERE slug = $2))
            AND ($3::text IS NULL OR p.category_id IN (
                 WITH RECURSIVE below AS (
                      SELECT id FROM category WHERE slug = $3
                      UNION ALL SELECT c.id FROM category c JOIN below b ON c.parent_id = b.id)
                 SELECT id FROM below))
            AND ($4::numeric IS NULL OR o.risk >= $4)
            AND ($5::boolean IS NULL OR (o.stock = 0 AND o.weekly_demand > 0 AND p.listed) = $5)
            """;

    /** The parameters of {@link #SQL}, for others to be added. */
    Tuple parameters() {
        return Tuple.tuple()
                .addString(demandClass.map(Enum::name).orElse(null))
                .addString(brand.orElse(null))
                .addString(category.orElse(null))
                .addBigDecimal(minRisk.orElse(null))
                .addBoolean(outOfStock.orElse(null));
    }

    /** Names the list: what a cursor is bound to. */
    String list() {
        return String.join(
                "\n",
                "stock",
                demandClass.map(Enum::name).orElse(""),
                brand.orElse(""),
                category.orElse(""),
                minRisk.map(BigDecimal::toPlainString).orElse(""),
                outOfStock.map(String::valueOf).orElse(""));
    }
}
