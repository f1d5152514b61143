package tn.shabou.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name as it stands in an address: {@code Étrier avant} becomes {@code etrier-avant}. */
public final class Slug {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^a-z0-9]+");

    private Slug() {}

    public static String of(String name) {
        var letters =
                ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        var joined = GAPS.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll("-");
        return joined.substring(
                joined.startsWith("-") ? 1 : 0, joined.length() - (joined.endsWith("-") ? 1 : 0));
    }
}
