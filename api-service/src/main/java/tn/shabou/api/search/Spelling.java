package tn.shabou.api.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tn.shabou.api.search.Vocabulary.Known;

/** Which words may be meant by one that does not exist. */
final class Spelling {

    private static final int MOST_MEANINGS = 3;

    private Spelling() {}

    /** How many slips a word of that length may have; numbers and model codes are never bent. */
    static int tolerance(String word) {
        if (word.length() <= 4 || word.chars().anyMatch(Character::isDigit)) {
            return 0;
        }
        return word.length() <= 8 ? 1 : 2;
    }

    /** Keeps what is near enough: only the nearest, and of those the most used. */
    static Map<String, List<Known>> likeliest(Map<String, List<Known>> alike) {
        var likeliest = new HashMap<String, List<Known>>();
        alike.forEach((word, candidates) -> {
            int nearest =
                    candidates.stream()
                            .mapToInt(known -> cost(word, known.word()))
                            .min()
                            .orElse(Integer.MAX_VALUE);
            if (nearest <= 2 * tolerance(word)) {
                likeliest.put(
                        word,
                        candidates.stream()
                                .filter(known -> cost(word, known.word()) == nearest)
                                .sorted(
                                        Comparator.comparingInt(Known::documents)
                                                .reversed()
                                                .thenComparing(Known::word))
                                .limit(MOST_MEANINGS)
                                .toList());
            }
        });
        return likeliest;
    }

    /** Two for each slip, one more when it is in the first letter, where few people slip. */
    private static int cost(String word, String known) {
        int slips = slips(word, known);
        return 2 * slips + (word.charAt(0) == known.charAt(0) ? 0 : slips == 0 ? 0 : 1);
    }

    /**
     * Damerau-Levenshtein distance (optimal string alignment): letters left out, added, mistaken,
     * or swapped with their neighbour.
     */
    static int slips(String a, String b) {
        var before = new int[b.length() + 1];
        var last = new int[b.length() + 1];
        var now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int mistaken = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(mistaken, 1 + Math.min(last[j], now[j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    now[j] = Math.min(now[j], before[j - 2] + 1);
                }
            }
            var spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return last[b.length()];
    }
}
