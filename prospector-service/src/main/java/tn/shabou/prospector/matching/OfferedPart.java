package tn.shabou.prospector.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Offer;

/**
 * What an offer says that it sells.
 *
 * @param oeReferences numbers of the makers of cars
 */
public record OfferedPart(
        String name,
        @Nullable String brand,
        @Nullable String sku,
        @Nullable String mpn,
        @Nullable String gtin,
        List<String> oeReferences) {

    public static OfferedPart of(Offer offer) {
        return new OfferedPart(
                offer.name(),
                offer.brand(),
                offer.sku(),
                offer.mpn(),
                offer.gtin(),
                offer.oeReferences());
    }
}
