package tn.shabou.api.imports.csv;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names as people recognise them: {@code "Prix d'achat"}, {@code PRIX_D_ACHAT} and {@code prix
 * d’achat} are one.
 */
public final class Folded {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Folded() {}

    public static String of(String name) {
        var letters =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return GAPS.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
