package tn.shabou.api.relevance;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.search.Lanes;

/**
 * Asks for parts of the demo catalogue in the ways in which people ask for what they know, and sees
 * how high those come. A part that reads the same (same family, maker and car) is as good.
 */
final class KnownItems {

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String SAMPLE =
            """
            SELECT p.name_fr, p.name_ar, c.name_fr AS family, b.name AS brand,
                   (SELECT raw FROM part_reference WHERE product_id = p.id AND kind IN ('MPN', 'OE') ORDER BY id LIMIT 1) AS number,
                   (SELECT said FROM synonym WHERE enabled AND meant_key = search_key(search_words(c.name_fr)) ORDER BY id LIMIT 1) AS synonym
              FROM product p JOIN category c ON c.id = p.category_id JOIN brand b ON b.id = p.brand_id
             WHERE p.listed ORDER BY md5(p.sku) LIMIT $1
            """;

    /** Whether a found product is what was asked for. */
    private static final String IS_IT =
            """
            SELECT found.n FROM unnest($1::bigint[]) WITH ORDINALITY AS found (id, n)
              JOIN product p ON p.id = found.id JOIN category c ON c.id = p.category_id JOIN brand b ON b.id = p.brand_id
             WHERE CASE WHEN $2 THEN p.name_fr = $3 ELSE c.name_fr = $4 AND b.name = $5 END
             ORDER BY n LIMIT 1
            """;

    private KnownItems() {}

    /** A part, and what people may call it. */
    private record Item(
            String name,
            @Nullable String arabic,
            String family,
            String brand,
            @Nullable String number,
            @Nullable String synonym) {

        static Item of(Row row) {
            return new Item(
                    row.getString("name_fr"),
                    row.getString("name_ar"),
                    row.getString("family"),
                    row.getString("brand"),
                    row.getString("number"),
                    row.getString("synonym"));
        }
    }

    /**
     * A way of asking.
     *
     * @param exactly whether only a product of the same name will do, not one of family and maker
     * @param query null when the part cannot be asked for like that
     */
    private record Manner(
            String name, boolean exactly, BiFunction<Item, Random, @Nullable String> query) {}

    private static final List<Manner> MANNERS =
            List.of(
                    new Manner("exact reference", true, (item, _) -> item.number),
                    new Manner("noisy reference", true, KnownItems::noisyNumber),
                    new Manner("name", true, (item, _) -> item.name),
                    new Manner(
                            "no accents",
                            true,
                            (item, _) -> plain(item.name).toUpperCase(Locale.ROOT)),
                    new Manner(
                            "typo",
                            false,
                            (item, random) -> slip(item.family, random) + " " + item.brand),
                    new Manner(
                            "plural", false, (item, _) -> plural(item.family) + " " + item.brand),
                    new Manner("word order", true, (item, random) -> shuffled(item.name, random)),
                    new Manner(
                            "arabic",
                            true,
                            (item, _) ->
                                    item.arabic == null ? null : item.arabic + " " + item.brand),
                    new Manner(
                            "synonym",
                            false,
                            (item, _) ->
                                    item.synonym == null ? null : item.synonym + " " + item.brand));

    /** Prints a line for each manner: how many questions, success@1 and MRR@10. */
    static void measure(Pool database, Lanes lanes, int sample) {
        var items =
                database
                        .preparedQuery(SAMPLE)
                        .execute(Tuple.of(sample))
                        .await()
                        .atMost(PATIENCE)
                        .stream()
                        .map(Item::of)
                        .toList();
        System.out.println("class            queries  success@1  MRR@10");
        for (var manner : MANNERS) {
            measure(database, lanes, items, manner);
        }
    }

    private static void measure(Pool database, Lanes lanes, List<Item> items, Manner manner) {
        var random = new Random(1);
        int asked = 0;
        double first = 0;
        double reciprocal = 0;
        for (var item : items) {
            var query = manner.query.apply(item, random);
            if (query != null) {
                int rank = rank(database, lanes, item, manner, query);
                asked++;
                first += rank == 1 ? 1 : 0;
                reciprocal += rank == 0 ? 0 : 1.0 / rank;
            }
        }
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "%-16s %7d  %9.3f  %6.3f",
                        manner.name(),
                        asked,
                        first / Math.max(1, asked),
                        reciprocal / Math.max(1, asked)));
    }

    /** From 1 to 10; 0 when it is not among the first ten. */
    private static int rank(Pool database, Lanes lanes, Item item, Manner manner, String query) {
        var ids =
                lanes.find(query, Judgements.DEPTH, false).await().atMost(PATIENCE).ids().stream()
                        .limit(Judgements.DEPTH)
                        .toArray(Long[]::new);
        var rows =
                database.preparedQuery(IS_IT)
                        .execute(Tuple.of(ids, manner.exactly, item.name, item.family, item.brand))
                        .await()
                        .atMost(PATIENCE);
        return rows.size() == 0 ? 0 : rows.iterator().next().getInteger(0);
    }

    /** The number with other separators, in lower case, without its leading zeros. */
    private static @Nullable String noisyNumber(Item item, Random random) {
        var number = item.number;
        if (number == null) {
            return null;
        }
        var bare = number.replaceAll("[^A-Za-z0-9]", "").replaceFirst("^0+(?=.)", "");
        int at = 1 + random.nextInt(Math.max(1, bare.length() - 1));
        return (bare.substring(0, at) + (random.nextBoolean() ? "-" : " ") + bare.substring(at))
                .toLowerCase(Locale.ROOT);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    private static String plural(String text) {
        return text.replaceFirst("^(\\p{L}{3,}[^sx\\s])(?=\\s|$)", "$1s");
    }

    /** The longest word with two neighbours swapped. */
    private static String slip(String text, Random random) {
        var longest =
                WORD.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .max(Comparator.comparingInt(String::length))
                        .orElse("");
        if (longest.length() < 5) {
            return text;
        }
        int at = 1 + random.nextInt(longest.length() - 2);
        var slipped =
                longest.substring(0, at)
                        + longest.charAt(at + 1)
                        + longest.charAt(at)
                        + longest.substring(at + 2);
        return text.replace(longest, slipped);
    }

    private static String shuffled(String text, Random random) {
        var words = new ArrayList<>(List.of(text.split("\\s+")));
        Collections.shuffle(words, random);
        return String.join(" ", words);
    }
}
