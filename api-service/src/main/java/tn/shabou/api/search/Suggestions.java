package tn.shabou.api.search;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.feed.NamesListener;
import tn.shabou.api.http.Language;
import tn.shabou.api.search.Suggestible.Kind;
import tn.shabou.model.PartNumber;

/**
 * Names, numbers and frequent questions that go on as somebody began to type. All but the numbers
 * are held in memory.
 */
@ApplicationScoped
class Suggestions implements NamesListener {

    private static final int SHORTEST_NUMBER = 4;
    private static final int MOST_ASKED = 10_000;
    private static final int LONGEST_LIST = 20;

    private static final String NAMES =
            """
            SELECT kind, source, words, label_fr, label_ar, slug,
                   search_words(label_fr) AS whole_fr, search_words(label_ar) AS whole_ar
              FROM suggestion
            """;

    private static final String ASKED =
            """
            SELECT words, query, searches - misses AS found FROM search_log
             WHERE searches - misses >= 3 ORDER BY searches - misses DESC LIMIT %d
            """
                    .formatted(MOST_ASKED);

    private static final String NUMBERS =
            """
            SELECT r.raw, p.slug
              FROM (SELECT raw, norm, product_id FROM part_reference
                     WHERE norm ~>=~ $1 AND norm ~<~ ($1 || '~') ORDER BY norm USING ~<~ LIMIT 5) AS r
              JOIN product p ON p.id = r.product_id
             WHERE p.listed ORDER BY length(r.raw), r.raw
            """;

    private final Pool database;
    private final FoldingRules rules;
    private volatile @Nullable Suggestible names;
    private volatile Suggestible asked = new Suggestible(List.of());

    Suggestions(Pool database, FoldingRules rules) {
        this.database = database;
        this.rules = rules;
    }

    /**
     * @param kind reference, query, category, brand, make, model or generation
     * @param slug of what it leads to, of the part for a reference; null for a query, which is
     *     searched for
     */
    record Suggestion(String kind, String label, @Nullable String slug) {}

    /** The likeliest first. */
    Uni<List<Suggestion>> find(String typed, int limit, Language language) {
        return rules.folding()
                .map(folding -> folding.fold(typed))
                .chain(begun -> named(begun, limit, language))
                .chain(named -> numbered(typed).map(numbers -> first(limit, numbers, named)));
    }

    @Override
    public Uni<Void> taxonomyChanged() {
        return loadNames().replaceWithVoid();
    }

    @Override
    public Uni<Void> reload() {
        return Uni.createFrom().voidItem();
    }

    @Scheduled(
            every = "${shabou.search.suggestions-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> loadAsked() {
        return database.query(ASKED)
                .execute()
                .invoke(rows ->
                        asked = new Suggestible(rows.stream().map(Suggestions::asked).toList()))
                .replaceWithVoid();
    }

    private Uni<List<Suggestion>> named(String begun, int limit, Language language) {
        if (begun.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return names().map(known ->
                Stream.concat(asked.mostFound(begun).stream(), known.best(begun, limit).stream())
                        .map(name -> suggestion(name, language))
                        .toList());
    }

    private Uni<List<Suggestion>> numbered(String typed) {
        return number(typed)
                .map(number ->
                        database.preparedQuery(NUMBERS)
                                .execute(Tuple.of(number))
                                .map(Suggestions::numbers))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<Suggestible> names() {
        var known = names;
        return known != null ? Uni.createFrom().item(known) : loadNames();
    }

    private Uni<Suggestible> loadNames() {
        return database.query(NAMES)
                .execute()
                .map(rows -> new Suggestible(rows.stream().map(Suggestions::name).toList()))
                .invoke(read -> names = read);
    }

    private static Optional<String> number(String typed) {
        return PartNumber.parse(typed)
                .map(PartNumber::norm)
                .filter(norm -> norm.length() >= SHORTEST_NUMBER)
                .filter(norm -> norm.chars().anyMatch(Character::isDigit));
    }

    private static List<Suggestion> first(
            int limit, List<Suggestion> numbers, List<Suggestion> names) {
        return Stream.concat(numbers.stream(), names.stream())
                .limit(Math.min(limit, LONGEST_LIST))
                .toList();
    }

    private static List<Suggestion> numbers(RowSet<Row> rows) {
        return rows.stream()
                .map(row ->
                        new Suggestion("reference", row.getString("raw"), row.getString("slug")))
                .toList();
    }

    private static Suggestible.Name name(Row row) {
        return new Suggestible.Name(
                Kind.valueOf(row.getString("kind")),
                row.getLong("source"),
                row.getString("words"),
                row.getString("label_fr"),
                row.getString("label_ar"),
                row.getString("slug"),
                List.of(row.getString("whole_fr"), row.getString("whole_ar")),
                0);
    }

    private static Suggestible.Name asked(Row row) {
        var query = row.getString("query");
        var words = row.getString("words");
        return new Suggestible.Name(
                Kind.QUERY, 0, words, query, query, null, List.of(words), row.getLong("found"));
    }

    private static Suggestion suggestion(Suggestible.Name name, Language language) {
        return new Suggestion(
                name.kind().name().toLowerCase(Locale.ROOT),
                language == Language.AR ? name.arabic() : name.french(),
                name.slug());
    }
}
