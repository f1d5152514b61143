package tn.shabou.prospector.leads;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.MarketPage;
import tn.shabou.model.leads.MarketPage.Ad;
import tn.shabou.model.leads.MarketPage.Condition;
import tn.shabou.model.leads.PageExtracted;
import tn.shabou.model.leads.PageExtracted.Offer;

/**
 * An offer as a page shows it.
 *
 * @param condition absent for what a shop sells
 * @param sellerKey absent where the site is the seller
 * @param inPassing whether it stands in a list, which tells less of it than its own page
 */
record Sighting(
        UUID id,
        UUID lead,
        String url,
        Instant at,
        Offer offer,
        @Nullable Condition condition,
        @Nullable String sellerKey,
        boolean inPassing) {

    static Sighting ofShop(UUID lead, PageExtracted page, Offer offer) {
        return new Sighting(
                LeadId.ofOffer(lead, page.url()),
                lead,
                page.url(),
                page.observedAt(),
                offer,
                null,
                null,
                false);
    }

    /** An ad stays the same whoever turns out to be its seller. */
    static Sighting ofAd(UUID lead, PageExtracted page, MarketPage market, Ad ad) {
        var site = LeadId.ofLead(page.sourceId(), URI.create(page.url()));
        var seller = ad.seller();
        return new Sighting(
                LeadId.ofOffer(site, ad.url()),
                lead,
                ad.url(),
                page.observedAt(),
                ad.offer(),
                ad.condition(),
                seller == null || seller.key().isEmpty() ? null : seller.key(),
                market.kind() == MarketPage.Kind.LISTING);
    }
}
