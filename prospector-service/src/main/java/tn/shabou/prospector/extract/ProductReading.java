package tn.shabou.prospector.extract;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Availability;
import tn.shabou.model.leads.PageExtracted.Evidence;
import tn.shabou.model.leads.PageExtracted.Offer;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.extract.PriceReading.Price;

/**
 * The product that a page sells. What the page does not tell, or tells in more than one way, is
 * absent.
 *
 * @param listPrice what the price is compared with
 * @param packQuantity pieces that the price buys
 * @param oeReferences numbers of the car makers for it, in the order of the page
 * @param image absolute address
 */
public record ProductReading(
        Found<String> name,
        @Nullable Found<String> brand,
        @Nullable Found<String> sku,
        @Nullable Found<String> mpn,
        @Nullable Found<String> gtin,
        @Nullable Found<Price> price,
        @Nullable Found<Price> listPrice,
        @Nullable Found<Integer> packQuantity,
        @Nullable Found<Availability> availability,
        List<Found<String>> oeReferences,
        @Nullable Found<String> image) {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_CODE = 80;
    private static final int MOST_REFERENCES = 100;
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000_000L);

    /** As it is kept: an amount without a currency, or beyond all sense, is none. */
    public Offer toOffer() {
        var told = Found.valueOf(price);
        var asked =
                told == null || told.currency() == null || told.amount().compareTo(MOST) >= 0
                        ? null
                        : told;
        return new Offer(
                Objects.requireNonNull(Words.kept(name.value(), LONGEST_NAME)),
                Words.kept(Found.valueOf(brand), LONGEST_CODE),
                Words.kept(Found.valueOf(sku), LONGEST_CODE),
                Words.kept(Found.valueOf(mpn), LONGEST_CODE),
                Words.kept(Found.valueOf(gtin), LONGEST_CODE),
                asked == null ? null : asked.amount(),
                asked == null ? null : asked.currency(),
                told == null ? TaxBasis.UNKNOWN : told.taxBasis(),
                Found.valueOf(availability),
                price == null ? null : Words.kept(price.raw(), LONGEST_NAME),
                price == null ? null : price.source(),
                asked == null ? null : listAmount(asked),
                packQuantity == null || packQuantity.value() < 1 ? null : packQuantity.value(),
                references(),
                image == null || image.value().length() > Page.LONGEST_ADDRESS
                        ? null
                        : Words.kept(image.value(), Page.LONGEST_ADDRESS),
                evidence());
    }

    /** In another currency, or below the price, it would compare with nothing. */
    private @Nullable BigDecimal listAmount(Price asked) {
        var listed = Found.valueOf(listPrice);
        return listed == null
                        || (listed.currency() != null
                                && !listed.currency().equals(asked.currency()))
                        || listed.amount().compareTo(asked.amount()) <= 0
                        || listed.amount().compareTo(MOST) >= 0
                ? null
                : listed.amount();
    }

    private List<String> references() {
        return oeReferences.stream()
                .limit(MOST_REFERENCES)
                .flatMap(found ->
                        Optional.ofNullable(Words.kept(found.value(), LONGEST_CODE)).stream())
                .distinct()
                .toList();
    }

    /** By the names that the fields have in an offer. */
    private Map<String, Evidence> evidence() {
        var known = new LinkedHashMap<String, Evidence>();
        note(known, "name", name);
        note(known, "brand", brand);
        note(known, "sku", sku);
        note(known, "mpn", mpn);
        note(known, "gtin", gtin);
        note(known, "amount", price);
        note(known, "listAmount", listPrice);
        note(known, "packQuantity", packQuantity);
        note(known, "availability", availability);
        note(known, "oeReferences", oeReferences.isEmpty() ? null : oeReferences.getFirst());
        note(known, "imageUrl", image);
        return known;
    }

    private static void note(Map<String, Evidence> known, String field, @Nullable Found<?> found) {
        if (found != null) {
            known.put(
                    field,
                    new Evidence(
                            found.source(),
                            Objects.requireNonNull(Words.kept(found.raw(), LONGEST_NAME)),
                            found.confidence()));
        }
    }
}
