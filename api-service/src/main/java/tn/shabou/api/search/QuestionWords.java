package tn.shabou.api.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.search.index.Entry;

/**
 * The words that matter to a question, each by a small number: its code. What each of them stands
 * for, alone or with those that follow it.
 */
final class QuestionWords {

    /** Of every word that does not matter. */
    static final int OTHER = 0;

    static final int SEPARATOR = 1;

    private final Map<String, Integer> codes = new HashMap<>();
    private final double[] @Nullable [] singles;
    private final List<List<Phrase>> phrases = new ArrayList<>();
    private final boolean[] beginsComplement;

    /**
     * Several words in a row that stand for a term.
     *
     * @param words by place, then by code
     */
    record Phrase(int term, double weight, boolean[][] words) {

        boolean has(int place, int code) {
            return words[place][code];
        }

        int length() {
            return words.length;
        }
    }

    QuestionWords(List<Term> terms) {
        codes.put(Entry.SEPARATOR, SEPARATOR);
        StopWords.complements().forEach(this::number);
        terms.forEach(term ->
                term.readings()
                        .forEach(reading ->
                                reading.words().forEach(set -> set.forEach(this::number))));
        int count = codes.size() + 1;
        singles = new double[count][];
        beginsComplement = new boolean[count];
        StopWords.complements().forEach(word -> beginsComplement[code(word)] = true);
        for (int code = 0; code < count; code++) {
            phrases.add(List.of());
        }
        for (int term = 0; term < terms.size(); term++) {
            for (var reading : terms.get(term).readings()) {
                add(term, terms.size(), reading);
            }
        }
    }

    int code(String word) {
        return codes.getOrDefault(word, OTHER);
    }

    int size() {
        return codes.size();
    }

    void forEach(ObjIntConsumer<String> consumer) {
        codes.forEach(consumer::accept);
    }

    /** What the word is worth for each term; null when it stands for none by itself. */
    double @Nullable [] worth(int code) {
        return singles[code];
    }

    /** The phrases that begin with the word. */
    List<Phrase> phrases(int code) {
        return phrases.get(code);
    }

    /** Whether what follows the word is what a thing goes with. */
    boolean beginsComplement(int code) {
        return beginsComplement[code];
    }

    private void number(String word) {
        codes.putIfAbsent(word, codes.size() + 1);
    }

    private void add(int term, int terms, Reading reading) {
        if (reading.isPhrase()) {
            var phrase =
                    new Phrase(
                            term,
                            reading.weight(),
                            reading.words().stream().map(this::bits).toArray(boolean[][]::new));
            for (var first : reading.words().getFirst()) {
                var more = new ArrayList<>(phrases.get(code(first)));
                more.add(phrase);
                phrases.set(code(first), more);
            }
            return;
        }
        for (var word : reading.words().getFirst()) {
            var worth = singles[code(word)];
            if (worth == null) {
                worth = new double[terms];
                singles[code(word)] = worth;
            }
            worth[term] = Math.max(worth[term], reading.weight());
        }
    }

    private boolean[] bits(Set<String> words) {
        var bits = new boolean[codes.size() + 1];
        words.forEach(word -> bits[code(word)] = true);
        return bits;
    }
}
