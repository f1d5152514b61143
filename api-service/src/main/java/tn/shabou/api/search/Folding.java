package tn.shabou.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Folds questions into words as the SQL function {@code search_words} folds products, step by step
 * as it does, without asking for each. What PostgreSQL makes of each single letter is asked once,
 * since its rules differ between versions.
 */
final class Folding {

    /** Above these there are no letters that it takes apart. */
    private static final String LETTERS =
            """
            SELECT code, folded
              FROM (SELECT i AS code, fold_accents(chr(i)) AS folded
                      FROM generate_series(1, 131071) AS i WHERE i NOT BETWEEN 55296 AND 57343) AS letter
             WHERE folded <> chr(code)
            """;

    private static final String NON_ASCII_LETTERS_ARE_LETTERS = "SELECT 'ب' ~ '\\w' AS yes";

    private static final String FOREIGN = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹’٫،؟؛٪٬";
    private static final String OWN = "01234567890123456789'.     ";
    private static final String ARABIC_SHAPES = "أإآٱىةؤئ";
    private static final String ARABIC_SHAPE = "اااايهوي";

    private static final Pattern DECIMAL_POINT = Pattern.compile("(?<=[0-9])[.,](?=[0-9])");
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile(
                    "(?:[^a-z0-9.\\u00c0-\\u1fff\\u3040-\\ud7ff]|\\.(?![0-9])|(?<![0-9])\\.|(?<=[0-9])\\.0(?![0-9]|\\.[0-9]))+");
    private static final Pattern TOO_LONG = Pattern.compile("([^ ]{40})[^ ]+");
    private static final Pattern ARABIC_MARKS = Pattern.compile("[\\u064B-\\u065F\\u0670\\u0640]");
    private static final Pattern ARABIC_ARTICLE =
            Pattern.compile("(^|\\s)(?:وال|بال|كال|فال|لل|ال)(?=\\S{3,})");

    private final Map<Integer, String> letters;
    private final Pattern elision;
    private final Pattern plus;

    /**
     * @param letters what becomes of a letter, by its code, where something does
     * @param unicode whether letters that are not ASCII are letters to PostgreSQL
     */
    private Folding(Map<Integer, String> letters, boolean unicode) {
        int flags = unicode ? Pattern.UNICODE_CHARACTER_CLASS : 0;
        this.letters = Map.copyOf(letters);
        this.elision = Pattern.compile("(?<!\\w)(?:[dlnjm]|qu)'(?=[a-z])|'s(?!\\w)", flags);
        this.plus = Pattern.compile("(?<=\\w)\\+(?!\\w)", flags);
    }

    static Uni<Folding> load(SqlClient database) {
        return Uni.combine()
                .all()
                .unis(
                        database.query(LETTERS).execute(),
                        database.query(NON_ASCII_LETTERS_ARE_LETTERS).execute())
                .with((letters, unicode) -> {
                    var folded = new HashMap<Integer, String>();
                    letters.forEach(
                            row -> folded.put(row.getInteger("code"), row.getString("folded")));
                    return new Folding(folded, unicode.iterator().next().getBoolean("yes"));
                });
    }

    /** The words of a text, in order. */
    List<String> words(String text) {
        return Stream.of(fold(text).split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    /** As {@code search_words} says it. */
    String fold(String text) {
        var folded = ownLetters(text);
        folded = elision.matcher(folded).replaceAll("");
        folded = plus.matcher(folded).replaceAll(" plus ");
        folded = DECIMAL_POINT.matcher(folded).replaceAll(".");
        folded = BETWEEN_WORDS.matcher(folded).replaceAll(" ");
        folded = TOO_LONG.matcher(folded).replaceAll("$1");
        folded = ARABIC_MARKS.matcher(folded).replaceAll("");
        folded =
                ARABIC_ARTICLE
                        .matcher(translate(folded, ARABIC_SHAPES, ARABIC_SHAPE))
                        .replaceAll("$1");
        return trimmed(folded);
    }

    private String ownLetters(String text) {
        var folded = new StringBuilder(text.length());
        text.codePoints()
                .forEach(code -> {
                    if (code >= 'a' && code <= 'z' || code >= '0' && code <= '9' || code == ' ') {
                        folded.append((char) code);
                    } else {
                        var letter = letters.get(code);
                        if (letter != null) {
                            folded.append(letter);
                        } else {
                            folded.append(Character.isBmpCodePoint(code) ? (char) code : ' ');
                        }
                    }
                });
        return translate(folded.toString(), FOREIGN, OWN);
    }

    private static String translate(String text, String from, String to) {
        var translated = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int at = text.charAt(i) < 0x80 ? -1 : from.indexOf(text.charAt(i));
            if (at >= 0) {
                translated.setCharAt(i, to.charAt(at));
            }
        }
        return translated.toString();
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }
}
