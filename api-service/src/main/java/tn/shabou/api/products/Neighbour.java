package tn.shabou.api.products;

import java.math.BigDecimal;
import tn.shabou.api.catalog.ProductCard.Named;
import tn.shabou.api.taxonomy.TaxonomyTree;
import tn.shabou.model.Money;

/**
 * Another part that the page of one leads to.
 *
 * @param difference what it costs more than that one; negative when it costs less
 */
public record Neighbour(
        String name,
        String slug,
        Named brand,
        String qualityTier,
        Money price,
        Money difference,
        boolean inStock) {

    /** How many parts {@link #COLUMNS} have. */
    static final int PARTS = 6;

    /** In one text, separated by {@link Lines#SEPARATOR}; {@code q} is the product. */
    static final String COLUMNS =
            "q.slug, q.brand_id, q.quality_tier, q.price_tnd, q.in_stock,"
                    + " coalesce(CASE WHEN $2::boolean THEN q.name_ar END, q.name_fr)";

    /**
     * @param at where the columns begin
     */
    static Neighbour of(String[] line, int at, BigDecimal comparedWith, TaxonomyTree tree) {
        var price = new BigDecimal(line[at + 3]);
        var brand = tree.brand(brand(line, at)).orElseThrow();
        return new Neighbour(
                line[at + 5],
                line[at],
                new Named(brand.name(), brand.slug()),
                line[at + 2],
                Money.tnd(price),
                Money.tnd(price.subtract(comparedWith)),
                line[at + 4].equals("t"));
    }

    /** The id of the brand that the tree has to know. */
    static long brand(String[] line, int at) {
        return Long.parseLong(line[at + 1]);
    }
}
