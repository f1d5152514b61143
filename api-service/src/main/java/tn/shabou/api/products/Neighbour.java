package tn.shabou.api.products;

import java.math.BigDecimal;
import tn.shabou.api.catalog.ProductCard.Named;
import tn.shabou.model.Money;

/**
 * Another part that the page of one leads to.
 *
 * @param difference what it costs more than that one; negative when it costs less
 */
record Neighbour(
        String name,
        String slug,
        Named brand,
        String qualityTier,
        Money price,
        Money difference,
        boolean inStock) {

    /** How many parts {@link #COLUMNS} have. */
    static final int PARTS = 7;

    /**
     * In one text, separated by {@link Lines#SEPARATOR}; {@code q} is the product, {@code qb} its
     * brand.
     */
    static final String COLUMNS =
            "q.slug, qb.name, qb.slug, q.quality_tier, q.price_tnd, q.in_stock,"
                    + " coalesce(CASE WHEN $2::boolean THEN q.name_ar END, q.name_fr)";

    /**
     * @param at where the columns begin
     */
    static Neighbour of(String[] line, int at, BigDecimal comparedWith) {
        var price = new BigDecimal(line[at + 4]);
        return new Neighbour(
                line[at + 6],
                line[at],
                new Named(line[at + 1], line[at + 2]),
                line[at + 3],
                Money.tnd(price),
                Money.tnd(price.subtract(comparedWith)),
                line[at + 5].equals("t"));
    }
}
