package tn.shabou.prospector.matching;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Invented parts, a third of which our shop does not have, and offers of all of them as sellers
 * write: in French, Arabic and English, with and without numbers, and with what makes them another
 * part or another thing to buy. Made from a seed, so that everybody measures the same.
 */
final class LabelledOffers {

    private static final String[][] FAMILIES = {
        {"Plaquettes de frein", "Brake pads", "فحمات الفرامل", "axle"},
        {"Disque de frein", "Brake disc", "قرص الفرامل", "axle"},
        {"Amortisseur", "Shock absorber", "ممتص الصدمات", "axle+side"},
        {"Rétroviseur", "Door mirror", "مرآة جانبية", "side"},
        {"Filtre à huile", "Oil filter", "فلتر زيت", ""},
        {"Filtre à air", "Air filter", "فلتر هواء", ""},
        {"Roulement de roue", "Wheel bearing", "رولمان العجلة", "axle"},
        {"Courroie de distribution", "Timing belt", "سير التوزيع", ""},
        {"Kit de distribution", "Timing belt kit", "طقم سير التوزيع", ""},
        {"Alternateur", "Alternator", "دينامو", ""},
        {"Bougie de préchauffage", "Glow plug", "شمعة تسخين", ""},
        {"Étrier de frein", "Brake caliper", "ملقط الفرامل", "axle+side"},
    };

    private static final String[] BRANDS = {
        "Bosch", "Valeo", "TRW", "Brembo", "SKF", "Gates", "Monroe"
    };

    private static final String[] CARS = {
        "Renault Clio 4 1.5 dCi",
        "Peugeot 206 1.4 HDi",
        "Volkswagen Golf 6 2.0 TDI",
        "Citroën C3 1.4 essence",
        "Kia Rio 1.2",
        "Dacia Logan 1.5 dCi",
        "Peugeot 208 1.2 PureTech",
        "Fiat Punto 1.3 Multijet",
        "Renault Symbol 1.2",
        "Toyota Hilux 2.5 D4D",
    };

    private final Random random = new Random(20_261);
    private final List<InventedPart> parts = new ArrayList<>();
    private final List<OfferSample.Labelled> offers = new ArrayList<>();

    private LabelledOffers() {}

    static OfferSample make() {
        var sample = new LabelledOffers();
        sample.makeParts();
        sample.parts.forEach(sample::offerEachWay);
        return new OfferSample(sample.parts, sample.offers);
    }

    private void makeParts() {
        Map<String, String> oes = new TreeMap<>();
        for (var family : FAMILIES) {
            for (int i = 0; i < 12; i++) {
                var car = CARS[random.nextInt(CARS.length)];
                int axle = family[3].contains("axle") ? random.nextInt(2) : -1;
                int side = family[3].contains("side") ? random.nextInt(2) : -1;
                var brand = BRANDS[random.nextInt(BRANDS.length)];
                var place = family[0] + car + axle + side;
                boolean known =
                        parts.stream()
                                .anyMatch(part ->
                                        (part.family()[0] + part.car() + part.axle() + part.side())
                                                        .equals(place)
                                                && part.brand().equals(brand));
                if (!known) {
                    var oe = oes.computeIfAbsent(place, _ -> "77" + digits(8));
                    parts.add(
                            new InventedPart(
                                    parts.size() + 1L,
                                    family,
                                    brand,
                                    car,
                                    axle,
                                    side,
                                    (char) ('A' + random.nextInt(26)) + digits(6),
                                    oe,
                                    gtin(),
                                    random.nextInt(3) > 0));
                }
            }
        }
    }

