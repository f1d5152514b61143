package tn.shabou.api.vehicles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Problem.Fault;
import tn.shabou.api.http.Wording;

/**
 * A vehicle identification number (ISO 3779).
 *
 * @param text 17 digits and capital letters, none of them I, O or Q
 */
record Vin(String text) {

    static final int LENGTH = 17;

    private static final int YEAR_AT = 9;
    private static final int CHECK_AT = 8;
    private static final String ALPHABET = "ABCDEFGHJKLMNPRSTUVWXYZ";

    /** What each letter of {@link #ALPHABET} counts for the check digit. */
    private static final String LETTERS_COUNT = "12345678123457923456789";

    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int MODULUS = 11;
    private static final String YEARS = "ABCDEFGHJKLMNPRSTVWXY123456789";
    private static final int FIRST_YEAR = 1980;

    /**
     * Reads a number as people type it: any case, with blanks or dashes, with Arabic digits.
     *
     * @throws Problem that names each character that cannot be; without the number itself
     */
    static Vin parse(String typed) {
        var text = folded(typed);
        var faults = new ArrayList<Fault>();
        if (text.length() != LENGTH) {
            faults.add(new Fault("vin", "has %d characters; a VIN has 17", text.length()));
        }
        for (int i = 0; i < Math.min(text.length(), LENGTH); i++) {
            char c = text.charAt(i);
            if (ALPHABET.indexOf(c) < 0 && !isDigit(c)) {
                faults.add(new Fault("vin", wrong(c, i + 1)));
            }
        }
        if (!faults.isEmpty()) {
            throw new Problem(
                    VehicleProblem.VIN_NOT_VALID,
                    Wording.of(
                            "Compare with the registration card (\"N° série du type\"), or choose the car from"
                                    + " /api/vehicles/makes."),
                    faults);
        }
        return new Vin(text);
    }

    private static Wording wrong(char c, int place) {
        return switch (c) {
            case 'I' ->
                    Wording.of("has the letter I at place %d, which no VIN has: is it a 1?", place);
            case 'O', 'Q' ->
                    Wording.of(
                            "has the letter %c at place %d, which no VIN has: is it a 0?",
                            c, place);
            default ->
                    Wording.of("has something that is neither letter nor digit at place %d", place);
        };
    }

    private static String folded(String typed) {
        var folded = new StringBuilder(LENGTH);
        typed.toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '-')
                .forEach(c -> {
                    int digit = Character.digit(c, 10);
                    folded.appendCodePoint(digit >= 0 ? '0' + digit : c);
                });
        return folded.toString();
    }

    /** The maker's code. */
    String maker() {
        return text.substring(0, 3);
    }

    /** Which check digit should stand at place 9, where the maker uses one. */
    boolean hasRightCheckDigit() {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += WEIGHTS[i] * worth(text.charAt(i));
        }
        int check = sum % MODULUS;
        return text.charAt(CHECK_AT) == (check == MODULUS - 1 ? 'X' : (char) ('0' + check));
    }

    private static int worth(char c) {
        return isDigit(c) ? c - '0' : LETTERS_COUNT.charAt(ALPHABET.indexOf(c)) - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The years of which place 10 may speak, where the maker uses it so, up to {@code last}. */
    List<Integer> modelYears(int last) {
        var years = new ArrayList<Integer>();
        int code = YEARS.indexOf(text.charAt(YEAR_AT));
        for (int year = FIRST_YEAR + code; code >= 0 && year <= last; year += YEARS.length()) {
            years.add(year);
        }
        return List.copyOf(years);
    }

    /** Not the number: whoever logs this shall not log whose car it is. */
    @Override
    public String toString() {
        return "Vin[" + maker() + "…]";
    }
}
