package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import tn.shabou.model.leads.PageExtracted.Availability;

/** What a page shows about stock where no mark-up states it: words, and a button to buy. */
final class StockSigns {

    private static final Vocabulary STOCK_NAME =
            new Vocabulary(
                    Pattern.compile(
                            "stock|availab|dispo|inventory|verf(?:ü|ue)gbar|lager",
                            CASE_INSENSITIVE));

    /** What is said of delivery is said of the stock, though not of the price. */
    private static final Vocabulary DELIVERY =
            new Vocabulary(
                    Pattern.compile(
                            "(?:delivery|shipping|livraison|versand|lieferung)[\\w-]*(?:status|info|time|state|text)",
                            CASE_INSENSITIVE));

    /** {@code Availability: In Stock} */
    private static final Pattern LABELLED =
            Pattern.compile(
                    "(?:product )?(?:availability|disponibilit[ée]|verf(?:ü|ue)gbarkeit|lieferbarkeit|lagerstatus|disponibilidad|disponibilit[àa]|disponibilidade|beschikbaarheid|dostupnost|dostępność|razpoložljivost|stock|наличие|التوفر|الحالة)\\s*:.*",
                    CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int LONGEST = 160;
    private static final int SHORT = 60;
    private static final double READ = 0.8;
    private static final double INSTEAD = 0.7;
    private static final double ASSUMED = 0.6;

    private final Page page;
    private final Inherited apart;

    StockSigns(Page page) {
        this.page = page;
        this.apart =
                new Inherited(
                        page,
                        e ->
                                Visibility.isHidden(e)
                                        || Visibility.isPutAway(e)
                                        || (Visibility.isAside(e)
                                                && !DELIVERY.isIn(Visibility.names(e))));
    }

    boolean hasBuyButton() {
        return page.buyButtons().stream().anyMatch(e -> !e.hasAttr("disabled") && !apart.holds(e));
    }

    /**
     * @param priced whether the page asks a price: what is offered is there unless something says
     *     otherwise
     */
    Optional<Found<Availability>> read(boolean priced) {
        return words().or(() -> hasBuyButton() ? Optional.empty() : instead(priced))
                .or(() ->
                        priced
                                ? Optional.of(
                                        new Found<>(Availability.InStock, "price", "", ASSUMED))
                                : Optional.empty());
    }

    /** Whether it says in words that the thing is there, or is not. */
    boolean isStated() {
        return words().isPresent();
    }

    boolean isOut() {
        return words().filter(found -> found.value() == Availability.OutOfStock).isPresent();
    }

    /** Out of stock, said wherever it may be. */
    boolean isGone() {
        return isOut() || instead(false).isPresent();
    }

    /**
     * What stands where a button to buy is missing: a dead button on a page that asks a price, or
     * any short line on one that asks none, or has no such button at all.
     */
    private Optional<Found<Availability>> instead(boolean priced) {
        var places =
                priced && !page.buyButtons().isEmpty()
                        ? "button, input[type=submit], input[type=button], .button, .btn"
                        : "*";
        return page.document().body().select(places).stream()
                .filter(e -> !apart.holds(e))
                .map(e -> e.ownText().isEmpty() ? e.attr("value") : e.ownText())
                .filter(text -> !text.isEmpty() && text.length() <= SHORT)
                .filter(text -> StockWords.isOut(text) || StockWords.tellsLater(text))
                .map(text -> new Found<>(Availability.OutOfStock, "shown", text, INSTEAD))
                .findFirst();
    }

    private static boolean speaksOfStock(Element e) {
        return STOCK_NAME.isIn(Visibility.names(e))
                || (e.childrenSize() <= 2
                        && e.ownText().length() <= LONGEST
                        && LABELLED.matcher(e.text()).matches());
    }

    private Optional<Found<Availability>> words() {
        return page.document().body().getAllElements().stream()
                .filter(e -> e.childrenSize() <= 6 && page.sizes().isShort(e, LONGEST))
                .filter(e -> !apart.holds(e))
                .filter(StockSigns::speaksOfStock)
                .map(Element::text)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                .flatMap(text ->
                        StockWords.ofText(text)
                                .map(stock -> new Found<>(stock, "shown", text, READ))
                                .stream())
                .findFirst();
    }
}
