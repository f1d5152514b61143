package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import tn.shabou.api.catalog.ProductCard;
import tn.shabou.api.catalog.ProductCards;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;
import tn.shabou.model.PartNumber;

/**
 * One box, two lanes: what looks like a part number is looked up as one; everything else, and a
 * number that nobody knows, is searched for as words.
 */
@ApplicationScoped
class Search {

    private static final int SHORTEST_NUMBER = 4;

    private static final String BY_NUMBER =
            """
            SELECT %s
              FROM product p %s
             WHERE p.listed
               AND p.id IN (SELECT product_id FROM part_reference WHERE norm = $1
                            UNION SELECT product_id FROM part_reference WHERE trimmed = $2)
             ORDER BY p.in_stock DESC, p.popularity DESC, p.id
             LIMIT $3
            """
                    .formatted(ProductCards.COLUMNS, ProductCards.JOINS);

    /**
     * Ranks only the most popular thousand matches: ranking all of a common word would read a tenth
     * of the table.
     */
    private static final String BY_WORDS =
            """
            WITH words AS (
                SELECT websearch_to_tsquery('french_folded', $1)
                       || websearch_to_tsquery('arabic', fold_arabic($1)) AS query),
            candidates AS (
                SELECT p.* FROM product p, words WHERE p.listed AND p.search @@ words.query
                 ORDER BY p.in_stock DESC, p.popularity DESC LIMIT %d)
            SELECT %s, (SELECT count(*) FROM candidates) AS total
              FROM candidates p CROSS JOIN words %s
             ORDER BY ts_rank_cd(p.search, words.query) * (CASE WHEN p.in_stock THEN 1 ELSE 0.8 END) DESC,
                      p.popularity DESC, p.id
             LIMIT $2
            """
                    .formatted(Page.Total.BOUND + 1, ProductCards.COLUMNS, ProductCards.JOINS);

    private final Pool database;

    Search(Pool database) {
        this.database = database;
    }

    /** Which lane found the parts. */
    enum Lane {
        REFERENCE,
        TEXT
    }

    record Found(Lane lane, Page<ProductCard> page) {}

    Uni<Found> find(String query, int limit, Language language) {
        return number(query)
                .map(number ->
                        byNumber(number, limit, language)
                                .chain(found ->
                                        found.page().data().isEmpty()
                                                ? byWords(query, limit, language)
                                                : Uni.createFrom().item(found)))
                .orElseGet(() -> byWords(query, limit, language));
    }

    private static Optional<PartNumber> number(String query) {
        return PartNumber.parse(query)
                .filter(number -> number.norm().length() >= SHORTEST_NUMBER)
                .filter(number -> number.norm().chars().anyMatch(Character::isDigit));
    }

    private Uni<Found> byNumber(PartNumber number, int limit, Language language) {
        return database.preparedQuery(BY_NUMBER)
                .execute(Tuple.of(number.norm(), number.withoutLeadingZeros(), limit))
                .map(rows -> cards(rows, language))
                .map(cards -> new Found(Lane.REFERENCE, Page.whole(cards)));
    }

    private Uni<Found> byWords(String query, int limit, Language language) {
        return database.preparedQuery(BY_WORDS)
                .execute(Tuple.of(query, limit))
                .map(rows ->
                        new Found(
                                Lane.TEXT,
                                new Page<>(cards(rows, language), Optional.empty(), total(rows))));
    }

    private static List<ProductCard> cards(RowSet<Row> rows, Language language) {
        return rows.stream().map(row -> ProductCards.card(row, language)).toList();
    }

    private static Page.Total total(RowSet<Row> rows) {
        return Page.Total.bounded(rows.size() == 0 ? 0 : rows.iterator().next().getLong("total"));
    }
}
