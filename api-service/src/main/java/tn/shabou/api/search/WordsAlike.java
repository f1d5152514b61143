package tn.shabou.api.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tn.shabou.api.search.Vocabulary.Known;
import tn.shabou.api.search.index.Words;

/**
 * Finds words that differ in a few letters, by looking at which letters words have before counting
 * slips: of all words of a similar length, few have nearly the same. Numbers are not among them.
 */
final class WordsAlike {

    private static final int LONGEST = 40;

    private final Words words;
    private final int[][] numbers = new int[LONGEST + 1][16];
    private final int[][] letters = new int[LONGEST + 1][16];
    private final int[] sizes = new int[LONGEST + 1];

    WordsAlike(Words words) {
        this.words = words;
    }

    synchronized void add(String word) {
        int length = word.length();
        if (length > LONGEST || word.chars().anyMatch(Character::isDigit)) {
            return;
        }
        int size = sizes[length]++;
        if (size == numbers[length].length) {
            numbers[length] = Arrays.copyOf(numbers[length], size * 2);
            letters[length] = Arrays.copyOf(letters[length], size * 2);
        }
        numbers[length][size] = words.find(word);
        letters[length][size] = letters(word);
    }

    /** Words that may be {@code word} with so many slips. */
    synchronized List<Known> to(String word, int slips) {
        int wanted = letters(word);
        var alike = new ArrayList<Known>();
        int longest = Math.min(LONGEST, word.length() + slips);
        for (int length = Math.max(1, word.length() - slips); length <= longest; length++) {
            for (int i = 0; i < sizes[length]; i++) {
                // A slip adds a letter, takes one away, or does both.
                if (Integer.bitCount(letters[length][i] ^ wanted) <= 2 * slips) {
                    addIfAlike(word, numbers[length][i], slips, alike);
                }
            }
        }
        return alike;
    }

    long bytes() {
        return 8L * Arrays.stream(numbers).mapToInt(some -> some.length).sum();
    }

    private void addIfAlike(String word, int number, int slips, List<Known> alike) {
        var known = words.word(number);
        int documents = words.documents(number);
        if (documents > 0 && Spelling.slips(word, known) <= slips) {
            alike.add(new Known(known, documents));
        }
    }

    /** One bit for each letter that the word has; letters of other scripts share bits. */
    private static int letters(String word) {
        int bits = 0;
        for (int i = 0; i < word.length(); i++) {
            bits |= 1 << (word.charAt(i) & 31);
        }
        return bits;
    }
}
