package tn.shabou.api.search.index;

import java.util.List;

/**
 * What a question asks of documents.
 *
 * @param terms the rarest first; none when only the engines matter
 * @param clauses what terms may stand for
 * @param engines of which a product must fit one; empty for any product
 */
public record Wanted(List<Term> terms, List<Clause> clauses, int[] engines) {

    /** More do not fit. */
    public static final int MOST_TERMS = 12;

    public Wanted {
        if (terms.size() > MOST_TERMS) {
            throw new IllegalArgumentException(terms.size() + " terms are more than fit");
        }
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
