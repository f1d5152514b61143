package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.shabou.api.search.index.Entry;
import tn.shabou.api.search.index.Field;

/** Reads what the index in memory is made of. */
class IndexSource {

    /** So few that reading them never holds up what else the service answers. */
    private static final int PAGE = 500;

    private static final String ENTRIES =
            """
            SELECT d.product_id, p.in_stock, p.popularity, %s,
                   ARRAY(SELECT engine_id FROM fitment WHERE product_id = d.product_id) AS engines
              FROM search_document d JOIN product p ON p.id = d.product_id
             WHERE p.listed AND %s
            """
                    .formatted(
                            Stream.of(Field.values())
                                    .map(field -> "d." + field.column())
                                    .collect(Collectors.joining(", ")),
                            "%s");

    /**
     * PostgreSQL does not see by itself that both ids are beyond the last one, and would read all
     * products before it again for every page.
     */
    private static final String AFTER =
            ENTRIES.formatted(
                    "d.product_id > $1 AND p.id > $1 ORDER BY d.product_id LIMIT " + PAGE);

    private static final String THESE = ENTRIES.formatted("d.product_id = ANY ($1)");

    private static final String KNOWN_STEMS =
            "SELECT word, stems FROM search_word WHERE stems <> '{}' AND word > $1 ORDER BY word LIMIT 2000";

    private static final String STEMS =
            "SELECT word, search_stems(word) AS stems FROM unnest($1::text[]) AS word";

    private final SqlClient database;
    private final FoldingRules rules;
    private final List<String> languages;

    /**
     * @param languages as in {@link SearchConfig#languages}
     */
    IndexSource(SqlClient database, FoldingRules rules, List<String> languages) {
        this.database = database;
        this.rules = rules;
        this.languages = List.copyOf(languages);
    }

    /** How many products there are to read. */
    Uni<Long> products() {
        return database.query("SELECT count(*) AS products FROM product WHERE listed")
                .execute()
                .map(rows -> rows.iterator().next().getLong("products"));
    }

    /** The next listed products in order of their ids; empty when there are no more. */
    Uni<List<Entry>> after(long productId) {
        return database.preparedQuery(AFTER).execute(Tuple.of(productId)).map(IndexSource::entries);
    }

    /** Of these products those that are listed. */
    Uni<List<Entry>> these(Collection<Long> productIds) {
        return database.preparedQuery(THESE)
                .execute(Tuple.of(productIds.toArray(Long[]::new)))
                .map(IndexSource::entries);
    }

    /** The stems of the next words of the catalogue that have any; empty when there are no more. */
    Uni<Map<String, String[]>> knownStems(String after) {
        return database.preparedQuery(KNOWN_STEMS).execute(Tuple.of(after)).map(this::stems);
    }

    /** The stems of any words. */
    Uni<Map<String, String[]>> stems(Collection<String> words) {
        return words.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : database.preparedQuery(STEMS)
                        .execute(Tuple.of(words.toArray(String[]::new)))
                        .map(this::stems);
    }

    Uni<Folding> folding() {
        return rules.folding();
    }

    Uni<Synonyms> synonyms() {
        return Synonyms.load(database);
    }

    private Map<String, String[]> stems(RowSet<Row> rows) {
        var stems = new HashMap<String, String[]>();
        for (var row : rows) {
            stems.put(
                    row.getString("word"),
                    Stream.of(row.getArrayOfStrings("stems"))
                            .filter(stem -> languages.contains(stem.split(":", 2)[0]))
                            .toArray(String[]::new));
        }
        return stems;
    }

    private static List<Entry> entries(RowSet<Row> rows) {
        return rows.stream().map(IndexSource::entry).toList();
    }

    private static Entry entry(Row row) {
        var fields = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            fields.put(field, row.getString(field.column()));
        }
        return new Entry(
                row.getLong("product_id"),
                row.getBoolean("in_stock"),
                row.getInteger("popularity"),
                fields,
                List.of(row.getArrayOfLongs("engines")));
    }
}
