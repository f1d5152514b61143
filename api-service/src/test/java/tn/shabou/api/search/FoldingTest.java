package tn.shabou.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;

/** A question must become the same words here as a product did in PostgreSQL. */
@ApiTest
class FoldingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Whatever rules there are, on both sides of their limits. */
    private static final List<String> PIECES =
            List.of(
                    "a",
                    "b",
                    "Z",
                    "é",
                    "È",
                    "ç",
                    "œ",
                    "Æ",
                    "ß",
                    "ﬁ",
                    "ﷺ",
                    "İ",
                    "ø",
                    "ł",
                    "č",
                    "ž",
                    "ñ",
                    "ü",
                    "Ω",
                    "я",
                    "Щ",
                    "漢",
                    "字",
                    "ا",
                    "أ",
                    "ة",
                    "ى",
                    "ؤ",
                    "ال",
                    "وال",
                    "لل",
                    "ب",
                    "كتاب",
                    "فرامل",
                    "ـ",
                    "ً",
                    "ّ",
                    "٠",
                    "٩",
                    "۵",
                    "0",
                    "1",
                    "9",
                    "5.0",
                    "5,0",
                    "1.5",
                    ".",
                    ",",
                    "..",
                    "'",
                    "’",
                    "d'",
                    "l’",
                    "qu'",
                    "'s",
                    "s'",
                    "+",
                    "++",
                    "-",
                    "/",
                    "_",
                    "&",
                    "%",
                    "\"",
                    "(",
                    ")",
                    "*",
                    "ꓼ",
                    "°",
                    "½",
                    "№",
                    "€",
                    "²",
                    "🚗",
                    "𝐀",
                    "\u202e",
                    "\u00a0",
                    "\t",
                    "\u0301",
                    " ",
                    "  ",
                    "plaquettes",
                    "FILTRE",
                    "wh-1000xm4",
                    "x".repeat(41),
                    "م".repeat(45));

    private final FoldingRules rules;
    private final Pool database;

    FoldingTest(FoldingRules rules, Pool database) {
        this.rules = rules;
        this.database = database;
    }

    @Test
    void makesTheSameWordsOfAnyTextAsPostgresDoes() {
        var folding = rules.folding().await().atMost(PATIENCE);
        var random = new Random(1);
        var texts = new ArrayList<String>(PIECES);
        for (int i = 0; i < 20_000; i++) {
            texts.add(
                    IntStream.rangeClosed(0, random.nextInt(7))
                            .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                            .collect(Collectors.joining()));
        }

        var folded = inPostgres("search_words(t)", texts);

        for (int i = 0; i < texts.size(); i++) {
            assertThat(folding.fold(texts.get(i))).as(texts.get(i)).isEqualTo(folded.get(i));
        }
    }

    @Test
    void cutsEndingsAsPostgresDoes() {
        var random = new Random(1);
        var letters = "abcdeimouvxysghrlt";
        var words =
                new ArrayList<String>(
                        List.of("filtres", "chevaux", "bougies", "as", "a", "فرامل", "w123"));
        for (int i = 0; i < 5_000; i++) {
            words.add(
                    random.ints(1 + random.nextInt(9), 0, letters.length())
                            .mapToObj(at -> letters.substring(at, at + 1))
                            .collect(Collectors.joining()));
        }

        var keys = inPostgres("search_key(t)", words);

        for (int i = 0; i < words.size(); i++) {
            assertThat(Stems.key(words.get(i))).as(words.get(i)).isEqualTo(keys.get(i));
        }
    }

    private List<String> inPostgres(String expression, List<String> texts) {
        return database
                .preparedQuery(
                        "SELECT %s AS folded FROM unnest($1::text[]) WITH ORDINALITY AS u (t, n) ORDER BY n"
                                .formatted(expression))
                .execute(Tuple.of(texts.toArray(String[]::new)))
                .await()
                .atMost(PATIENCE)
                .stream()
                .map(row -> row.getString("folded"))
                .toList();
    }
}
