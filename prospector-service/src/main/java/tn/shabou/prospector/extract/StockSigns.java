package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import tn.shabou.model.leads.PageExtracted.Availability;

/** What a page shows about stock where no mark-up states it: words, and a button to buy. */
final class StockSigns {

    private static final Pattern BUY =
            Pattern.compile(
                    "add.{0,3}to.{0,3}(?:cart|basket|bag)|ajouter au panier|acheter|buy ?(?:it )?now|in den warenkorb|panier|carrello|carrito|carrinho|addtocart|addcart|buy-?button|winkelwagen|koszyk|košík|köp|kup|купить|в корзину|أضف|اشتر",
                    CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern STOCK_NAME =
            Pattern.compile(
                    "stock|availab|dispo|inventory|verf(?:ü|ue)gbar|lager", CASE_INSENSITIVE);

    private static final double READ = 0.8;
    private static final double ASSUMED = 0.6;

    private final Page page;
    private final Inherited apart;

    StockSigns(Page page) {
        this.page = page;
        this.apart = new Inherited(page, e -> Visibility.isHidden(e) || Visibility.isAside(e));
    }

    boolean hasBuyButton() {
        return page
                .document()
                .select(
                        "button, input[type=submit], input[type=button], a[class], a[id], [role=button]")
                .stream()
                .filter(e -> !e.hasAttr("disabled") && !apart.holds(e))
                .anyMatch(e ->
                        BUY.matcher(
                                        Visibility.names(e)
                                                + ' '
                                                + e.attr("value")
                                                + ' '
                                                + e.attr("name")
                                                + ' '
                                                + (e.text().length() < 40 ? e.text() : ""))
                                .find());
    }

    /**
     * @param priced whether the page asks a price: what is offered is there unless something says
     *     otherwise
     */
    Optional<Found<Availability>> read(boolean priced) {
        return words().or(() ->
                priced
                        ? Optional.of(new Found<>(Availability.InStock, "price", "", ASSUMED))
                        : Optional.empty());
    }

    boolean isOut() {
        return words().filter(found -> found.value() == Availability.OutOfStock).isPresent();
    }

    private Optional<Found<Availability>> words() {
        return page.document().body().getAllElements().stream()
                .filter(e -> STOCK_NAME.matcher(Visibility.names(e)).find())
                .filter(e -> e.childrenSize() <= 6 && !apart.holds(e))
                .map(Element::text)
                .filter(text -> !text.isEmpty() && text.length() <= 160)
                .flatMap(text ->
                        StockWords.ofText(text)
                                .map(stock -> new Found<>(stock, "shown", text, READ))
                                .stream())
                .findFirst();
    }
}
