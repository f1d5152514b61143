package tn.shabou.api.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question as the catalogue understands it.
 *
 * @param words the folded words of the question, as typed
 * @param documents how many products there are to find
 * @param meanLengths how many words each {@link Field} has on average, where it has any
 * @param corrected the words as they were probably meant; empty when nothing was corrected
 */
public record Understanding(
        List<String> words,
        List<Term> terms,
        double documents,
        Map<Field, Double> meanLengths,
        Optional<String> corrected) {

    /** What all terms together are worth. */
    double weight() {
        return terms.stream().mapToDouble(term -> term.weight(documents)).sum();
    }

    List<Term> known() {
        return terms.stream().filter(Term::isKnown).toList();
    }
}
