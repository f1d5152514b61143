package tn.shabou.api.search.index;

import java.util.Arrays;

/**
 * Distinct words, numbered in the order in which they were first seen, and in how many documents
 * each stands. Takes about 25 bytes for a word, and one writer besides many readers.
 */
public final class Words {

    public static final int UNKNOWN = -1;
    static final int SEPARATOR = 0;

    private static final int WIDE = 0x80;
    private static final int LONGEST = 0x7f;

    /** For each word its length, then its letters: one byte each, or two where one is not ASCII. */
    private byte[] letters = new byte[1 << 12];

    private int lettersUsed;
    private int[] begins = new int[256];
    private int[] documents = new int[256];

    /** Numbers plus one, found by hash. */
    private int[] slots = new int[1024];

    private int size;

    public Words() {
        add(Entry.SEPARATOR, 0, Entry.SEPARATOR.length());
    }

    /** The number of a word, or {@link #UNKNOWN}. */
    public synchronized int find(String word) {
        return slots[slot(word, 0, word.length())] - 1;
    }

    /** The number of the word that is written there, which is a new one for a new word. */
    synchronized int add(String text, int from, int to) {
        int end = Math.min(to, from + LONGEST);
        int slot = slot(text, from, end);
        if (slots[slot] == 0) {
            if (size == begins.length) {
                begins = Arrays.copyOf(begins, size + size / 2);
                documents = Arrays.copyOf(documents, begins.length);
            }
            begins[size] = lettersUsed;
            write(text, from, end);
            slots[slot] = ++size;
            if (size * 3L > slots.length * 2L) {
                rehash();
                return size - 1;
            }
        }
        return slots[slot] - 1;
    }

    public synchronized int size() {
        return size;
    }

    public synchronized String word(int number) {
        int begin = begins[number];
        int length = letters[begin] & LONGEST;
        var word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(letter(begin, i));
        }
        return word.toString();
    }

    /** In how many documents the word stands. */
    public synchronized int documents(int number) {
        return documents[number];
    }

    synchronized void count(int number, int more) {
        documents[number] += more;
    }

    synchronized long bytes() {
        return letters.length + 4L * (begins.length + documents.length + slots.length);
    }

    private int slot(String text, int from, int to) {
        int slot = hash(text, from, to) & (slots.length - 1);
        while (slots[slot] != 0 && !equals(begins[slots[slot] - 1], text, from, to)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean equals(int begin, String text, int from, int to) {
        if ((letters[begin] & LONGEST) != to - from) {
            return false;
        }
        for (int i = 0; i < to - from; i++) {
            if (letter(begin, i) != text.charAt(from + i)) {
                return false;
            }
        }
        return true;
    }

    private char letter(int begin, int i) {
        if ((letters[begin] & WIDE) == 0) {
            return (char) letters[begin + 1 + i];
        }
        int at = begin + 1 + 2 * i;
        return (char) ((letters[at] & 0xff) << 8 | letters[at + 1] & 0xff);
    }

    private void write(String text, int from, int to) {
        boolean wide = text.substring(from, to).chars().anyMatch(letter -> letter > LONGEST);
        int room = 1 + 2 * (to - from);
        if (lettersUsed + room > letters.length) {
            letters = Arrays.copyOf(letters, letters.length + letters.length / 2 + room);
        }
        letters[lettersUsed++] = (byte) (wide ? WIDE | (to - from) : to - from);
        for (int i = from; i < to; i++) {
            char letter = text.charAt(i);
            if (wide) {
                letters[lettersUsed++] = (byte) (letter >> 8);
            }
            letters[lettersUsed++] = (byte) letter;
        }
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int number = 0; number < size; number++) {
            int begin = begins[number];
            int slot = hash(begin) & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = number + 1;
        }
    }

    private int hash(int begin) {
        int hash = 0;
        for (int i = 0; i < (letters[begin] & LONGEST); i++) {
            hash = 31 * hash + letter(begin, i);
        }
        return spread(hash);
    }

    private static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return spread(hash);
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }
}
