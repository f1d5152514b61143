package tn.shabou.api.search;

import java.util.List;
import java.util.Map;

/**
 * A generation of a model with one of its engines.
 *
 * @param engine its id
 * @param generation the words of its name
 * @param name the words of the engine's name
 */
record CarVersion(
        long engine,
        List<String> generation,
        List<String> name,
        String fuel,
        int yearFrom,
        int yearTo) {

    private static final List<String> ROMAN =
            List.of("0", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix");

    private static final Map<String, String> FUELS =
            Map.of("diesel", "DIESEL", "essence", "PETROL", "gpl", "LPG", "hybride", "HYBRID");

    /** Whether the word may speak of this version: its generation, its engine, its year. */
    boolean is(String word) {
        return generation.contains(word)
                || generation.contains(roman(word))
                || name.contains(word)
                || fuel.equals(FUELS.get(word))
                || isBuiltIn(word);
    }

    static boolean isYear(String word) {
        return word.length() == 4
                && (word.startsWith("19") || word.startsWith("20"))
                && isDigit(word.charAt(2))
                && isDigit(word.charAt(3));
    }

    private boolean isBuiltIn(String word) {
        if (!isYear(word)) {
            return false;
        }
        int year = Integer.parseInt(word);
        return yearFrom <= year && year <= yearTo;
    }

    private static boolean isDigit(char c) {
        return '0' <= c && c <= '9';
    }

    private static String roman(String digit) {
        return digit.length() == 1 && digit.charAt(0) >= '1' && digit.charAt(0) <= '9'
                ? ROMAN.get(digit.charAt(0) - '0')
                : digit;
    }
}
