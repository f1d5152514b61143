package tn.shabou.bench;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** How people type what they look for. */
final class Typing {

    private static final String ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩";
    private static final int LONG_ENOUGH = 5;

    private Typing() {}

    /** A part number as it is written on a box, or read from one in a hurry. */
    static String number(String reference, RandomGenerator random) {
        var plain = reference.replaceAll("[^A-Za-z0-9]", "");
        return switch (random.nextInt(6)) {
            case 0 -> plain.toLowerCase(Locale.ROOT);
            case 1 -> reference.replaceAll("[^A-Za-z0-9]+", "-");
            case 2 -> plain.replaceAll("(.{3})(?=.)", "$1 ");
            case 3 -> plain.replaceFirst("^0+(?=.{4})", "");
            case 4 -> arabicDigits(plain);
            default -> reference;
        };
    }

    /** With one slip in its longest word: two letters swapped, one left out, doubled or changed. */
    static String slip(String text, RandomGenerator random) {
        var longest = "";
        for (var word : text.split(" ", -1)) {
            longest = word.length() > longest.length() ? word : longest;
        }
        if (longest.length() < LONG_ENOUGH) {
            return text;
        }
        int at = 1 + random.nextInt(longest.length() - 2);
        var start = longest.substring(0, at);
        var here = longest.substring(at, at + 1);
        var rest = longest.substring(at + 1);
        var wrong =
                switch (random.nextInt(4)) {
                    case 0 -> start + rest.charAt(0) + here + rest.substring(1);
                    case 1 -> start + rest;
                    case 2 -> start + here + here + rest;
                    default -> start + (here.equals("e") ? "a" : "e") + rest;
                };
        return text.replace(longest, wrong);
    }

    private static String arabicDigits(String text) {
        var typed = new StringBuilder(text.length());
        text.chars()
                .map(c -> c >= '0' && c <= '9' ? ARABIC_DIGITS.charAt(c - '0') : c)
                .forEach(c -> typed.append((char) c));
        return typed.toString();
    }
}
