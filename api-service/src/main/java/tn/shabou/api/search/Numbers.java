package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tn.shabou.api.database.ShopReads;
import tn.shabou.api.http.Page;
import tn.shabou.model.PartNumber;

/**
 * Finds parts by their numbers, whoever gave them: as a whole, without leading zeros, by their
 * first characters; and when all that fails, by any part. A number is never corrected.
 */
@ApplicationScoped
class Numbers {

    private static final int SHORTEST = 4;

    /** A number among words has to be longer, or 1600 would be one. */
    private static final int SHORTEST_AMONG_WORDS = 5;

    /** Longer words without digits are words, not the beginning of a number. */
    private static final int LONGEST_LETTERS = 4;

    private static final int MOST = Page.Total.BOUND + 1;
    private static final Uni<List<Long>> NONE = item(List.of());
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final String RANKED =
            """
            SELECT p.id
              FROM (SELECT product_id, min(likeness) AS likeness FROM (%%s) AS alike
                     GROUP BY product_id) AS found
              JOIN product p ON p.id = found.product_id
             WHERE p.listed
             ORDER BY likeness, p.in_stock DESC, p.popularity DESC, p.id
             LIMIT %d
            """
                    .formatted(MOST);

    private static final String WHOLE =
            RANKED.formatted(
                    """
                    SELECT product_id, 1 AS likeness FROM part_reference WHERE norm = $1
                     UNION ALL SELECT product_id, 2 FROM part_reference WHERE trimmed = $2
                    """);

    private static final String AMONG_WORDS =
            RANKED.formatted(
                    "SELECT product_id, 1 AS likeness FROM part_reference WHERE norm = ANY ($1)");

    private static final String BY_BEGINNING =
            RANKED.formatted(
                    """
                    (SELECT product_id, 1 AS likeness FROM part_reference
                      WHERE norm ~>=~ $1 AND norm ~<~ ($1 || '~') LIMIT %1$d)
                     UNION ALL (SELECT product_id, 2 FROM part_reference
                                 WHERE trimmed ~>=~ $2 AND trimmed ~<~ ($2 || '~') LIMIT %1$d)
                    """
                            .formatted(MOST));

    private static final String BY_ANY_PART =
            RANKED.formatted(
                    """
                    (SELECT product_id, 1 AS likeness FROM part_reference
                      WHERE norm LIKE '%%' || $1 || '%%' LIMIT %d)
                    """
                            .formatted(MOST));

    private final ShopReads reads;

    Numbers(ShopReads reads) {
        this.reads = reads;
    }

    /**
     * Ids of the parts, the likeliest first; empty when nothing in the question is a known number.
     */
    Uni<List<Long>> find(String question) {
        if (question.codePoints().noneMatch(Character::isDigit)) {
            return NONE;
        }
        var words = BLANKS.split(question.strip());
        var number = PartNumber.parse(question).filter(whole -> isNumber(whole, SHORTEST));
        return (mayBeOne(words) && number.isPresent() ? inOnePiece(number.get()) : NONE)
                .chain(found -> found.isEmpty() ? amongWords(words) : item(found));
    }

    private Uni<List<Long>> inOnePiece(PartNumber number) {
        var both = Tuple.of(number.norm(), number.withoutLeadingZeros());
        return find(WHOLE, both)
                .chain(found -> found.isEmpty() ? find(BY_BEGINNING, both) : item(found))
                .chain(found ->
                        found.isEmpty() ? find(BY_ANY_PART, Tuple.of(number.norm())) : item(found));
    }

    private Uni<List<Long>> amongWords(String[] words) {
        if (words.length < 2) {
            return NONE;
        }
        var numbers =
                Stream.of(words)
                        .flatMap(word -> PartNumber.parse(word).stream())
                        .filter(number -> isNumber(number, SHORTEST_AMONG_WORDS))
                        .map(PartNumber::norm)
                        .toArray(String[]::new);
        return numbers.length == 0 ? NONE : find(AMONG_WORDS, Tuple.of(numbers));
    }

    private Uni<List<Long>> find(String sql, Tuple parameters) {
        return reads.ask(sql, parameters).map(Ids::of);
    }

    /** Whether all words together may be one number that somebody took apart. */
    private static boolean mayBeOne(String[] words) {
        return Stream.of(words)
                .allMatch(word ->
                        word.codePoints().anyMatch(Character::isDigit)
                                || (word.length() <= LONGEST_LETTERS
                                        && word.codePoints().noneMatch(Numbers::isForeign)));
    }

    /** Whether it is a letter that no number has, as those of an Arabic word are. */
    private static boolean isForeign(int letter) {
        return Character.isLetter(letter)
                && Character.UnicodeScript.of(letter) != Character.UnicodeScript.LATIN;
    }

    private static boolean isNumber(PartNumber number, int shortest) {
        return number.norm().length() >= shortest
                && number.norm().chars().anyMatch(Character::isDigit);
    }

    private static Uni<List<Long>> item(List<Long> found) {
        return Uni.createFrom().item(found);
    }
}
