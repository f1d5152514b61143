package tn.shabou.model.leads;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.Offer;

/**
 * What a page of a marketplace says, where others sell.
 *
 * @param adapter by which it was read
 * @param saysNone whether the page itself says that there are no ads
 */
public record MarketPage(String adapter, Kind kind, boolean saysNone, List<Ad> ads) {

    /** What a page is for. */
    public enum Kind {
        /** It lists ads. */
        LISTING,
        /** It shows one ad. */
        AD
    }

    /** Of a thing, as its seller says. */
    public enum Condition {
        NEW,
        USED,
        UNKNOWN
    }

    /**
     * One ad.
     *
     * @param url of its own page, absolute
     * @param priceTold whether it names a price, or says that it is to be asked for or bargained
     *     over; the offer has an amount only where it is firm
     * @param seller absent when the page does not tell who sells
     */
    public record Ad(
            String url,
            Offer offer,
            Condition condition,
            boolean priceTold,
            @Nullable Seller seller) {}

    /**
     * Who sells.
     *
     * @param key the same for all ads of a seller on this marketplace; tells nothing else of them
     * @param business whether the marketplace shows them as one
     * @param facts of a business; none of anybody else
     */
    public record Seller(String key, boolean business, List<Fact> facts) {}
}