    private void offerEachWay(InventedPart part) {
        var name = part.name(0);
        offer(part, "gtin", part.name(random.nextInt(3)), null, null, part.gtin(), List.of(), true);
        offer(
                part,
                "brand and number",
                part.name(random.nextInt(3)),
                part.brand(),
                part.mpn(),
                null,
                List.of(),
                true);
        offer(part, "number alone", name, null, part.mpn(), null, List.of(), true);
        offer(
                part,
                "oe of the same brand",
                name,
                part.brand(),
                null,
                null,
                List.of(part.oe()),
                true);
        offer(
                part,
                "words",
                part.family()[0] + " " + part.brand() + name.substring(part.family()[0].length()),
                part.brand(),
                null,
                null,
                List.of(),
                true);
        offer(
                part,
                "other words",
                part.name(1 + random.nextInt(2)),
                part.brand(),
                null,
                null,
                List.of(),
                true);
        offer(part, "used", name + " occasion", part.brand(), part.mpn(), null, List.of(), false);
        offer(
                part,
                "reconditioned",
                name + " reconditionné",
                part.brand(),
                null,
                null,
                List.of(part.oe()),
                false);
        offer(
                part,
                "other number",
                name,
                part.brand(),
                "Z" + digits(6),
                null,
                List.of(part.oe()),
                false);
        // Brake pads come in sets of four, and a kit is a kit.
        boolean pads = part.family()[1].equals("Brake pads");
        boolean kit = pads || part.family()[0].startsWith("Kit");
        offer(part, "lot", "Lot de 4 " + name, part.brand(), part.mpn(), null, List.of(), pads);
        offer(part, "kit", "Kit " + name + " complet", part.brand(), null, null, List.of(), kit);
        offer(
                part,
                "damaged gtin",
                "Divers",
                null,
                null,
                part.gtin().substring(1) + "x",
                List.of(),
                false);
        if (part.axle() >= 0) {
            var other =
                    new InventedPart(
                            part.id(),
                            part.family(),
                            part.brand(),
                            part.car(),
                            1 - part.axle(),
                            part.side(),
                            part.mpn(),
                            part.oe(),
                            part.gtin(),
                            part.ours());
            int language = random.nextInt(3);
            offer(
                    twin(other),
                    "other axle",
                    other.name(language),
                    part.brand(),
                    null,
                    null,
                    List.of(),
                    true);
            offer(
                    null,
                    "axle left out",
                    part.family()[language] + " " + part.car(),
                    part.brand(),
                    null,
                    null,
                    List.of(),
                    false);
        }
        if (part.side() >= 0) {
            var other =
                    new InventedPart(
                            part.id(),
                            part.family(),
                            part.brand(),
                            part.car(),
                            part.axle(),
                            1 - part.side(),
                            part.mpn(),
                            part.oe(),
                            part.gtin(),
                            part.ours());
            offer(
                    twin(other),
                    "other side",
                    other.name(random.nextInt(3)),
                    part.brand(),
                    null,
                    null,
                    List.of(),
                    true);
        }
        offer(
                null,
                "other engine",
                name.replaceAll("\\d\\.\\d", "1.9"),
                part.brand(),
                null,
                null,
                List.of(),
                false);
        offer(
                null,
                "other brand's equal",
                name,
                "Febi",
                "F" + digits(5),
                null,
                List.of(part.oe()),
                false);
    }

    /** The part that the changed one truly is, if there is one. */
    private @Nullable InventedPart twin(InventedPart changed) {
        return parts.stream()
                .filter(part ->
                        part.family() == changed.family()
                                && part.car().equals(changed.car())
                                && part.axle() == changed.axle()
                                && part.side() == changed.side()
                                && part.brand().equals(changed.brand()))
                .findFirst()
                .orElse(null);
    }

    private void offer(
            @Nullable InventedPart part,
            String how,
            String name,
            @Nullable String brand,
            @Nullable String mpn,
            @Nullable String gtin,
            List<String> oes,
            boolean is) {
        var truth = part != null && part.ours() && is ? part.id() : null;
        offers.add(
                new OfferSample.Labelled(
                        new OfferedPart(name, brand, null, mpn, gtin, oes), truth, how));
    }

    private String gtin() {
        var body = "4" + digits(11);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return body + (10 - sum % 10) % 10;
    }

    private String digits(int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(1 + random.nextInt(9));
        }
        return digits.toString();
    }

    static Set<String> hows(List<OfferSample.Labelled> offers) {
        var hows = new HashSet<String>();
        offers.forEach(offer -> hows.add(offer.how()));
        return hows;
    }
}
