package tn.shabou.prospector.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A matricule fiscal, {@code 1234567/M/A/E/001}: up to seven digits, a key that is never I, O or U,
 * the kind of VAT, the category, and the establishment, which is 000 unless the category is E.
 */
final class TaxNumber {

    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{1,7})([A-HJ-NP-TV-Z])(?:([ABDNP])([CEMNP])(\\d{3}))?",
                    Pattern.CASE_INSENSITIVE);

    private TaxNumber() {}

    /** Digits and key, which all establishments of a company share. */
    static Optional<String> company(String written) {
        var match = FORM.matcher(written.replaceAll("[\\s/.\\-]", ""));
        if (!match.matches() || isFirstEstablishmentOfMany(match.group(4), match.group(5))) {
            return Optional.empty();
        }
        var digits = match.group(1);
        return Optional.of(
                "0".repeat(7 - digits.length()) + digits + match.group(2).toUpperCase(Locale.ROOT));
    }

    private static boolean isFirstEstablishmentOfMany(String category, String establishment) {
        return establishment != null
                && !"000".equals(establishment)
                && !"E".equalsIgnoreCase(category);
    }
}
