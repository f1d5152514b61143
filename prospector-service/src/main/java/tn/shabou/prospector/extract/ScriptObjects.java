package tn.shabou.prospector.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Objects that the scripts of a page spell out, behind words that tell what they are. */
final class ScriptObjects {

    /** Objects behind one kind of words; a page tells of its product a few times at most. */
    private static final int MOST = 20;

    /** Characters between the words and the object. */
    private static final int FARTHEST = 40;

    private ScriptObjects() {}

    /**
     * The objects that follow the words, as far as goodwill can read them.
     *
     * @param signs of which a script has one wherever it has the words
     */
    static Stream<JsonNode> after(Page page, Pattern words, String... signs) {
        return page.document().select("script:not([src]):not([type*=ld+json])").stream()
                .map(script -> script.data())
                .filter(text -> text.length() <= LenientJson.LONGEST)
                .filter(text -> Stream.of(signs).anyMatch(text::contains))
                .flatMap(text ->
                        words.matcher(text)
                                .results()
                                .limit(MOST)
                                .flatMap(found -> object(text, found.end()).stream()));
    }

    private static Optional<JsonNode> object(String text, int from) {
        Patience.check();
        int start = from;
        while (start < text.length()
                && start < from + FARTHEST
                && text.charAt(start) != '{'
                && text.charAt(start) != '[') {
            start++;
        }
        int end = end(text, start);
        return end < 0
                ? Optional.empty()
                : LenientJson.read(text.substring(start, end)).stream().findFirst();
    }

    /** Behind the bracket that closes the one at {@code start}; -1 when there is none. */
    private static int end(String text, int start) {
        int depth = 0;
        char quote = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            if (depth == 0) {
                return i == start ? -1 : i + 1;
            }
        }
        return -1;
    }
}
