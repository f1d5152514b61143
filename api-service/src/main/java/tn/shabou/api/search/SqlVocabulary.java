package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tn.shabou.api.search.index.Field;

/** The vocabulary as PostgreSQL holds it. */
class SqlVocabulary implements Vocabulary {

    private static final String WORDS_AND_SYNONYMS =
            """
            WITH question AS (
                SELECT (string_to_array(nullif(search_words($1), ''), ' '))[:%1$d] AS words),
            gram AS (
                SELECT i, j, array_to_string(words[i:j], ' ') AS said
                  FROM question, generate_subscripts(words, 1) AS i, generate_series(i, least(i + 3, cardinality(words))) AS j)
            SELECT coalesce(words, '{}') AS words, NULL::int AS i, NULL::int AS j, NULL AS meant FROM question
             UNION ALL
            (SELECT NULL, i, j, search_words(s.meant) FROM gram JOIN synonym s ON s.said_key = search_key(gram.said)
              WHERE s.enabled LIMIT 20)
             UNION ALL
            (SELECT NULL, i, j, search_words(s.said) FROM gram JOIN synonym s ON s.meant_key = search_key(gram.said)
              WHERE s.enabled AND s.both_ways LIMIT 20)
            """
                    .formatted(MOST_WORDS);

    /**
     * Each word asked for as it stands in the catalogue, its other forms, and numbers with a unit.
     */
    private static final String FORMS =
            """
            SELECT asked, word, documents FROM unnest($1::text[]) AS asked JOIN search_word ON word = asked
             UNION ALL
            SELECT asked, form.word, form.documents
              FROM unnest($1::text[]) AS asked
             CROSS JOIN LATERAL (
                SELECT word, documents FROM search_word
                 WHERE stems <> '{}' AND stems && ARRAY(SELECT s FROM unnest(search_stems(asked)) s WHERE split_part(s, ':', 1) = ANY ($2))
                   AND word <> asked
                 ORDER BY documents DESC, word LIMIT %1$d) AS form
             UNION ALL
            SELECT asked, form.word, form.documents
              FROM unnest($1::text[]) AS asked
             CROSS JOIN LATERAL (
                SELECT word, documents FROM search_word
                 WHERE word LIKE asked || '%%' AND word ~ '^[0-9.]+[a-z]{1,3}$'
                   AND length(word) > length(asked) AND substr(word, length(asked) + 1) ~ '^[a-z]+$'
                 ORDER BY documents DESC, word LIMIT %2$d) AS form
             WHERE asked ~ '^[0-9]{2,}([.][0-9]+)?$|^[0-9][.][0-9]+$'
            """
                    .formatted(MOST_FORMS, MOST_UNITS);

    /**
     * Levenshtein counts a swap of neighbours as two; what that lets in too many is sorted out
     * here.
     */
    private static final String ALIKE =
            """
            SELECT asked, word, documents
              FROM unnest($1::text[], $2::int[]) AS t (asked, most)
             CROSS JOIN LATERAL (
                SELECT word, documents FROM search_word
                 WHERE word % asked AND word !~ '[0-9]'
                   AND levenshtein_less_equal(word, asked, most + 1) <= most + 1
                 ORDER BY similarity(word, asked) DESC LIMIT 40) AS alike
            """;

    private static final String STATISTICS =
            "SELECT documents, title, translation, brand, family, attributes, description FROM search_statistics";

    private final SqlClient database;
    private final String[] languages;

    SqlVocabulary(SqlClient database, List<String> languages) {
        this.database = database;
        this.languages = languages.toArray(String[]::new);
    }

    @Override
    public Uni<Asked> asked(String text) {
        return database.preparedQuery(WORDS_AND_SYNONYMS)
                .execute(Tuple.of(text))
                .map(rows -> {
                    var words = List.<String>of();
                    var synonyms = new ArrayList<Asked.Synonym>();
                    for (var row : rows) {
                        var asked = row.getArrayOfStrings("words");
                        if (asked != null) {
                            words = List.of(asked);
                        } else {
                            synonyms.add(
                                    new Asked.Synonym(
                                            row.getInteger("i") - 1,
                                            row.getInteger("j"),
                                            List.of(row.getString("meant").split(" "))));
                        }
                    }
                    return new Asked(words, synonyms);
                });
    }

    @Override
    public Uni<Forms> forms(Asked asked) {
        var words = asked.wordsToLookUp().toArray(String[]::new);
        return database.preparedQuery(FORMS)
                .execute(Tuple.of(words, languages))
                .map(SqlVocabulary::byWord)
                .map(Found::of);
    }

    private record Found(Map<String, List<Known>> byWord, Map<String, Integer> counts)
            implements Forms {

        static Forms of(Map<String, List<Known>> byWord) {
            return new Found(
                    byWord,
                    byWord.values().stream()
                            .flatMap(List::stream)
                            .collect(Collectors.toMap(Known::word, Known::documents, Math::max)));
        }

        @Override
        public List<Known> of(String word) {
            return byWord.getOrDefault(word, List.of());
        }

        @Override
        public int documents(String word) {
            return counts.getOrDefault(word, 0);
        }
    }

    @Override
    public Uni<Map<String, List<Known>>> corrections(Set<String> misspelt) {
        var words = new TreeSet<>(misspelt);
        words.removeIf(word -> Spelling.tolerance(word) == 0);
        if (words.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var tolerances = words.stream().map(Spelling::tolerance).toArray(Integer[]::new);
        return database.preparedQuery(ALIKE)
                .execute(Tuple.of(words.toArray(String[]::new), tolerances))
                .map(SqlVocabulary::byWord)
                .map(Spelling::likeliest);
    }

    @Override
    public Uni<Statistics> statistics() {
        return database.query(STATISTICS)
                .execute()
                .map(rows -> {
                    var row = rows.iterator().next();
                    var means = new EnumMap<Field, Double>(Field.class);
                    for (var field : Field.values()) {
                        means.put(field, row.getFloat(field.column()).doubleValue());
                    }
                    return new Statistics(row.getLong("documents"), means);
                });
    }

    private static Map<String, List<Known>> byWord(Iterable<Row> rows) {
        var byWord = new HashMap<String, List<Known>>();
        for (var row : rows) {
            byWord.computeIfAbsent(row.getString("asked"), _ -> new ArrayList<>())
                    .add(new Known(row.getString("word"), row.getInteger("documents")));
        }
        return byWord;
    }
}
