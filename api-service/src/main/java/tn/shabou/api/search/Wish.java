package tn.shabou.api.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tn.shabou.api.search.SearchEngine.Question;
import tn.shabou.api.search.index.Wanted;
import tn.shabou.api.search.index.Words;

/** Says in the numbers of the index what a question asks for. */
final class Wish {

    private Wish() {}

    /** Words that tell nothing are left out where others tell something. */
    static Wanted of(Understanding understood, Question question, Words words) {
        var known = understood.known();
        var telling = known.stream().filter(term -> !term.isStopWord()).toList();
        var terms =
                (telling.isEmpty() ? known : telling)
                        .stream().sorted(Comparator.comparingDouble(Term::documents)).toList();
        return new Wanted(
                terms.stream()
                        .map(term -> new Wanted.Term(term.weight(understood.documents())))
                        .toList(),
                clauses(terms, words),
                question.engines().stream().mapToInt(Math::toIntExact).toArray(),
                question.filter());
    }

    /** One for each reading, though several terms may have it. */
    private static List<Wanted.Clause> clauses(List<Term> terms, Words words) {
        Map<Reading, List<Integer>> readings = new LinkedHashMap<>();
        for (int term = 0; term < terms.size(); term++) {
            for (var reading : terms.get(term).readings()) {
                readings.computeIfAbsent(reading, _ -> new ArrayList<>()).add(term);
            }
        }
        var clauses = new ArrayList<Wanted.Clause>();
        readings.forEach((reading, of) ->
                clauses.add(new Wanted.Clause(reading.weight(), sets(reading, words), of)));
        return clauses;
    }

    /** The rarest words first, and without those that join others. */
    private static List<int[]> sets(Reading reading, Words words) {
        var telling = reading.words().stream().filter(set -> !joins(set)).toList();
        return (telling.isEmpty() ? reading.words() : telling)
                .stream()
                        .map(set -> numbers(set, words))
                        .sorted(Comparator.comparingInt(set -> documents(set, words)))
                        .toList();
    }

    private static boolean joins(Set<String> words) {
        return words.stream().allMatch(StopWords::contains);
    }

    private static int[] numbers(Set<String> set, Words words) {
        return set.stream().mapToInt(words::find).filter(n -> n != Words.UNKNOWN).toArray();
    }

    private static int documents(int[] numbers, Words words) {
        return IntStream.of(numbers).map(words::documents).sum();
    }
}
