package tn.shabou.api.meilisearch;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Products on sale as Meilisearch is given them: the folded words that PostgreSQL's engine searches
 * too, every number without its blanks and dashes, and what may be filtered by.
 */
@ApplicationScoped
class ProductDocuments {

    /** Stands between values in {@code search_document}; Meilisearch takes a full stop for that. */
    private static final String BETWEEN_VALUES = "ꓼ";

    private static final String DOCUMENTS =
            """
            WITH RECURSIVE family AS (
                SELECT id, ARRAY[slug] AS slugs FROM category WHERE parent_id IS NULL
                 UNION ALL
                SELECT c.id, f.slugs || c.slug FROM category c JOIN family f ON f.id = c.parent_id)
            SELECT p.id, p.in_stock, p.popularity, b.slug AS brand_slug, f.slugs AS category_slugs,
                   d.title, d.translation, d.brand, d.family, d.attributes, d.description,
                   ARRAY(SELECT DISTINCT norm FROM part_reference WHERE product_id = p.id ORDER BY norm) AS numbers,
                   ARRAY(SELECT DISTINCT engine_id FROM fitment WHERE product_id = p.id ORDER BY engine_id) AS engines
              FROM product p
              JOIN search_document d ON d.product_id = p.id
              JOIN brand b ON b.id = p.brand_id
              JOIN family f ON f.id = p.category_id
             WHERE p.listed AND %s
            """;

    private static final String AFTER =
            DOCUMENTS.formatted("p.id > $1") + " ORDER BY p.id LIMIT $2";

    private static final String AMONG = DOCUMENTS.formatted("p.id = ANY ($1)");

    private final Pool database;

    ProductDocuments(Pool database) {
        this.database = database;
    }

    /** In order of their ids, at most {@code limit}. */
    Uni<List<JsonObject>> after(long id, int limit) {
        return database.preparedQuery(AFTER)
                .execute(Tuple.of(id, limit))
                .map(ProductDocuments::documents);
    }

    /** Of these products, those on sale. */
    Uni<List<JsonObject>> among(List<Long> ids) {
        return database.preparedQuery(AMONG)
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .map(ProductDocuments::documents);
    }

    private static List<JsonObject> documents(RowSet<Row> rows) {
        return rows.stream().map(ProductDocuments::document).toList();
    }

    private static JsonObject document(Row row) {
        return new JsonObject()
                .put("id", row.getLong("id"))
                .put("references", new JsonArray(List.of(row.getArrayOfStrings("numbers"))))
                .put("title", row.getString("title"))
                .put("translation", row.getString("translation"))
                .put("brand", row.getString("brand"))
                .put("family", values(row.getString("family")))
                .put("attributes", values(row.getString("attributes")))
                .put("description", row.getString("description"))
                .put("engines", new JsonArray(List.of(row.getArrayOfLongs("engines"))))
                .put("brandSlug", row.getString("brand_slug"))
                .put(
                        "categorySlugs",
                        new JsonArray(List.of(row.getArrayOfStrings("category_slugs"))))
                .put("inStock", row.getBoolean("in_stock") ? 1 : 0)
                .put("popularity", row.getInteger("popularity"));
    }

    private static JsonArray values(String text) {
        var values = new JsonArray();
        for (var value : text.split(BETWEEN_VALUES)) {
            if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
        return values;
    }
}
