package tn.shabou.api.search;

import java.util.List;
import java.util.Set;

/**
 * One way to understand a term of a question: a word, or words that follow each other, each in any
 * of its forms.
 *
 * @param weight what a match is worth compared with the word as typed, above 0, at most 1
 * @param words at least one set of at least one word
 */
public record Reading(Kind kind, double weight, List<Set<String>> words) {

    public Reading {
        words = List.copyOf(words);
    }

    public enum Kind {
        /** The word as typed. */
        EXACT,
        /** Another form of it: plural, inflection. */
        FORM,
        /** A number with its unit written together. */
        UNIT,
        /** Written as one word, with its neighbour. */
        JOINED,
        /** Written as several words. */
        SPLIT,
        SYNONYM,
        /** A word that was probably meant. */
        CORRECTION
    }

    static Reading of(Kind kind, double weight, Set<String> words) {
        return new Reading(kind, weight, List.of(words));
    }

    boolean isPhrase() {
        return words.size() > 1;
    }
}
