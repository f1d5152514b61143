package tn.shabou.local.demo;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import tn.shabou.local.demo.DemoProduct.Reference;
import tn.shabou.model.PartNumber;

/** The numbers under which people ask for a part. */
record References(Assortment assortment) {

    private static final double WITH_EAN = 0.2;
    private static final double WITH_CROSS = 0.35;
    private static final double WITH_FORMER = 0.06;

    /**
     * @param id counts parts; makes the EAN unique
     */
    List<Reference> of(
            Application application,
            Maker maker,
            String mpn,
            String sku,
            int id,
            RandomGenerator random) {
        var references = new LinkedHashSet<Reference>();
        add(references, "SKU", "", sku);
        add(references, "MPN", maker.name(), mpn);
        if (random.nextDouble() < WITH_EAN) {
            add(references, "EAN", "", ean(id));
        }
        if (!application.fitsEveryCar()) {
            var make = application.make().name();
            add(references, "OE", make, application.originalNumber());
            if (random.nextDouble() < WITH_FORMER) {
                add(references, "SUPERSEDED", make, application.formerNumber());
            }
        }
        if (random.nextDouble() < WITH_CROSS) {
            cross(references, application, maker, random);
        }
        return List.copyOf(references);
    }

    private void cross(
            Set<Reference> references,
            Application application,
            Maker maker,
            RandomGenerator random) {
        var other =
                assortment.drawLine(
                        application.family(),
                        application.fitsEveryCar() ? null : application.make(),
                        random);
        if (!other.maker().equals(maker)) {
            add(
                    references,
                    "CROSS",
                    other.maker().name(),
                    application.number(other.maker().id(), other.numbers()));
        }
    }

    private static void add(Set<Reference> references, String kind, String maker, String raw) {
        PartNumber.parse(raw)
                .ifPresent(number -> references.add(new Reference(kind, maker, number)));
    }

    /** From the range that shops may use among themselves, with its check digit. */
    private static String ean(int id) {
        var digits = "2" + (10_000_000_000L + id);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
