package tn.shabou.api.relevance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tn.shabou.api.relevance.CatalogueFile.Item;

/**
 * A database that is used as a shop of somebody else's products: what is put in is indexed by the
 * same triggers, and found by the same engine, as parts are.
 */
class ScratchShop {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String CATEGORY =
            "INSERT INTO category (slug, name_fr, name_ar) VALUES ('-', '-', '-') ON CONFLICT DO NOTHING";

    private static final String BRANDS =
            """
            INSERT INTO brand (name, slug)
            SELECT DISTINCT name, md5(name) FROM unnest($1::text[]) AS name ON CONFLICT DO NOTHING
            """;

    private static final String PRODUCTS =
            """
            INSERT INTO product (sku, slug, name_fr, brand_id, description_fr, attributes, category_id, price_tnd)
            SELECT i.id, md5(i.id), i.title, b.id, i.description, i.attributes, c.id, 0
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]::jsonb[])
                   AS i (id, title, brand, description, attributes)
              JOIN brand b ON b.slug = md5(i.brand)
              JOIN category c ON c.slug = '-'
                ON CONFLICT DO NOTHING
            """;

    private static final String COMMON_WORDS =
            """
            SELECT coalesce(avg(documents) FILTER (WHERE word IN ('the', 'and', 'with', 'for', 'of')), 0) AS english,
                   coalesce(avg(documents) FILTER (WHERE word IN ('de', 'le', 'la', 'pour', 'avec')), 0) AS french,
                   (SELECT documents FROM search_statistics) AS documents
              FROM search_word
            """;

    private final Pool database;

    ScratchShop(Pool database) {
        this.database = database;
    }

    /** What car parts are also called says nothing about other goods. */
    void open() {
        await(database.query("DELETE FROM synonym").execute());
        await(database.query(CATEGORY).execute());
    }

    /** The later of two products with one id is left out. */
    void stock(List<Item> items) {
        await(database.preparedQuery(BRANDS).execute(Tuple.of(column(items, item -> brand(item)))));
        await(
                database.preparedQuery(PRODUCTS)
                        .execute(
                                Tuple.of(
                                        column(items, Item::id),
                                        column(
                                                items,
                                                item ->
                                                        item.title().isEmpty()
                                                                ? item.id()
                                                                : item.title()),
                                        column(items, item -> brand(item)),
                                        column(items, Item::description),
                                        column(items, Item::attributes))));
    }

    /** Counts words and sizes; to be called when all is in. */
    void settle() {
        await(database.query("SELECT refresh_search_statistics()").execute());
        await(database.query("ANALYZE search_document, search_word, product").execute());
    }

    /** The languages whose commonest words stand in many of the products. */
    List<String> languages() {
        var row = await(database.query(COMMON_WORDS).execute()).iterator().next();
        double many = row.getLong("documents") * 0.02;
        var languages = new ArrayList<>(List.of("any", "arabic"));
        for (var language : List.of("english", "french")) {
            if (row.getBigDecimal(language).doubleValue() > many) {
                languages.add(language);
            }
        }
        return languages;
    }

    /** The ids that the products came with. */
    Map<Long, String> ids() {
        var ids = new HashMap<Long, String>();
        for (var row : await(database.query("SELECT id, sku FROM product").execute())) {
            ids.put(row.getLong("id"), row.getString("sku"));
        }
        return ids;
    }

    private static RowSet<Row> await(Uni<RowSet<Row>> rows) {
        return rows.await().atMost(PATIENCE);
    }

    private static String brand(Item item) {
        return item.brand().isEmpty() ? "-" : item.brand();
    }

    private static String[] column(List<Item> items, Function<Item, String> value) {
        return items.stream().map(value).toArray(String[]::new);
    }
}
