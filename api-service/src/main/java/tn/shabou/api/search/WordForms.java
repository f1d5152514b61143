package tn.shabou.api.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.search.Vocabulary.Known;
import tn.shabou.api.search.index.Words;

/**
 * Which words of the catalogue are other forms of one, by the stems that they share, and which are
 * a number with a unit. Written by one at a time, read by many.
 */
final class WordForms {

    private static final Pattern MEASURE = Pattern.compile("([0-9.]{1,6})[a-z]{1,3}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{2,}(?:[.][0-9]+)?|[0-9][.][0-9]+");
    private static final int[] NONE = {};
    private static final Comparator<Known> MOST_USED =
            Comparator.comparingInt(Known::documents).reversed().thenComparing(Known::word);

    private final Words words;
    private final Map<String, String[]> stems = new ConcurrentHashMap<>();
    private final Map<String, int[]> byStem = new ConcurrentHashMap<>();
    private final Map<String, int[]> byNumber = new ConcurrentHashMap<>();

    WordForms(Words words) {
        this.words = words;
    }

    /** Learns the stems of a word of the catalogue. */
    void add(String word, String... itsStems) {
        int number = words.find(word);
        if (number == Words.UNKNOWN || stems.putIfAbsent(word, itsStems) != null) {
            return;
        }
        for (var stem : itsStems) {
            byStem.merge(stem, new int[] {number}, WordForms::joined);
        }
    }

    /** Notes a word that is a number with a unit. */
    void addMeasure(String word) {
        var measure = MEASURE.matcher(word);
        if (measure.matches()) {
            byNumber.merge(measure.group(1), new int[] {words.find(word)}, WordForms::joined);
        }
    }

    /** Null when they are not known: because the word is not, or has none. */
    String @Nullable [] stems(String word) {
        return stems.get(word);
    }

    int documents(String word) {
        int number = words.find(word);
        return number == Words.UNKNOWN ? 0 : words.documents(number);
    }

    /** The word itself, other words with one of the stems, and the word with a unit. */
    List<Known> of(String word, String... itsStems) {
        var known = new ArrayList<Known>();
        int documents = documents(word);
        if (documents > 0) {
            known.add(new Known(word, documents));
        }
        if (itsStems.length > 0) {
            var alike = new LinkedHashSet<Integer>();
            for (var stem : itsStems) {
                for (int number : byStem.getOrDefault(stem, NONE)) {
                    alike.add(number);
                }
            }
            known.addAll(mostUsed(alike.stream(), word, Vocabulary.MOST_FORMS));
        }
        if (Character.isDigit(word.charAt(0)) && NUMBER.matcher(word).matches()) {
            var measures = Arrays.stream(byNumber.getOrDefault(word, NONE)).boxed();
            known.addAll(mostUsed(measures, word, Vocabulary.MOST_UNITS));
        }
        return known;
    }

    long bytes() {
        return 300L * stems.size() + 120L * byNumber.size();
    }

    private List<Known> mostUsed(Stream<Integer> numbers, String except, int limit) {
        return numbers.map(number -> new Known(words.word(number), words.documents(number)))
                .filter(known -> known.documents() > 0 && !known.word().equals(except))
                .sorted(MOST_USED)
                .limit(limit)
                .toList();
    }

    private static int[] joined(int[] some, int[] more) {
        var all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
