package tn.shabou.prospector.identity;

import tn.shabou.prospector.identity.BusinessName.Word;

/**
 * How alike two words are said, whichever alphabet they are written in. Consonants tell names
 * apart; a vowel tells less, and nothing where Arabic leaves it out. An {@code i} at the end makes
 * another name of it, as in {@code Salem} and {@code Salmi}.
 */
final class Pronunciation {

    private static final String VOWELS = "aeiu";

    /** Consonants that one writer takes for another. */
    private static final String NEAR = "sz td kr sc jz hx fb jk";

    private static final double NEAR_CONSONANT = 0.5;
    private static final double CONSONANT = 1;

    /** What a vowel counts for in the length of a word. */
    private static final double VOWEL = 0.3;

    private Pronunciation() {}

    /** From 0 to 1; 0 when there is nothing to say. */
    static double likeness(Word left, Word right) {
        var one = left.letters();
        var other = right.letters();
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        double longest = Math.max(length(one), length(other));
        return Math.max(0, 1 - distance(one, other, left.arabic(), right.arabic()) / longest);
    }

    /** Each sound in one letter: {@code w} and {@code y} are vowels, nothing is doubled. */
    static String letters(String word) {
        return Spelling.letters(word)
                .replace('w', 'u')
                .replace('o', 'u')
                .replace('y', 'i')
                .replace("ee", "i")
                .replaceAll("(.)\\1+", "$1");
    }

    private static double length(String letters) {
        return letters.chars().mapToDouble(c -> isVowel((char) c) ? VOWEL : CONSONANT).sum();
    }

    /** The cheapest way from one word to the other, letter by letter, after Levenshtein. */
    private static double distance(
            String one, String other, boolean oneArabic, boolean otherArabic) {
        var row = new double[other.length() + 1];
        for (int j = 1; j <= other.length(); j++) {
            row[j] = row[j - 1] + left(other, j - 1, otherArabic, oneArabic);
        }
        for (int i = 1; i <= one.length(); i++) {
            double diagonal = row[0];
            row[0] += left(one, i - 1, oneArabic, otherArabic);
            for (int j = 1; j <= other.length(); j++) {
                double above = row[j];
                boolean last = i == one.length() && j == other.length();
                double replaced = diagonal + replaced(one.charAt(i - 1), other.charAt(j - 1), last);
                double leftOut =
                        Math.min(
                                above + left(one, i - 1, oneArabic, otherArabic),
                                row[j - 1] + left(other, j - 1, otherArabic, oneArabic));
                row[j] = Math.min(replaced, leftOut);
                diagonal = above;
            }
        }
        return row[other.length()];
    }

    /** What it costs that the other writer left the letter out. */
    private static double left(String word, int at, boolean arabic, boolean byArabic) {
        char letter = word.charAt(at);
        boolean last = at == word.length() - 1;
        if (!isVowel(letter)) {
            return letter == 'h' ? last ? 0.1 : 0.6 : CONSONANT;
        }
        if (letter == 'e' || (letter == 'a' && byArabic)) {
            return byArabic ? 0.05 : last ? 0.1 : 0.2;
        }
        if (last) {
            return letter == 'a' ? arabic || byArabic ? 0.3 : 0.7 : 0.9;
        }
        if (arabic) {
            return at == 0 ? 0.2 : 0.4;
        }
        return byArabic ? 0.2 : 0.45;
    }

    private static double replaced(char one, char other, boolean last) {
        if (one == other) {
            return 0;
        }
        if (isVowel(one) != isVowel(other)) {
            return 2;
        }
        var pair = one < other ? "" + one + other : "" + other + one;
        if (isVowel(one)) {
            return pair.equals("ae") ? 0.15 : last ? 0.8 : pair.equals("ei") ? 0.3 : 0.5;
        }
        return NEAR.contains("" + one + other) || NEAR.contains("" + other + one)
                ? NEAR_CONSONANT
                : CONSONANT;
    }

    private static boolean isVowel(char letter) {
        return VOWELS.indexOf(letter) >= 0;
    }
}
