package tn.shabou.api.search.index;

import java.util.Arrays;

/**
 * Sums up what each word of a document is worth there, in {@value #LEVELS} levels: coarse enough
 * that many documents are equals, so that of a common word few have to be looked at.
 */
final class Impacts {

    /** Above zero, to fit in four bits. */
    static final int LEVELS = 15;

    private static final Field[] FIELDS = Field.values();

    private final Tuning tuning;
    private final double[] meanLengths;
    private int[] slots = new int[1 << 10];
    private int[] words = new int[1 << 9];
    private double[] frequencies = new double[1 << 9];
    private double[] values = new double[1 << 9];
    private int size;

    /**
     * @param meanLengths how many words each {@link Field} has on average, by ordinal
     */
    Impacts(Tuning tuning, double[] meanLengths) {
        this.tuning = tuning;
        this.meanLengths = meanLengths;
    }

    /** Sums up a document; then its words are {@link #word} 0 to {@link #size} - 1. */
    void sum(Text text) {
        clear(text.length());
        for (var field : FIELDS) {
            int begin = text.begin(field);
            int end = text.end(field);
            if (end > begin) {
                double worth = worth(field, end - begin);
                for (int at = begin; at < end; at++) {
                    frequencies[slot(text.word(at))] += worth;
                }
                if (field.hasValues()) {
                    seeValues(text, begin, end);
                }
            }
        }
    }

    int size() {
        return size;
    }

    int word(int i) {
        return words[i];
    }

    /** From 1 to {@value #LEVELS}. */
    int level(int i) {
        double saturated = frequencies[i] / (tuning.saturation() + frequencies[i]);
        double share = (saturated + tuning.wholeValue() * values[i]) / tuning.most();
        return Math.clamp((int) Math.ceil(share * LEVELS), 1, LEVELS);
    }

    private double worth(Field field, int length) {
        int f = field.ordinal();
        double b = tuning.normalisations()[f];
        return tuning.fields()[f] / (1 - b + b * length / Math.max(1, meanLengths[f]));
    }

    private void seeValues(Text text, int begin, int end) {
        for (int from = begin; from < end; ) {
            int to = from;
            while (to < end && text.word(to) != Words.SEPARATOR) {
                to++;
            }
            for (int at = from; at < to; at++) {
                int slot = slot(text.word(at));
                values[slot] = Math.max(values[slot], 1.0 / (to - from));
            }
            from = to + 1;
        }
    }

    /** Where the sums of a word are kept. */
    private int slot(int word) {
        int slot = (word * 0x9E3779B9 >>> 16) & (slots.length - 1);
        while (slots[slot] != 0) {
            if (words[slots[slot] - 1] == word) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        words[size] = word;
        slots[slot] = ++size;
        return size - 1;
    }

    private void clear(int length) {
        if (length > words.length) {
            int room = Integer.highestOneBit(length) * 2;
            words = new int[room];
            frequencies = new double[room];
            values = new double[room];
            slots = new int[room * 2];
        }
        Arrays.fill(slots, 0);
        Arrays.fill(frequencies, 0, size, 0);
        Arrays.fill(values, 0, size, 0);
        size = 0;
    }
}
