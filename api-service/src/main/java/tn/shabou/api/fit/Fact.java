package tn.shabou.api.fit;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tn.shabou.api.http.Language;

/**
 * Something about a car that decides whether a part fits.
 *
 * @param key as a parameter of a request says it, such as {@code engine_code}
 */
public record Fact(String key) {

    static final Fact ENGINE = new Fact("vehicle");
    static final Fact YEAR = new Fact("year");
    static final Fact MONTH = new Fact("month");
    static final Fact POSITION = new Fact("position");
    static final Fact ENGINE_CODE = new Fact("engine_code");
    static final Fact CHASSIS = new Fact("chassis");
    static final Fact CONFIRMATION = new Fact("confirmation");
    static final Fact NOTE = new Fact("note");

    /**
     * What suppliers and readers call the usual facts; whatever is not here is called by its key.
     */
    private enum Known {
        VEHICLE("la motorisation", "المحرك"),
        YEAR("l'année de construction", "سنة الصنع", "annee"),
        MONTH("le mois de construction", "شهر الصنع", "mois"),
        POSITION("la position sur le véhicule", "موضع القطعة على السيارة", "cote", "emplacement"),
        ENGINE_CODE("le code moteur", "رمز المحرك", "code_moteur", "moteur", "engine"),
        CHASSIS("le numéro de châssis", "رقم الهيكل", "numero_de_chassis", "chassis_number"),
        BRAKE_SYSTEM(
                "le système de freinage",
                "نظام الفرامل",
                "systeme_de_freinage",
                "systeme_freinage",
                "freinage"),
        ABS("l'équipement ABS", "وجود نظام ABS", "avec_abs"),
        GEARBOX(
                "la boîte de vitesses",
                "علبة السرعة",
                "boite_de_vitesses",
                "boite",
                "transmission"),
        AIR_CONDITIONING("la climatisation", "وجود المكيف", "climatisation", "clim"),
        BODY("la carrosserie", "نوع الهيكل", "carrosserie"),
        CONFIRMATION("la confirmation du fournisseur", "تأكيد المزود"),
        NOTE("la remarque du catalogue", "ملاحظة الفهرس");

        private final String french;
        private final String arabic;
        private final List<String> otherNames;

        Known(String french, String arabic, String... otherNames) {
            this.french = french;
            this.arabic = arabic;
            this.otherNames = List.of(otherNames);
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Known> of(String key) {
            return Arrays.stream(values())
                    .filter(known -> known.key().equals(key) || known.otherNames.contains(key))
                    .findFirst();
        }
    }

    /** The fact of that name, however written: {@code brakeSystem}, {@code Système de freinage}. */
    static Fact named(String name) {
        var key = folded(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_")).replace(' ', '_');
        return new Fact(Known.of(key).map(Known::key).orElse(key));
    }

    /** With its article, as it stands in a sentence. */
    String said(Language language) {
        return Known.of(key)
                .map(known -> language == Language.AR ? known.arabic : known.french)
                .orElseGet(() -> "« " + key.replace('_', ' ') + " »");
    }

    /** Lower case without accents, nothing but letters and digits between single blanks. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
