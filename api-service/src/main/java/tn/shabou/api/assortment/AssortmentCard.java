package tn.shabou.api.assortment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.catalog.ProductCard.Named;
import tn.shabou.model.Money;
import tn.shabou.model.catalog.QualityTier;

/**
 * A product as staff see it in a list.
 *
 * @param cost absent where it is not known or not for the reader's eyes
 * @param margin what the price leaves over the cost; absent like it
 * @param listed whether shoppers see it
 * @param version grows with each edit
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AssortmentCard(
        long id,
        String sku,
        String slug,
        String nameFr,
        @Nullable String nameAr,
        Named brand,
        Named category,
        QualityTier qualityTier,
        Money price,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money cost,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money margin,
        int stock,
        boolean listed,
        @Nullable String imageUrl,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    /** Of the product {@code p}. */
    static final String COLUMNS =
            """
            p.id, p.sku, p.slug, p.name_fr, p.name_ar, p.brand_id, p.category_id, p.quality_tier, p.price_tnd,
            p.cost_tnd, p.stock_quantity, p.listed, p.image_url, p.popularity, p.version, p.created_at, p.updated_at
            """;

    /** Of the brand {@code b} and the category {@code c}. */
    static final String NAMES =
            "b.name AS brand, b.slug AS brand_slug, c.name_fr AS category, c.slug AS category_slug";

    /**
     * @param seesCost whether the reader may know what the part costs the shop
     */
    static AssortmentCard of(Row row, boolean seesCost) {
        var price = row.getBigDecimal("price_tnd");
        var cost = seesCost ? row.getBigDecimal("cost_tnd") : null;
        return new AssortmentCard(
                row.getLong("id"),
                row.getString("sku"),
                row.getString("slug"),
                row.getString("name_fr"),
                row.getString("name_ar"),
                new Named(row.getString("brand"), row.getString("brand_slug")),
                new Named(row.getString("category"), row.getString("category_slug")),
                QualityTier.valueOf(row.getString("quality_tier")),
                Money.tnd(price),
                money(cost),
                money(cost == null ? null : price.subtract(cost)),
                row.getInteger("stock_quantity"),
                row.getBoolean("listed"),
                row.getString("image_url"),
                row.getInteger("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static @Nullable Money money(@Nullable BigDecimal dinars) {
        return dinars == null ? null : Money.tnd(dinars);
    }
}
