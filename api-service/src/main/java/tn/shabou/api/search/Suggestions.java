package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Language;
import tn.shabou.model.PartNumber;

/** Names, numbers and frequent questions that go on as somebody began to type. */
@ApplicationScoped
class Suggestions {

    private static final int SHORTEST_NUMBER = 4;

    /** All by ranges of an index; no number of matches makes it slow. */
    private static final String BEGINNING =
            """
            WITH typed AS (SELECT search_words($1) AS words),
            named AS (
                SELECT DISTINCT ON (kind, source) kind, label_fr, label_ar, slug,
                       search_words(label_fr) = s.words OR search_words(label_ar) = s.words AS whole
                  FROM typed, LATERAL (
                        SELECT * FROM suggestion s
                         WHERE typed.words <> '' AND s.words ~>=~ typed.words AND s.words ~<~ (typed.words || chr(65533))
                         LIMIT 200) AS s
                 ORDER BY kind, source, whole DESC),
            asked AS (
                SELECT 'QUERY', l.query, l.query, NULL::text, true
                  FROM typed, LATERAL (
                        SELECT * FROM search_log l
                         WHERE typed.words <> '' AND l.searches > l.misses
                           AND l.words ~>=~ typed.words AND l.words ~<~ (typed.words || chr(65533))
                         LIMIT 200) AS l
                 WHERE l.searches - l.misses >= 3
                 ORDER BY l.searches - l.misses DESC, l.words LIMIT 3),
            numbered AS (
                SELECT 'REFERENCE', r.raw, r.raw, p.slug, true
                  FROM (SELECT raw, product_id FROM part_reference
                         WHERE $2::text IS NOT NULL AND norm ~>=~ $2 AND norm ~<~ ($2 || '~') ORDER BY norm USING ~<~ LIMIT 5) AS r
                  JOIN product p ON p.id = r.product_id WHERE p.listed)
            SELECT kind, label_fr, label_ar, slug
              FROM (SELECT * FROM numbered UNION ALL SELECT * FROM asked UNION ALL SELECT * FROM named)
                   AS found (kind, label_fr, label_ar, slug, whole)
             ORDER BY array_position(ARRAY['REFERENCE', 'QUERY', 'CATEGORY', 'BRAND', 'MAKE', 'MODEL', 'GENERATION'], kind)
                      + CASE WHEN whole THEN 0 ELSE 10 END, length(label_fr), label_fr
             LIMIT $3
            """;

    private final Pool database;

    Suggestions(Pool database) {
        this.database = database;
    }

    /**
     * @param kind reference, query, category, brand, make, model or generation
     * @param slug of what it leads to, of the part for a reference; null for a query, which is
     *     searched for
     */
    record Suggestion(String kind, String label, @Nullable String slug) {}

    /** The likeliest first. */
    Uni<List<Suggestion>> find(String typed, int limit, Language language) {
        var number =
                PartNumber.parse(typed)
                        .map(PartNumber::norm)
                        .filter(norm -> norm.length() >= SHORTEST_NUMBER)
                        .filter(norm -> norm.chars().anyMatch(Character::isDigit))
                        .orElse(null);
        return database.preparedQuery(BEGINNING)
                .execute(Tuple.of(typed, number, limit))
                .map(rows -> rows.stream().map(row -> suggestion(row, language)).toList());
    }

    private static Suggestion suggestion(Row row, Language language) {
        return new Suggestion(
                row.getString("kind").toLowerCase(Locale.ROOT),
                row.getString(language == Language.AR ? "label_ar" : "label_fr"),
                row.getString("slug"));
    }
}
