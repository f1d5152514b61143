package tn.shabou.prospector.extract;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Availability;
import tn.shabou.model.leads.PageExtracted.Offer;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.extract.PriceReading.Price;

/**
 * The product that a page sells.
 *
 * @param price absent when the page names none, or several without a reason to choose
 * @param rawPrice the text that the price was read from
 * @param priceSource where on the page the price stood
 */
public record ProductReading(
        String name,
        @Nullable String brand,
        @Nullable String sku,
        @Nullable String mpn,
        @Nullable String gtin,
        @Nullable Price price,
        @Nullable String rawPrice,
        @Nullable String priceSource,
        @Nullable Availability availability) {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_CODE = 80;
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000_000L);

    /** As it is kept: an amount without a currency, or beyond all sense, is none. */
    public Offer toOffer() {
        var asked =
                price == null || price.currency() == null || price.amount().compareTo(MOST) >= 0
                        ? null
                        : price;
        return new Offer(
                Objects.requireNonNull(Words.kept(name, LONGEST_NAME)),
                Words.kept(brand, LONGEST_CODE),
                Words.kept(sku, LONGEST_CODE),
                Words.kept(mpn, LONGEST_CODE),
                Words.kept(gtin, LONGEST_CODE),
                asked == null ? null : asked.amount(),
                asked == null ? null : asked.currency(),
                price == null ? TaxBasis.UNKNOWN : price.taxBasis(),
                availability,
                Words.kept(rawPrice, LONGEST_NAME),
                priceSource);
    }
}
