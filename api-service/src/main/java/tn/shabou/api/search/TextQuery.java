package tn.shabou.api.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A question as PostgreSQL understands it: {@code tsquery} texts over search documents. */
final class TextQuery {

    private static final int MOST_COMBINED = 6;

    private final List<Term> terms;
    private final double documents;

    /**
     * @param understanding with at least one known term
     */
    TextQuery(Understanding understanding) {
        var known = understanding.known();
        var telling = known.stream().filter(term -> !term.isStopWord()).toList();
        this.terms = telling.isEmpty() ? known : telling;
        this.documents = understanding.documents();
    }

    /** Products with every term. */
    String all() {
        return terms.stream().map(term -> any(term, "")).collect(Collectors.joining(" & "));
    }

    /** How many products {@link #all} finds at most. */
    double mostMatches() {
        return terms.stream().mapToDouble(Term::documents).min().orElse(0);
    }

    /**
     * Products with terms that are worth at least {@code share} of the question: any selection that
     * is, and would not be with one term less.
     */
    String most(double share) {
        var telling =
                terms.stream()
                        .sorted(
                                Comparator.comparingDouble((Term term) -> term.weight(documents))
                                        .reversed())
                        .limit(MOST_COMBINED)
                        .toList();
        double enough = share * terms.stream().mapToDouble(term -> term.weight(documents)).sum();
        var selections = new ArrayList<String>();
        select(telling, 0, List.of(), enough, selections);
        return selections.isEmpty() ? all() : String.join(" | ", selections);
    }

    private void select(
            List<Term> from, int next, List<Term> chosen, double missing, List<String> selections) {
        if (missing <= 1e-9) {
            selections.add(
                    chosen.stream()
                            .map(term -> any(term, ""))
                            .collect(Collectors.joining(" & ", "(", ")")));
            return;
        }
        for (int i = next; i < from.size(); i++) {
            var more = Stream.concat(chosen.stream(), Stream.of(from.get(i))).toList();
            select(from, i + 1, more, missing - from.get(i).weight(documents), selections);
        }
    }

    /** A query for each term, anywhere, then in the title, brand or family. */
    String[] each() {
        return Stream.concat(
                        terms.stream().map(term -> any(term, "")),
                        terms.stream().map(term -> any(term, "=")))
                .toArray(String[]::new);
    }

    /** What each of {@link #each} is worth. */
    Float[] weights() {
        var once = terms.stream().map(term -> (float) term.weight(documents)).toList();
        return Collections.nCopies(2, once).stream().flatMap(List::stream).toArray(Float[]::new);
    }

    private static String any(Term term, String prefix) {
        return term.readings().stream()
                .map(reading -> all(reading, prefix))
                .collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String all(Reading reading, String prefix) {
        return reading.words().stream()
                .map(words ->
                        words.stream()
                                .sorted()
                                .map(word -> "'" + prefix + word + "'")
                                .collect(Collectors.joining(" | ", "(", ")")))
                .collect(Collectors.joining(" & ", "(", ")"));
    }
}
