package tn.shabou.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * A part number as somebody wrote it, and the form by which it is compared: {@code 0 986-494 105},
 * {@code ٠٩٨٦٤٩٤١٠٥} and {@code 0986494105} are one number.
 *
 * @param raw as written
 * @param norm upper case ASCII letters and digits only; leading zeros are kept, since makers mean
 *     them
 */
public record PartNumber(String raw, String norm) {

    public PartNumber {
        if (norm.isEmpty()) {
            throw new IllegalArgumentException(
                    "a part number needs a letter or a digit, got \"" + raw + '"');
        }
    }

    /** Empty when {@code text} has neither an ASCII letter nor a digit. */
    public static Optional<PartNumber> parse(String text) {
        var norm = normalise(text);
        return norm.isEmpty() ? Optional.empty() : Optional.of(new PartNumber(text.strip(), norm));
    }

    /** {@link #norm} without leading zeros, which people leave out when they type. */
    public String withoutLeadingZeros() {
        return norm.replaceFirst("^0+(?=.)", "");
    }

    private static String normalise(String text) {
        var folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> {
                    int digit = Character.digit(c, 10);
                    if (digit >= 0) {
                        folded.append((char) ('0' + digit));
                    } else if (c >= 'A' && c <= 'Z') {
                        folded.append((char) c);
                    }
                });
        return folded.toString();
    }
}
