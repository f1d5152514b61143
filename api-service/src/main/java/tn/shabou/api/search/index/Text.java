package tn.shabou.api.search.index;

import java.util.Arrays;

/** The words of one document, by number, in the order of its fields. Used again and again. */
public final class Text {

    private static final int FIELDS = Field.values().length;

    private int[] words = new int[256];
    private final int[] ends = new int[FIELDS];
    private int[] engines = {};

    public int begin(Field field) {
        return field.ordinal() == 0 ? 0 : ends[field.ordinal() - 1];
    }

    /** After the last word of the field. */
    public int end(Field field) {
        return ends[field.ordinal()];
    }

    public int length() {
        return ends[FIELDS - 1];
    }

    /** The number of the word that stands there. */
    public int word(int at) {
        return words[at];
    }

    /** Numbers of the engines that the product fits. */
    int[] engines() {
        return engines;
    }

    int length(Field field) {
        return end(field) - begin(field);
    }

    void engines(int[] numbers) {
        engines = numbers;
    }

    void clear() {
        Arrays.fill(ends, 0);
    }

    /** Adds a word to the field, which is the last that has any so far. */
    void add(Field field, int word) {
        int at = ends[field.ordinal()];
        if (at == words.length) {
            words = Arrays.copyOf(words, at * 2);
        }
        words[at] = word;
        ends[field.ordinal()] = at + 1;
    }

    /** Says that the field comes next. */
    void open(Field field) {
        ends[field.ordinal()] = begin(field);
    }
}
