package tn.shabou.orion.command;

import java.nio.charset.StandardCharsets;

/** Reads numbers as nearly all are written, several times as fast as Java does. */
final class Decimals {

    /** So many digits, and so many powers of ten, are exact in a double. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Decimals() {}

    /**
     * The number that digits stand for, with a point among them or without one: what {@link
     * Double#parseDouble} says, since one division of exact numbers is rounded once. NaN where
     * anything else is written, or more digits.
     */
    static double plain(String word) {
        byte[] digits = word.getBytes(StandardCharsets.ISO_8859_1);
        return plain(digits, 0, digits.length);
    }

    /** The same of the bytes from {@code from} to before {@code to}. */
    static double plain(byte[] word, int from, int to) {
        int length = to - from;
        if (length == 0 || length > EXACT_DIGITS) {
            return Double.NaN;
        }
        long digits = 0;
        int point = -1;
        for (int i = 0; i < length; i++) {
            byte c = word[from + i];
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + (c - '0');
            } else if (c == '.' && point < 0 && length > 1) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        return point < 0 ? digits : digits / POWERS[length - 1 - point];
    }
}
