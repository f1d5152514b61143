package tn.shabou.local.web;

import java.util.List;
import java.util.Random;

/** In which language and currency a host sells, and what. */
enum Trade {
    TUNISIAN(
            "fr",
            "TND",
            List.of(
                    "Plaquettes de frein avant",
                    "Filtre à huile moteur",
                    "Disque de frein arrière",
                    "Amortisseur avant gauche",
                    "Courroie de distribution"),
            "Référence",
            "Ajouter au panier",
            "En stock",
            "Rupture de stock"),
    FRENCH(
            "fr",
            "EUR",
            List.of(
                    "Rotule de direction",
                    "Bougie d'allumage iridium",
                    "Kit d'embrayage complet",
                    "Balai d'essuie-glace",
                    "Pompe à eau moteur"),
            "Référence",
            "Ajouter au panier",
            "En stock",
            "Rupture de stock"),
    ENGLISH(
            "en",
            "GBP",
            List.of(
                    "Front brake pads",
                    "Engine oil filter",
                    "Rear shock absorber",
                    "Timing belt kit",
                    "Water pump assembly"),
            "SKU",
            "Add to cart",
            "In stock",
            "Out of stock"),
    GERMAN(
            "de",
            "EUR",
            List.of(
                    "Bremsbeläge Vorderachse",
                    "Ölfilter für Motor",
                    "Stoßdämpfer hinten",
                    "Zahnriemen Satz",
                    "Wasserpumpe mit Dichtung"),
            "Artikelnummer",
            "In den Warenkorb",
            "Auf Lager",
            "Nicht vorrätig"),
    ARABIC(
            "ar",
            "TND",
            List.of(
                    "فحمات الفرامل الأمامية",
                    "مصفاة زيت المحرك",
                    "ممتص صدمات خلفي",
                    "سير التوقيت كامل",
                    "مضخة ماء المحرك"),
            "SKU",
            "أضف إلى السلة",
            "متوفر",
            "غير متوفر");

    private static final List<String> BRANDS =
            List.of("Bosch", "Valeo", "Febi", "Sachs", "TRW", "Monroe", "Brembo", "Mann");

    final String language;
    final String currency;
    final String label;
    final String buy;
    final String in;
    final String out;
    private final List<String> parts;

    Trade(
            String language,
            String currency,
            List<String> parts,
            String label,
            String buy,
            String in,
            String out) {
        this.language = language;
        this.currency = currency;
        this.parts = parts;
        this.label = label;
        this.buy = buy;
        this.in = in;
        this.out = out;
    }

    /** The part with that number; its price is never that of its neighbours. */
    SoldPart part(Random random, String url, int number) {
        var name =
                "%s %s %s%d"
                        .formatted(
                                parts.get(random.nextInt(parts.size())),
                                BRANDS.get(random.nextInt(BRANDS.size())),
                                (char) ('A' + random.nextInt(26)),
                                1000 + number);
        boolean thousandths = currency.equals("TND");
        int whole = 5 + random.nextInt(900);
        var fraction =
                thousandths
                        ? "%03d".formatted(100 * random.nextInt(10))
                        : "%02d0".formatted(random.nextInt(100));
        return new SoldPart(
                url,
                name,
                "REF-%d%c".formatted(20_000 + number, (char) ('A' + random.nextInt(26))),
                whole + "." + fraction,
                currency,
                random.nextInt(8) > 0);
    }

    /** The amount as people there write it. */
    String shown(SoldPart part) {
        var two = part.amount().substring(0, part.amount().length() - 1);
        return switch (this) {
            case TUNISIAN -> part.amount().replace('.', ',') + " DT";
            case FRENCH, GERMAN -> two.replace('.', ',') + " €";
            case ENGLISH -> "£" + two;
            case ARABIC -> part.amount() + " د.ت";
        };
    }
}
