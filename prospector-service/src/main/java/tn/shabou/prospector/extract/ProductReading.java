package tn.shabou.prospector.extract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Availability;
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
                price == null ? null : price.source());
    }
}
