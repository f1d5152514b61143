package tn.shabou.api.search.index;

/**
 * What a word is worth in a document, as far as it can be known before anybody asked.
 *
 * @param fields what a word counts in each {@link Field}, by ordinal
 * @param normalisations how much a longer than usual field dilutes its words, 0 to 1, by ordinal
 * @param saturation how soon more of the same word stops to count
 * @param wholeValue bonus for a word that is all of a value
 * @param inStock bonus for what can be bought at once, relative
 * @param popular bonus for the most popular, relative
 */
public record Tuning(
        double[] fields,
        double[] normalisations,
        double saturation,
        double wholeValue,
        double inStock,
        double popular) {

    /** By which a score is multiplied. */
    public double factor(Standing standing) {
        return 1 + (standing.inStock() ? inStock : 0) + popular * standing.popularity();
    }

    /** The most that a word can be worth. */
    double most() {
        return 1 + wholeValue;
    }
}
