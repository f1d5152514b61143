package tn.shabou.api.search.index;

import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * What a question asks of documents.
 *
 * @param terms the rarest first; none when only the engines matter
 * @param clauses what terms may stand for
 * @param engines of which a product must fit one; empty for any product
 * @param filter which products may be found, by id; empty for any
 */
public record Wanted(
        List<Term> terms, List<Clause> clauses, int[] engines, Optional<LongPredicate> filter) {

    /** More do not fit. */
    public static final int MOST_TERMS = 12;

    public Wanted {
        if (terms.size() > MOST_TERMS) {
            throw new IllegalArgumentException(terms.size() + " terms are more than fit");
        }
    }

    public Wanted(List<Term> terms, List<Clause> clauses, int[] engines) {
        this(terms, clauses, engines, Optional.empty());
    }

    /** The same of any product. */
    public Wanted unfiltered() {
        return new Wanted(terms, clauses, engines);
    }

    /**
     * @param weight what it tells, compared with the other terms
     */
    public record Term(double weight) {}

    /**
     * @param weight what a match is worth compared with the term as typed, above 0, at most 1
     * @param words one set of words of which a document must have one; or several sets, of each of
     *     which it must have one
     * @param terms which terms the clause stands for, by position
     */
    public record Clause(double weight, List<int[]> words, List<Integer> terms) {

        boolean isPhrase() {
            return words.size() > 1;
        }
    }

    double weight() {
        return terms.stream().mapToDouble(Term::weight).sum();
    }
}
