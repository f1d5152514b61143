package tn.shabou.prospector.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.PartNumber;

/** Invented parts, and offers of which it is known what they are. */
record OfferSample(List<InventedPart> parts, List<Labelled> offers) {

    /**
     * @param product that it is, null for none of ours
     */
    record Labelled(OfferedPart offer, @Nullable Long product, String how) {}

    /** As the database finds them: by number, else the parts of the brand. */
    List<Found> found(OfferedPart offer) {
        var found = new ArrayList<Found>();
        for (var key : MatchKeys.of(offer)) {
            parts.stream()
                    .filter(InventedPart::ours)
                    .forEach(part -> {
                        boolean sameBrand =
                                key.brand().equals(part.brand().toUpperCase(Locale.ROOT));
                        switch (key.tier()) {
                            case GTIN ->
                                    add(found, key, part, "GTIN", key.number().equals(part.gtin()));
                            case BRAND_NUMBER ->
                                    add(
                                            found,
                                            key,
                                            part,
                                            "MPN",
                                            sameBrand && key.number().equals(part.mpn()));
                            case OE -> add(found, key, part, "OE", key.number().equals(part.oe()));
                            default ->
                                    add(
                                            found,
                                            key,
                                            part,
                                            key.number().equals(part.oe()) ? "OE" : "MPN",
                                            key.number().equals(part.mpn())
                                                    || key.number().equals(part.oe()));
                        }
                    });
        }
        var brand =
                offer.brand() == null ? "" : PartNumber.parse(offer.brand()).orElseThrow().norm();
        var family = PartText.of(offer.name()).family();
        parts.stream()
                .filter(part -> part.ours() && part.brand().toUpperCase(Locale.ROOT).equals(brand))
                .filter(part -> family != null && family.equals(PartText.of(part.name(0)).family()))
                .forEach(part ->
                        found.add(
                                new Found(part.catalogued(), MatchTier.WORDS, "WORDS", "", false)));
        return found;
    }

    private static void add(
            List<Found> found, MatchKeys.Key key, InventedPart part, String kind, boolean same) {
        if (same) {
            found.add(
                    new Found(
                            part.catalogued(),
                            key.tier(),
                            kind,
                            key.number(),
                            !key.brand().isEmpty()));
        }
    }
}
