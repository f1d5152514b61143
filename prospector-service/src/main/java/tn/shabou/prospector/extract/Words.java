package tn.shabou.prospector.extract;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words of a text without case, accents and punctuation. */
final class Words {

    private Words() {}

    static Set<String> of(String text) {
        return Set.copyOf(inOrder(text));
    }

    static List<String> inOrder(String text) {
        return Arrays.stream(fold(text).split("[^\\p{L}\\d]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Lower case without accents. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
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
