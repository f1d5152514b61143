package tn.shabou.api.search;

import java.util.ArrayList;
import java.util.List;

/** The ways to write a word as several. */
final class WordSplits {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 24;
    private static final int SHORTEST_PART = 3;

    private WordSplits() {}

    /**
     * In two at every place, and between letters and digits even when that makes more parts; none
     * of a short word.
     */
    static List<List<String>> of(String word) {
        var splits = new ArrayList<List<String>>();
        if (word.length() > LONGEST) {
            return splits;
        }
        var natural = List.of(word.split("(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])"));
        if (natural.size() > 1) {
            splits.add(natural);
        }
        for (int at = 1; at < word.length(); at++) {
            var parts = List.of(word.substring(0, at), word.substring(at));
            boolean letters = word.length() >= SHORTEST && isLong(parts);
            if (!parts.equals(natural) && (letters || isNatural(parts))) {
                splits.add(parts);
            }
        }
        return splits;
    }

    /** Whether digits begin where letters end, or the other way round. */
    static boolean isNatural(List<String> parts) {
        for (int i = 1; i < parts.size(); i++) {
            var before = parts.get(i - 1);
            if (Character.isDigit(before.charAt(before.length() - 1))
                    == Character.isDigit(parts.get(i).charAt(0))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLong(List<String> parts) {
        return parts.stream().allMatch(part -> part.length() >= SHORTEST_PART);
    }
}
