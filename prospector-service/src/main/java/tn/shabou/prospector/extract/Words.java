package tn.shabou.prospector.extract;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words of a text without case, accents and punctuation. */
final class Words {

    /** Characters in which a text says what it is about. */
    private static final int LONGEST = 2_000;

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

    private Words() {}

    static Set<String> of(String text) {
        return Set.copyOf(inOrder(text));
    }

    /** Of an endless text those of its beginning. */
    static List<String> inOrder(String text) {
        return Arrays.stream(fold(text).split("[^\\p{L}\\d]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Lower case without accents. */
    private static String fold(String text) {
        // Unbounded, the reordering of accents takes a time that grows with the square.
        return Normalizer.normalize(
                        text.substring(0, Math.min(text.length(), LONGEST)), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Fit to be kept: without control characters, which no database takes, and not endless. */
    static @Nullable String kept(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        var clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() > longest ? clean.substring(0, longest).strip() : clean;
    }

    /** Without marks of direction and the like, which no reader sees. */
    static String visible(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    static int common(Set<String> some, Set<String> others) {
        return (int) some.stream().filter(others::contains).count();
    }

    /** Whether most words of the shorter text stand in the other. */
    static boolean alike(String one, String other) {
        var some = of(one);
        var others = of(other);
        int shorter = Math.min(some.size(), others.size());
        return shorter > 0 && common(some, others) >= 0.7 * shorter;
    }
}
