package tn.shabou.api.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a question, and what else people call what some of them say.
 *
 * @param words folded as all words are
 */
record Asked(List<String> words, List<Synonym> synonyms) {

    private static final int LONGEST_JOIN = 3;

    /**
     * A phrase that means what some words of the question mean.
     *
     * @param from the first of those words, counted from 0
     * @param to after the last
     */
    record Synonym(int from, int to, List<String> meant) {

        boolean covers(int at) {
            return from <= at && at < to;
        }
    }

    /** How far words that begin at that one may be written as one. */
    int longestJoin(int from) {
        return Math.min(from + LONGEST_JOIN, words.size());
    }

    int earliestJoin(int at) {
        return Math.max(0, at - LONGEST_JOIN + 1);
    }

    String joined(int from, int to) {
        return String.join("", words.subList(from, to));
    }

    /** Every word that may be meant: as typed, joined with neighbours, split, and synonyms. */
    Set<String> wordsToLookUp() {
        var all = new LinkedHashSet<>(words);
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 2; to <= longestJoin(from); to++) {
                all.add(joined(from, to));
            }
            for (var parts : WordSplits.of(words.get(from))) {
                all.addAll(parts);
            }
        }
        synonyms.forEach(synonym -> all.addAll(synonym.meant()));
        return all;
    }
}
