package tn.shabou.prospector.extract;

import java.math.BigDecimal;
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

    /** As it is kept: an amount without a currency is none. */
    public Offer toOffer() {
        boolean asked = price != null && price.currency() != null;
        BigDecimal amount = price != null && asked ? price.amount() : null;
        String currency = price != null && asked ? price.currency() : null;
        var basis = price == null ? TaxBasis.UNKNOWN : price.taxBasis();
        return new Offer(
                name,
                brand,
                sku,
                mpn,
                gtin,
                amount,
                currency,
                basis,
                availability,
                rawPrice,
                priceSource);
    }
}
