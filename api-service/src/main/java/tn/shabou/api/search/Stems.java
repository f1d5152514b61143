package tn.shabou.api.search;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What remains of a word without a usual ending, as the SQL function {@code search_stems} cuts it.
 */
final class Stems {

    /** The language of stems that hold for any, as they are named in {@code search_word}. */
    static final String ANY = "any:";

    private static final Pattern NOT_STEMMED = Pattern.compile("[0-9\\u0600-\\u06ff]");
    private static final Pattern LONG_ENDING =
            Pattern.compile("(.{4,}?)(?:ami|ima|ega|emu|ies|eux|aux|ov|ev|ih|im|om|em|eh|ah|am)");
    private static final Pattern SHORT_ENDING = Pattern.compile("(.{3,}?)(?:es|[aeiouysx])");
    private static final Pattern PLURAL_OF_TWO_LETTERS = Pattern.compile("(..)s");

    private Stems() {}

    /** Empty for numbers, single letters and Arabic words, which have none. */
    static Optional<String> any(String word) {
        if (word.length() < 2 || NOT_STEMMED.matcher(word).find()) {
            return Optional.empty();
        }
        for (var ending : new Pattern[] {LONG_ENDING, SHORT_ENDING, PLURAL_OF_TWO_LETTERS}) {
            var match = ending.matcher(word);
            if (match.matches()) {
                return Optional.of(match.group(1));
            }
        }
        return Optional.of(word);
    }

    /** By which a word is compared with those of synonyms, as {@code search_key} has it. */
    static String key(String word) {
        return any(word).orElse(word);
    }
}
