package tn.shabou.prospector.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds in long texts what begins where a word begins and has a certain sign soon behind, by
 * looking there alone: most letters of a page stand within words, or begin others.
 *
 * @param pattern begins with none but the initials, and never behind a letter
 * @param initials in small letters
 * @param signs of which one is in whatever the pattern finds
 * @param within how many characters from its beginning the first of them is
 */
record WordStarts(Pattern pattern, String initials, String signs, int within) {

    static final String DIGITS = "0123456789";

    /**
     * What {@link java.util.regex.Matcher#results} would find.
     *
     * @param most results, from the start of the text
     */
    List<MatchResult> in(String text, int most) {
        var results = new ArrayList<MatchResult>();
        var matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int sign = sign(text, 0);
        for (int i = 0; sign < text.length() && results.size() < most; i++) {
            sign = sign < i ? sign(text, i) : sign;
            i = Math.max(i, sign - within);
            if (i < text.length() && isStart(text, i)) {
                Patience.check();
                if (matcher.region(i, text.length()).lookingAt()) {
                    results.add(matcher.toMatchResult());
                    i = Math.max(i, matcher.end() - 1);
                }
            }
        }
        return results;
    }

    private boolean isStart(String text, int i) {
        return initials.indexOf(Character.toLowerCase(text.charAt(i))) >= 0
                && (i == 0 || !Character.isLetter(text.charAt(i - 1)));
    }

    private int sign(String text, int from) {
        int i = from;
        while (i < text.length() && signs.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }
}
