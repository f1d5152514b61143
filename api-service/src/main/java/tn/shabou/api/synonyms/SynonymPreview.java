package tn.shabou.api.synonyms;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.shabou.api.search.Hit;
import tn.shabou.api.search.SearchEngine;
import tn.shabou.api.search.SearchEngine.Answer;
import tn.shabou.api.search.SearchEngine.Question;

/**
 * Shows what a synonym would do to a question, whichever engine answers: what is found now, and
 * what would be found if its words were asked for as well.
 */
@ApplicationScoped
class SynonymPreview {

    private static final int TOP = 10;

    /** What a product found by a synonym is worth to search, compared with one found as asked. */
    private static final double WORTH = 0.9;

    /** $1 said, $2 meant, $3 the question. */
    private static final String WORDS =
            """
            SELECT search_words($1) AS said, search_words($2) AS meant, search_words($3) AS asked,
                   coalesce(search_key(search_words($1)), '') AS said_key, coalesce(search_key(search_words($2)), '') AS meant_key,
                   ARRAY(SELECT coalesce(search_key(w), w) FROM string_to_table(search_words($3), ' ') AS w) AS asked_keys
            """;

    /** Only the most frequent are looked through: the log may be long. */
    private static final String MISSES =
            """
            SELECT query FROM (SELECT query, words, misses FROM search_log WHERE misses > 0 AND NOT dismissed
                                ORDER BY misses DESC, words LIMIT 2000) AS frequent
             WHERE ' ' || search_key(words) || ' ' LIKE '% ' || search_key(search_words($1)) || ' %'
             ORDER BY misses DESC, words LIMIT 10
            """;

    private static final String PRODUCTS =
            "SELECT id, sku, name_fr FROM product WHERE id = ANY ($1)";

    private final Pool database;
    private final SearchEngine engine;

    SynonymPreview(Pool database, SearchEngine engine) {
        this.database = database;
        this.engine = engine;
    }

    /**
     * @param query for which to show it; what is said, when absent
     */
    record Wish(
            @NotBlank @Size(max = 100) String said,
            @NotBlank @Size(max = 100) String meant,
            @NotNull Boolean bothWays,
            Optional<@Size(max = 200) String> query) {}

    /**
     * @param query that was tried
     * @param applies whether the synonym has anything to say about it
     * @param added how many products would be found besides those found now, among the best ranked
     * @param misses frequent questions without an answer in which it is said
     */
    record Preview(
            String query,
            boolean applies,
            Ranking before,
            Ranking after,
            int added,
            List<String> misses) {}

    /**
     * @param found how many products were ranked
     * @param more whether there are more than were ranked
     * @param top the best of them, in order
     */
    record Ranking(int found, boolean more, List<Part> top) {}

    record Part(long id, String sku, String name) {}

    private record Found(List<Hit> hits, boolean more) {}

    Uni<Preview> of(Wish wish) {
        var query = wish.query().filter(given -> !given.isBlank()).orElse(wish.said());
        return Uni.combine()
                .all()
                .unis(otherWords(wish, query), ask(query), misses(wish.said()))
                .asTuple()
                .chain(known ->
                        preview(query, known.getItem1(), known.getItem2(), known.getItem3()));
    }

    private Uni<Preview> preview(
            String query, Optional<String> otherWords, Found before, List<String> misses) {
        var after =
                otherWords
                        .map(words -> ask(words).map(others -> together(before, others)))
                        .orElseGet(() -> Uni.createFrom().item(before));
        return after.chain(found ->
                parts(before, found)
                        .map(parts ->
                                new Preview(
                                        query,
                                        otherWords.isPresent(),
                                        ranking(before, parts),
                                        ranking(found, parts),
                                        found.hits().size() - before.hits().size(),
                                        misses)));
    }

    private Uni<Found> ask(String text) {
        return engine.ask(new Question(text, List.of(), SearchEngine.MOST, false))
                .map((Answer answer) -> new Found(answer.hits(), answer.more()));
    }

    /** The question with the synonym in place of what it stands for; empty where it does not. */
    private Uni<Optional<String>> otherWords(Wish wish, String query) {
        return database.preparedQuery(WORDS)
                .execute(Tuple.of(wish.said(), wish.meant(), query))
                .map(rows -> {
                    var row = rows.iterator().next();
                    var forward = replaced(row, "said_key", "meant");
                    return forward.isPresent() || !wish.bothWays()
                            ? forward
                            : replaced(row, "meant_key", "said");
                });
    }

    private static Optional<String> replaced(Row row, String key, String by) {
        var keys = List.of(row.getArrayOfStrings("asked_keys"));
        var phrase = Arrays.asList(row.getString(key).split(" "));
        int at = Collections.indexOfSubList(keys, phrase);
        if (at < 0) {
            return Optional.empty();
        }
        var words = List.of(row.getString("asked").split(" "));
        return Optional.of(
                Stream.of(
                                words.subList(0, at),
                                List.of(row.getString(by)),
                                words.subList(at + phrase.size(), words.size()))
                        .flatMap(List::stream)
                        .collect(Collectors.joining(" ")));
    }

    private static Found together(Found before, Found others) {
        var best = new HashMap<Long, Hit>();
        before.hits().forEach(hit -> best.put(hit.productId(), hit));
        for (var hit : others.hits()) {
            var less = new Hit(hit.productId(), hit.score() * WORTH, Map.of());
            best.merge(hit.productId(), less, (a, b) -> a.score() >= b.score() ? a : b);
        }
        var inOrder =
                best.values().stream()
                        .sorted(
                                Comparator.comparingDouble(Hit::score)
                                        .reversed()
                                        .thenComparing(Hit::productId))
                        .toList();
        return new Found(inOrder, before.more() || others.more());
    }

    private Uni<List<String>> misses(String said) {
        return database.preparedQuery(MISSES)
                .execute(Tuple.of(said))
                .map(rows -> rows.stream().map(row -> row.getString("query")).toList());
    }

    private Uni<Map<Long, Part>> parts(Found before, Found after) {
        var ids =
                Stream.of(before, after)
                        .flatMap(found -> found.hits().stream().limit(TOP))
                        .map(Hit::productId)
                        .distinct()
                        .toArray(Long[]::new);
        return database.preparedQuery(PRODUCTS)
                .execute(Tuple.of(ids))
                .map(rows ->
                        rows.stream()
                                .map(row ->
                                        new Part(
                                                row.getLong("id"),
                                                row.getString("sku"),
                                                row.getString("name_fr")))
                                .collect(Collectors.toMap(Part::id, part -> part)));
    }

    private static Ranking ranking(Found found, Map<Long, Part> parts) {
        return new Ranking(
                found.hits().size(),
                found.more(),
                found.hits().stream()
                        .limit(TOP)
                        .flatMap(hit -> Stream.ofNullable(parts.get(hit.productId())))
                        .toList());
    }
}
