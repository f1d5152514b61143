package tn.shabou.prospector.extract;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Words that are looked for in names and labels. Verdicts are remembered, since a shop calls its
 * things the same on every page, and looking for dozens of words takes long.
 */
final class Vocabulary {

    /** Characters of a text that is likely to come again. */
    private static final int LONGEST = 120;

    /** Verdicts that are remembered at a time. */
    private static final int MOST = 4_096;

    private final Pattern words;
    private final Map<String, Boolean> verdicts = new ConcurrentHashMap<>();

    /**
     * @param words none of which is found in a blank text
     */
    Vocabulary(Pattern words) {
        this.words = words;
    }

    /** Whether any of the words stands in the text. */
    boolean isIn(String text) {
        if (text.isBlank()) {
            return false;
        }
        if (text.length() > LONGEST) {
            return words.matcher(text).find();
        }
        var known = verdicts.get(text);
        return known == null ? learn(text) : known;
    }

    private boolean learn(String text) {
        boolean verdict = words.matcher(text).find();
        if (verdicts.size() >= MOST) {
            verdicts.clear();
        }
        verdicts.put(text, verdict);
        return verdict;
    }
}
