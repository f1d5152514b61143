package tn.shabou.api.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tn.shabou.api.search.index.Field;

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

    /** Of a question without words. */
    static final Understanding NOTHING =
            new Understanding(List.of(), List.of(), 0, Map.of(), Optional.empty());

    List<Term> known() {
        return terms.stream().filter(Term::isKnown).toList();
    }
}
