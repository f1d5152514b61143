package tn.shabou.api.meilisearch;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How Meilisearch is to search: what comes first, what may be misspelt, what means the same. */
@ApplicationScoped
class MeilisearchSettings {

    /** What every question is compared with, the most telling first. */
    private static final JsonArray SEARCHED =
            array(
                    "references",
                    "title",
                    "translation",
                    "brand",
                    "family",
                    "attributes",
                    "description");

    private static final JsonArray FILTERED = array("engines", "brandSlug", "categorySlugs");

    /** Words before stock, stock before popularity. */
    private static final JsonArray RANKED =
            array(
                    "words",
                    "typo",
                    "proximity",
                    "attribute",
                    "sort",
                    "exactness",
                    "inStock:desc",
                    "popularity:desc");

    private static final String SYNONYMS =
            """
            SELECT search_words(said) AS said, search_words(meant) AS meant FROM synonym WHERE enabled
             UNION
            SELECT search_words(meant), search_words(said) FROM synonym WHERE enabled AND both_ways
             ORDER BY 1, 2
            """;

    private final Pool database;

    MeilisearchSettings(Pool database) {
        this.database = database;
    }

    Uni<JsonObject> all() {
        return synonyms()
                .map(synonyms ->
                        new JsonObject()
                                .put("searchableAttributes", SEARCHED)
                                .put("filterableAttributes", FILTERED)
                                .put("displayedAttributes", array("id"))
                                .put("rankingRules", RANKED)
                                .put("typoTolerance", typos())
                                .put("pagination", new JsonObject().put("maxTotalHits", 1000))
                                .put("synonyms", synonyms));
    }

    /** By the words that are said, all that they may mean. */
    Uni<JsonObject> synonyms() {
        return database.query(SYNONYMS)
                .execute()
                .map(rows -> {
                    var synonyms = new JsonObject();
                    for (Row row : rows) {
                        var said = row.getString("said");
                        synonyms.put(
                                said,
                                synonyms.getJsonArray(said, new JsonArray())
                                        .add(row.getString("meant")));
                    }
                    return synonyms;
                });
    }

    /** A part number with one digit wrong is another part. */
    private static JsonObject typos() {
        return new JsonObject()
                .put("minWordSizeForTypos", new JsonObject().put("oneTypo", 5).put("twoTypos", 9))
                .put("disableOnAttributes", array("references"))
                .put("disableOnNumbers", true);
    }

    private static JsonArray array(String... values) {
        return new JsonArray(List.of(values));
    }
}
