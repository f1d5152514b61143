package tn.shabou.api.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The ways to write a word as several. */
final class WordSplits {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 24;
    private static final int SHORTEST_PART = 3;
    private static final Pattern BETWEEN_LETTERS_AND_DIGITS =
            Pattern.compile("(?<=\\p{L})(?=[0-9])|(?<=[0-9])(?=\\p{L})");

    private WordSplits() {}

    /**
     * In two at every place, and between letters and digits even when that makes more parts; none
     * of a short word.
     */
    static List<List<String>> of(String word) {
        var splits = new ArrayList<>(natural(word));
        if (word.length() > LONGEST) {
            return splits;
        }
        for (int at = 1; at < word.length(); at++) {
            var parts = List.of(word.substring(0, at), word.substring(at));
            boolean letters = word.length() >= SHORTEST && isLong(parts);
            if (letters && !splits.contains(parts)) {
                splits.add(parts);
            }
        }
        return splits;
    }

    /** Between letters and digits only: in two at each such place, and at all of them at once. */
    static List<List<String>> natural(String word) {
        var splits = new ArrayList<List<String>>();
        if (word.length() > LONGEST || word.chars().noneMatch(Character::isDigit)) {
            return splits;
        }
        var parts = List.of(BETWEEN_LETTERS_AND_DIGITS.split(word));
        if (parts.size() > 1) {
            splits.add(parts);
        }
        for (int at = 1; parts.size() > 2 && at < parts.size(); at++) {
            splits.add(
                    List.of(
                            String.join("", parts.subList(0, at)),
                            String.join("", parts.subList(at, parts.size()))));
        }
        return splits;
    }

    private static boolean isLong(List<String> parts) {
        return parts.stream().allMatch(part -> part.length() >= SHORTEST_PART);
    }
}
