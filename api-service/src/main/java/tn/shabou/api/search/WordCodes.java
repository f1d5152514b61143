package tn.shabou.api.search;

import java.util.function.IntUnaryOperator;
import tn.shabou.api.search.index.Words;

/** The codes that a question has for words, by the numbers that the index has for them. */
final class WordCodes implements IntUnaryOperator {

    private final int[] numbers;
    private final int[] codes;

    /** A bit for some of the numbers that are there, since most that are asked for are not. */
    private long some;

    private WordCodes(int room) {
        this.numbers = new int[room];
        this.codes = new int[room];
    }

    static WordCodes of(QuestionWords words, Words index) {
        var all = new WordCodes(4 * Integer.highestOneBit(words.size() + 1));
        words.forEach((word, code) -> {
            int number = index.find(word);
            if (number != Words.UNKNOWN) {
                all.put(number, code);
            }
        });
        return all;
    }

    @Override
    public int applyAsInt(int number) {
        if ((some >>> number & 1) == 0) {
            return QuestionWords.OTHER;
        }
        int slot = number & numbers.length - 1;
        while (codes[slot] != QuestionWords.OTHER) {
            if (numbers[slot] == number) {
                return codes[slot];
            }
            slot = slot + 1 & numbers.length - 1;
        }
        return QuestionWords.OTHER;
    }

    private void put(int number, int code) {
        some |= 1L << number;
        int slot = number & numbers.length - 1;
        while (codes[slot] != QuestionWords.OTHER) {
            slot = slot + 1 & numbers.length - 1;
        }
        numbers[slot] = number;
        codes[slot] = code;
    }
}
