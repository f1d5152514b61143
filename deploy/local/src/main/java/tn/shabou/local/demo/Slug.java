package tn.shabou.local.demo;

import java.text.Normalizer;
import java.util.Locale;

/** A name as it stands in an address: {@code Étrier avant} becomes {@code etrier-avant}. */
public final class Slug {

    private Slug() {}

    public static String of(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
