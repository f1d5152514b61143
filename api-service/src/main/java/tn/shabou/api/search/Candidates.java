package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tn.shabou.api.search.index.Field;
import tn.shabou.api.search.index.Standing;
import tn.shabou.api.search.index.Text;

/**
 * The products worth ranking: never more than {@value #MOST}, and never found by looking at more
 * than {@value #MOST_LOOKED_AT}, however common the words are.
 */
class Candidates {

    static final int MOST = SearchEngine.MOST;
    static final int MOST_LOOKED_AT = 8_000;

    /**
     * Keeps of those that match the ones with the most telling words in the most telling places.
     */
    private static final String BEST =
            """
            WITH term AS MATERIALIZED (
                SELECT text::tsquery AS query, weight FROM unnest($2::text[], $3::real[]) AS t (text, weight)),
            matching AS MATERIALIZED (%s)
            SELECT d.product_id, best.in_stock, best.popularity, %s
              FROM (SELECT m.product_id, p.in_stock, p.popularity
                      FROM matching m JOIN product p ON p.id = m.product_id
                     WHERE p.listed
                     ORDER BY (SELECT sum(weight) FROM term WHERE m.words @@ query) DESC NULLS LAST,
                              p.in_stock DESC, p.popularity DESC, p.id
                     LIMIT %d) AS best
              JOIN search_document d USING (product_id)
            """
                    .formatted(
                            "%s",
                            Arrays.stream(Field.values())
                                    .map(field -> "d." + field.column())
                                    .collect(Collectors.joining(", ")),
                            MOST);

    private static final String BY_INDEX =
            BEST.formatted(
                    "SELECT product_id, words FROM search_document WHERE words @@ $1::text::tsquery LIMIT %d"
                            .formatted(MOST_LOOKED_AT));

    /**
     * For words so common that there are plenty among the popular. OFFSET 0 keeps the planner from
     * fetching all matches first, which the index would offer.
     */
    private static final String BY_POPULARITY =
            BEST.formatted(
                    """
                    SELECT d.product_id, d.words
                      FROM (SELECT id FROM product WHERE listed ORDER BY popularity DESC, id DESC LIMIT %d) AS popular
                     CROSS JOIN LATERAL (SELECT product_id, words FROM search_document
                                          WHERE product_id = popular.id OFFSET 0) AS d
                     WHERE d.words @@ $1::text::tsquery
                     LIMIT %d
                    """
                            .formatted(MOST_LOOKED_AT, MOST));

    private static final String BY_FITMENT =
            BEST.formatted(
                    """
                    SELECT d.product_id, d.words
                      FROM (SELECT DISTINCT product_id FROM fitment WHERE engine_id = ANY ($4::bigint[]) LIMIT %d) AS fitting
                     CROSS JOIN LATERAL (SELECT product_id, words FROM search_document
                                          WHERE product_id = fitting.product_id OFFSET 0) AS d
                     WHERE d.words @@ $1::text::tsquery
                    """
                            .formatted(MOST_LOOKED_AT));

    /** Whatever fits, the most wanted first. */
    private static final String FITTING =
            """
            SELECT p.id FROM product p
             WHERE p.listed AND p.id IN (SELECT product_id FROM fitment WHERE engine_id = ANY ($1) LIMIT %d)
             ORDER BY p.in_stock DESC, p.popularity DESC, p.id
             LIMIT %d
            """
                    .formatted(MOST_LOOKED_AT, MOST);

    private final SqlClient database;

    /**
     * @param fields the folded words of each field, between blanks
     */
    record Candidate(long productId, Standing standing, Map<Field, String> fields) {

        /** Writes it down as {@link Relevance} reads it. */
        void writeTo(Text into, QuestionWords words) {
            for (var field : Field.values()) {
                var text = fields.getOrDefault(field, "");
                var parts = text.isEmpty() ? new String[0] : text.split(" ");
                into.open(field, parts.length);
                for (int i = 0; i < parts.length; i++) {
                    into.set(into.begin(field) + i, words.code(parts[i]));
                }
            }
        }
    }

    Candidates(SqlClient database) {
        this.database = database;
    }

    Uni<List<Candidate>> byIndex(TextQuery query, String matching) {
        return find(BY_INDEX, parameters(query, matching));
    }

    Uni<List<Candidate>> byPopularity(TextQuery query, String matching) {
        return find(BY_POPULARITY, parameters(query, matching));
    }

    /**
     * @param engines ids of vehicle engines, one of which must be fitted
     */
    Uni<List<Candidate>> byFitment(TextQuery query, String matching, List<Long> engines) {
        return find(BY_FITMENT, parameters(query, matching).addValue(engines.toArray(Long[]::new)));
    }

    /** Ids of whatever fits one of the engines. */
    Uni<List<Long>> fitting(List<Long> engines) {
        return database.preparedQuery(FITTING)
                .execute(Tuple.of(engines.toArray(Long[]::new)))
                .map(Ids::of);
    }

    private static Tuple parameters(TextQuery query, String matching) {
        return Tuple.of(matching, query.each(), query.weights());
    }

    private Uni<List<Candidate>> find(String sql, Tuple parameters) {
        return database.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.stream().map(Candidates::candidate).toList());
    }

    private static Candidate candidate(Row row) {
        var fields = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            fields.put(field, row.getString(field.column()));
        }
        return new Candidate(
                row.getLong("product_id"),
                Standing.of(row.getBoolean("in_stock"), row.getInteger("popularity")),
                fields);
    }
}
