package tn.shabou.prospector.contracts;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tn.shabou.model.leads.PageExtracted.Offer;

/**
 * How many of some offers tell what an offer should.
 *
 * @param told offers by the field that they have
 */
public record Fill(int offers, Map<Field, Integer> told) {

    /** What an offer should tell. The columns of {@code site_fill} have their names. */
    public enum Field {
        AMOUNT,
        SKU,
        AVAILABILITY;

        boolean isIn(Offer offer) {
            return switch (this) {
                case AMOUNT -> offer.amount() != null;
                case SKU -> offer.sku() != null;
                case AVAILABILITY -> offer.availability() != null;
            };
        }
    }

    public static Fill of(List<Offer> offers) {
        var told = new EnumMap<Field, Integer>(Field.class);
        for (var field : Field.values()) {
            told.put(field, (int) offers.stream().filter(field::isIn).count());
        }
        return new Fill(offers.size(), told);
    }

    /** From 0 to 1; 1 of no offers at all. */
    public double share(Field field) {
        return offers == 0 ? 1 : Objects.requireNonNullElse(told.get(field), 0) / (double) offers;
    }
}
