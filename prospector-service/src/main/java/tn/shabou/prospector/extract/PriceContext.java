package tn.shabou.prospector.extract;

import java.util.Optional;
import org.jsoup.nodes.Element;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.extract.PriceReading.Kind;
import tn.shabou.prospector.extract.PriceReading.Price;

/** What stands around a price and changes its meaning: "from", a tax, the lower end of a range. */
final class PriceContext {

    private static final int LEVELS = 2;
    private static final int LONGEST = 80;

    private PriceContext() {}

    /** The price as it is meant there; empty for the upper end of a range. */
    static Optional<Price> of(Page page, Element element, Price price) {
        var around = element.parent();
        for (int level = 0; level < LEVELS && around != null; level++, around = around.parent()) {
            if (!page.sizes().isShort(around, LONGEST)) {
                break;
            }
            if (PriceText.read(ShownText.of(around), price.currency(), page.country())
                    instanceof Price said) {
                boolean same = said.amount().compareTo(price.amount()) == 0;
                if (same && tellsMore(said, price)) {
                    return Optional.of(
                            new Price(
                                    price.amount(),
                                    price.currency(),
                                    said.kind() == Kind.PRICE ? price.kind() : said.kind(),
                                    said.taxBasis()));
                }
                if (!same && said.kind() == Kind.RANGE) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(price);
    }

    /** What is said of VAT near a price that says nothing itself, if that it is included. */
    static TaxBasis taxAround(Page page, Element element, Price price) {
        var around = element.parent();
        for (int level = 0;
                price.taxBasis() == TaxBasis.UNKNOWN && level <= LEVELS && around != null;
                level++, around = around.parent()) {
            if (page.sizes().isShort(around, 2 * LONGEST)
                    && TaxWords.basis(around.text()) == TaxBasis.INCLUDED) {
                return TaxBasis.INCLUDED;
            }
        }
        return price.taxBasis();
    }

    private static boolean tellsMore(Price said, Price price) {
        return (said.kind() != Kind.PRICE && price.kind() == Kind.PRICE)
                || (said.taxBasis() != TaxBasis.UNKNOWN && price.taxBasis() == TaxBasis.UNKNOWN);
    }
}
