package tn.shabou.prospector.contracts;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import tn.shabou.model.leads.MarketPage;
import tn.shabou.model.leads.MarketPage.Ad;
import tn.shabou.model.leads.MarketPage.Condition;
import tn.shabou.model.leads.PageExtracted.Offer;

/**
 * How many of some offers tell what an offer should.
 *
 * @param pages that were read for them, 0 when their number says nothing
 * @param told offers by the field that they have
 */
public record Fill(int pages, int offers, Map<Field, Integer> told) {

    /** What an offer should tell. The columns of {@code site_fill} have their names. */
    public enum Field {
        /** That there is one at all. */
        OFFERS,
        AMOUNT,
        SKU,
        AVAILABILITY,
        /** Of an ad: a price, or that it is to be bargained over or asked for. */
        ASKED,
        /** Of an ad. */
        SELLER,
        /** Of an ad: whether the thing is new or used. */
        CONDITION;

        boolean isIn(Offer offer) {
            return switch (this) {
                case OFFERS -> true;
                case AMOUNT -> offer.amount() != null;
                case SKU -> offer.sku() != null;
                case AVAILABILITY -> offer.availability() != null;
                case ASKED, SELLER, CONDITION -> false;
            };
        }

        boolean isIn(Ad ad) {
            return switch (this) {
                case ASKED -> ad.priceTold();
                case SELLER -> ad.seller() != null;
                case CONDITION -> ad.condition() != Condition.UNKNOWN;
                case OFFERS, AMOUNT, SKU, AVAILABILITY -> isIn(ad.offer());
            };
        }
    }

    public static Fill of(List<Offer> offers) {
        return of(offers, Field::isIn);
    }

    /** A page without ads that does not say so weighs as much as some ads that tell nothing. */
    public static Fill of(MarketPage page) {
        return page.ads().isEmpty() && !page.saysNone()
                ? new Fill(0, Drift.FEWEST, Map.of())
                : of(page.ads(), Field::isIn);
    }

    private static <T> Fill of(List<T> offers, BiPredicate<Field, T> tells) {
        var told = new EnumMap<Field, Integer>(Field.class);
        for (var field : Field.values()) {
            told.put(field, (int) offers.stream().filter(o -> tells.test(field, o)).count());
        }
        return new Fill(0, offers.size(), told);
    }

    int told(Field field) {
        return Objects.requireNonNullElse(told.get(field), 0);
    }

    /** Of the offers, from 0 to 1; 1 of none. Of {@code OFFERS} their number for each page. */
    public double share(Field field) {
        int of = field == Field.OFFERS ? pages : offers;
        return of == 0 ? 1 : told(field) / (double) of;
    }
}
