package tn.shabou.api.catalog;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import tn.shabou.api.database.ShopReads;
import tn.shabou.api.http.Language;
import tn.shabou.api.taxonomy.Brand;
import tn.shabou.api.taxonomy.Category;
import tn.shabou.api.taxonomy.Taxonomy;
import tn.shabou.api.taxonomy.TaxonomyTree;
import tn.shabou.model.Money;

/** Reads product cards, the same wherever products are listed: one query by primary key. */
@ApplicationScoped
public class Cards {

    /** What a card takes of the product {@code p}; names come from the taxonomy in memory. */
    static final String COLUMNS =
            """
            p.id, p.sku, p.slug, p.name_fr, p.name_ar, p.brand_id, p.category_id, p.price_tnd, p.in_stock, p.image_url, p.quality_tier
            """;

    private static final String OF_IDS =
            "SELECT %s FROM product p WHERE p.id = ANY ($1) AND p.listed".formatted(COLUMNS);

    private final ShopReads reads;
    private final Taxonomy taxonomy;

    Cards(ShopReads reads, Taxonomy taxonomy) {
        this.reads = reads;
        this.taxonomy = taxonomy;
    }

    /**
     * The cards of these products, in this order.
     *
     * @return without those that shoppers may not see any more
     */
    public Uni<List<ProductCard>> of(List<Long> ids, Language language) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return reads.ask(OF_IDS, Tuple.of(ids.toArray(Long[]::new)))
                .chain(rows -> of(rows, language))
                .map(cards -> inOrder(ids, cards));
    }

    /** The cards of these rows, which have {@link #COLUMNS}. */
    Uni<List<ProductCard>> of(Iterable<Row> rows, Language language) {
        return taxonomy.knowing(ids(rows, "brand_id"), ids(rows, "category_id"))
                .map(tree -> {
                    var cards = new ArrayList<ProductCard>();
                    rows.forEach(row -> cards.add(card(row, tree, language)));
                    return cards;
                });
    }

    private static List<Long> ids(Iterable<Row> rows, String column) {
        var ids = new ArrayList<Long>();
        rows.forEach(row -> ids.add(row.getLong(column)));
        return ids;
    }

    private static List<ProductCard> inOrder(List<Long> ids, List<ProductCard> cards) {
        var byId = new HashMap<Long, ProductCard>();
        cards.forEach(card -> byId.put(card.id(), card));
        var ordered = new ArrayList<ProductCard>(ids.size());
        for (var id : ids) {
            var card = byId.get(id);
            if (card != null) {
                ordered.add(card);
            }
        }
        return ordered;
    }

    private static ProductCard card(Row row, TaxonomyTree tree, Language language) {
        return new ProductCard(
                row.getLong("id"),
                row.getString("sku"),
                name(row, language),
                row.getString("slug"),
                named(tree.brand(row.getLong("brand_id")).orElseThrow()),
                named(tree.category(row.getLong("category_id")).orElseThrow(), language),
                Money.tnd(row.getBigDecimal("price_tnd")),
                row.getBoolean("in_stock"),
                row.getString("image_url"),
                row.getString("quality_tier"));
    }

    /** French where there is no Arabic name yet. */
    private static String name(Row row, Language language) {
        var arabic = language == Language.AR ? row.getString("name_ar") : null;
        return arabic == null ? row.getString("name_fr") : arabic;
    }

    private static ProductCard.Named named(Brand brand) {
        return new ProductCard.Named(brand.name(), brand.slug());
    }

    private static ProductCard.Named named(Category category, Language language) {
        return new ProductCard.Named(category.name(language), category.slug());
    }
}
