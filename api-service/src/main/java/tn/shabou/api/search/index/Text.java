package tn.shabou.api.search.index;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** The words of one document, by number, in the order of its fields. Used again and again. */
public final class Text {

    private static final int FIELDS = Field.values().length;

    private final int[] ends = new int[FIELDS];
    private int[] words = new int[256];
    private int[] engines = {};

    /** Where the words of the field begin. */
    public int begin(Field field) {
        return field.ordinal() == 0 ? 0 : ends[field.ordinal() - 1];
    }

    /** After the last word of the field. */
    public int end(Field field) {
        return ends[field.ordinal()];
    }

    /** How many words all fields have together. */
    public int length() {
        return ends[FIELDS - 1];
    }

    /** The word that stands there. */
    public int word(int at) {
        return words[at];
    }

    /** Makes room for the words of the field, which are set next; fields come in order. */
    public void open(Field field, int length) {
        int end = begin(field) + length;
        if (end > words.length) {
            words = Arrays.copyOf(words, 2 * end);
        }
        ends[field.ordinal()] = end;
    }

    public void set(int at, int word) {
        words[at] = word;
    }

    /** Replaces each word by another number. */
    public void replaceAll(IntUnaryOperator number) {
        var all = words;
        for (int at = 0, length = length(); at < length; at++) {
            all[at] = number.applyAsInt(all[at]);
        }
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

    void set(Field field, int[] numbers) {
        open(field, numbers.length);
        System.arraycopy(numbers, 0, words, begin(field), numbers.length);
    }

    int[] words(Field field) {
        return Arrays.copyOfRange(words, begin(field), end(field));
    }
}
