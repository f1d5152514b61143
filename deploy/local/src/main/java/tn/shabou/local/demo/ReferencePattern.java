package tn.shabou.local.demo;

import java.util.random.RandomGenerator;

/**
 * How a maker writes its part numbers: {@code #} stands for a digit, {@code %} for one that is not
 * zero, {@code @} for a capital letter, anything else for itself.
 */
record ReferencePattern(String pattern) {

    /** Letters that are not mistaken for digits. */
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

    String draw(RandomGenerator random) {
        var number = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '#' -> number.append((char) ('0' + random.nextInt(10)));
                case '%' -> number.append((char) ('1' + random.nextInt(9)));
                case '@' -> number.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
                default -> number.append(pattern.charAt(i));
            }
        }
        return number.toString();
    }
}
