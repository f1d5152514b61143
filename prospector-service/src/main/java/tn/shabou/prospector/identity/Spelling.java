package tn.shabou.prospector.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as they are compared: without accents and case, and by sound across two alphabets. */
public final class Spelling {

    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\u0640]");

    private static final String ARABIC = "بتثجحخدذرزسشصضطظعغفقكلمنهويڨڤپچگ";
    private static final String[] SOUNDS = {
        "b", "t", "t", "j", "h", "x", "d", "d", "r", "z", "s", "c", "s", "d", "t", "d", "", "r",
        "f", "k", "k", "l", "m", "n", "h", "w", "y", "k", "f", "b", "c", "k"
    };

    private Spelling() {}

    /** Lower case without accents; Arabic letters in one form each. */
    public static String folded(String text) {
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT)
                .replaceAll("[أإآٱ]", "ا")
                .replace('ى', 'ي')
                .replace('ئ', 'ي')
                .replace('ؤ', 'و')
                .replace('œ', 'e')
                .replace("’", "'");
    }

    static boolean isArabic(String word) {
        return word.codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
    }

    /**
     * The consonants, as both alphabets write them: {@code Trabelsi} and {@code طرابلسي} are {@code
     * trbls}. Vowels differ with the writer, and Arabic leaves them out.
     */
    static String sound(String folded) {
        var letters = letters(folded);
        var sound = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            boolean vowel = "aeiou".indexOf(c) >= 0 || ((c == 'w' || c == 'y') && i > 0);
            boolean mute = c == 'h' && i == letters.length() - 1;
            boolean doubled =
                    !sound.isEmpty()
                            && sound.charAt(sound.length() - 1) == c
                            && letters.charAt(i - 1) == c;
            if (!vowel && !mute && !doubled) {
                sound.append(c);
            }
        }
        return sound.toString();
    }

    /**
     * Vowels and consonants in Latin letters, each sound in one; {@code w} and {@code y} are both.
     */
    static String letters(String folded) {
        return isArabic(folded) ? fromArabic(folded) : fromLatin(folded);
    }

    private static String fromArabic(String word) {
        var latin = new StringBuilder();
        for (char c : word.toCharArray()) {
            int at = ARABIC.indexOf(c);
            if (at >= 0) {
                latin.append(SOUNDS[at]);
            } else if (Character.isDigit(c)) {
                latin.append((char) ('0' + Character.digit(c, 10)));
            } else if (c == 'ا' || c == 'ة') {
                latin.append('a');
            }
        }
        return latin.toString();
    }

    /** {@code c} is the sound of ش from here on, {@code x} that of خ. */
    private static String fromLatin(String word) {
        return word.replaceFirst("^ou", "w")
                .replace("tch", "C")
                .replaceAll("sch|ch|sh", "C")
                .replace("kh", "X")
                .replace("gh", "r")
                .replace("th", "t")
                .replace("dh", "d")
                .replace("ph", "f")
                .replaceAll("ck|qu|q|gu(?=[eiy])", "k")
                .replaceAll("c(?=[eiy])", "s")
                .replace('c', 'k')
                .replaceAll("g(?=[eiy])", "j")
                .replace('g', 'k')
                .replaceAll("x(?=.)|x$", "ks")
                .replace('v', 'f')
                .replace('p', 'b')
                .replace('C', 'c')
                .replace('X', 'x');
    }
}
