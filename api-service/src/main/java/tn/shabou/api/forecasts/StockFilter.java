package tn.shabou.api.forecasts;

import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.model.PartNumber;
import tn.shabou.model.forecasts.DemandClass;

/** Which parts somebody means, and which of them first. */
record StockFilter(
        @Parameter(
                        description =
                                "How the SKU or another number of the part begins, or what its name has in it.")
                @RestQuery
                Optional<@Size(max = 100) String> q,
        @Parameter(description = "How the part sells, after Syntetos, Boylan and Croston.")
                @RestQuery
                Optional<DemandClass> demandClass,
        @RestQuery Optional<@Pattern(regexp = StockFilter.SLUG) String> brand,
        @RestQuery Optional<@Pattern(regexp = StockFilter.SLUG) String> category,
        @Parameter(description = "A: the parts that make the first 80 of 100 dinars expected.")
                @RestQuery
                Optional<Abc> abc,
        @Parameter(description = "X: demand is steady; Z: it is not.") @RestQuery Optional<Xyz> xyz,
        @Parameter(description = "The least risk that stock runs out, 0 to 1.", example = "0.5")
                @RestQuery
                Optional<@DecimalMin("0") @DecimalMax("1") BigDecimal> minRisk,
        @Parameter(description = "True: only what sells and cannot be had now.") @RestQuery
                Optional<Boolean> outOfStock,
        @Parameter(description = "True: only what is at or below its reorder point.") @RestQuery
                Optional<Boolean> toOrder,
        @Parameter(
                        description =
                                "What comes first: the greatest risk that stock runs out, or the most dinars expected a week.")
                @RestQuery
                @DefaultValue("RISK")
                By by) {

    /** How much a part matters. */
    enum Abc {
        A,
        B,
        C
    }

    /** How steady its demand is. */
    enum Xyz {
        X,
        Y,
        Z
    }

    /** What comes first. */
    enum By {
        RISK("o.risk"),
        VALUE(WORTH);

        final String column;

        By(String column) {
            this.column = column;
        }
    }

    /** Dinars expected a week. */
    static final String WORTH = "round(o.weekly_demand::numeric * p.price_tnd, 3)";

    static final String SLUG = "[a-z0-9][a-z0-9-]{0,119}";

    /**
     * Takes {@code $1} to {@code $10}; {@code s}, {@code o}, {@code p} and {@code plan} are series,
     * outlook, product, plan.
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
            AND ($6::boolean IS NULL OR (o.stock <= o.reorder_point AND o.expected > 0) = $6)
            AND ($7::text IS NULL OR plan.abc = $7)
            AND ($8::text IS NULL OR plan.xyz = $8)
            AND ($9::text IS NULL OR starts_with(lower(p.sku), lower($9)) OR strpos(fold_accents(p.name_fr), fold_accents($9)) > 0
                 OR EXISTS (SELECT FROM part_reference r WHERE r.product_id = p.id AND starts_with(r.norm, $10)))
            """;

    /** Numbers are of capital letters and digits, so that none begins like this. */
    private static final String NO_NUMBER = "-";

    /** The parameters of {@link #SQL}, for others to be added. */
    Tuple parameters() {
        return Tuple.tuple()
                .addString(demandClass.map(Enum::name).orElse(null))
                .addString(brand.orElse(null))
                .addString(category.orElse(null))
                .addBigDecimal(minRisk.orElse(null))
                .addBoolean(outOfStock.orElse(null))
                .addBoolean(toOrder.orElse(null))
                .addString(abc.map(Enum::name).orElse(null))
                .addString(xyz.map(Enum::name).orElse(null))
                .addString(text().orElse(null))
                .addString(
                        text().flatMap(PartNumber::parse).map(PartNumber::norm).orElse(NO_NUMBER));
    }

    private Optional<String> text() {
        return q.map(String::strip).filter(typed -> !typed.isEmpty());
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
                outOfStock.map(String::valueOf).orElse(""),
                toOrder.map(String::valueOf).orElse(""),
                abc.map(Enum::name).orElse(""),
                xyz.map(Enum::name).orElse(""),
                text().orElse(""),
                by.name());
    }
}
