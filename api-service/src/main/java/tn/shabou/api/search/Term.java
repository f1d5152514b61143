package tn.shabou.api.search;

import java.util.List;

/**
 * A word of a question and all that it may stand for in the catalogue.
 *
 * @param documents in about how many products it stands
 * @param readings empty when the catalogue has nothing like it
 */
public record Term(String word, double documents, List<Reading> readings) {

    public Term {
        readings = List.copyOf(readings);
    }

    boolean isKnown() {
        return !readings.isEmpty();
    }

    /** Whether it says so little that a product may well do without it. */
    boolean isStopWord() {
        return StopWords.contains(word);
    }

    /** Of two words the rarer tells more: the inverse document frequency of BM25. */
    double weight(double allDocuments) {
        double all = Math.max(allDocuments, documents + 1);
        double rarity = Math.log(1 + (all - documents + 0.5) / (documents + 0.5));
        return isStopWord() ? rarity * 0.2 : rarity;
    }
}
