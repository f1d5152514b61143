package tn.shabou.api.catalog;

import io.vertx.mutiny.sqlclient.Row;
import tn.shabou.api.http.Language;
import tn.shabou.model.Money;

/** The columns of a {@link ProductCard}, the same wherever products are listed. */
public final class ProductCards {

    private ProductCards() {}

    /** Selects a card; {@code p} is the product, {@code b} and {@code c} its brand and category. */
    public static final String COLUMNS =
            """
            p.id, p.sku, p.slug, p.name_fr, p.name_ar, p.price_tnd, p.in_stock, p.image_url,
            b.name AS brand_name, b.slug AS brand_slug,
            c.name_fr AS category_fr, c.name_ar AS category_ar, c.slug AS category_slug
            """;

    public static final String JOINS =
            "JOIN brand b ON b.id = p.brand_id JOIN category c ON c.id = p.category_id";

    public static ProductCard card(Row row, Language language) {
        return new ProductCard(
                row.getLong("id"),
                row.getString("sku"),
                name(row, language),
                row.getString("slug"),
                new ProductCard.Named(row.getString("brand_name"), row.getString("brand_slug")),
                new ProductCard.Named(
                        row.getString(language == Language.AR ? "category_ar" : "category_fr"),
                        row.getString("category_slug")),
                Money.tnd(row.getBigDecimal("price_tnd")),
                row.getBoolean("in_stock"),
                row.getString("image_url"));
    }

    /** French where there is no Arabic name yet. */
    private static String name(Row row, Language language) {
        var arabic = language == Language.AR ? row.getString("name_ar") : null;
        return arabic == null ? row.getString("name_fr") : arabic;
    }
}
