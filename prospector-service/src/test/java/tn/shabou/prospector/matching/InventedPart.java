package tn.shabou.prospector.matching;

import java.util.Locale;
import java.util.Set;

/** A part as it is in the world. */
record InventedPart(
        long id,
        String[] family,
        String brand,
        String car,
        int axle,
        int side,
        String mpn,
        String oe,
        String gtin,
        boolean ours) {
    private static final String[][] AXLES = {
        {"avant", "front", "أمامي"}, {"arrière", "rear", "خلفي"}
    };

    private static final String[][] SIDES = {
        {"gauche", "left", "يسار"}, {"droit", "right", "يمين"}
    };

    String name(int language) {
        var name = new StringBuilder(family[language]);
        name.append(axle < 0 ? "" : " " + AXLES[axle][language]);
        name.append(side < 0 ? "" : " " + SIDES[side][language]);
        return name + " " + car;
    }

    CatalogPart catalogued() {
        return new CatalogPart(id, name(0), brand.toUpperCase(Locale.ROOT), false, Set.of(mpn));
    }
}
