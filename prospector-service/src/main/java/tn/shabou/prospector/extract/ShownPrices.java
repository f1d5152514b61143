package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.extract.PriceReading.Price;

/**
 * The prices that a reader of the page sees, and which of them is asked for its product: the one
 * that is named a price, stands out, and is near the heading and the buy button; never one that is
 * crossed out or belongs to another product.
 */
final class ShownPrices {

    static final Vocabulary PRICE_NAME =
            new Vocabulary(
                    Pattern.compile(
                            "price|prix|preis|prec[ioe]|prezzo|preço|prijs|(?:^|[\\s_-])pris|amount|cost|cena|cijena|hinta|fiyat|harga|kaina|kakaku|سعر",
                            CASE_INSENSITIVE));

    /** Below this nothing but a number with a currency speaks for a price. */
    private static final double CREDIBLE = 3;

    /** What it is worth for a price that the page names no other. */
    private static final double SOLE = 1.5;

    /** A runner-up this close with another amount leaves the choice open. */
    private static final double CLEAR = 0.75;

    private static final int LONGEST = 60;
    private static final int LARGEST = 14;

    /** No product page shows more; what does is a list, or a trap. */
    private static final int MOST = 5_000;

    private final Page page;
    private final @Nullable String currency;
    private final List<Shown> candidates;
    private final Inherited apart;

    /** A price on the page and how much speaks for it being the one asked. */
    record Shown(Price price, String raw, Element element, double weight) {

        Shown weighing(double other) {
            return new Shown(price, raw, element, other);
        }
    }

    private ShownPrices(Page page, @Nullable String currency) {
        this.page = page;
        this.currency = currency;
        var prices = find();
        var cards =
                new ProductCards(
                        prices.stream().map(Shown::element).toList(),
                        page.sizes(),
                        page.aroundHeading());
        this.apart =
                new Inherited(
                        page,
                        e -> cards.contains(e) || Visibility.isHidden(e) || Visibility.isAside(e));
        this.candidates = ranked(prices);
    }

    /**
     * @param claims what mark-up says: of the currency above all
     */
    static ShownPrices of(Page page, List<ProductClaim> claims) {
        var stated =
                claims.stream()
                        .flatMap(claim -> claim.prices().stream())
                        .flatMap(asked -> Optional.ofNullable(asked.price().currency()).stream())
                        .distinct()
                        .toList();
        return new ShownPrices(
                page,
                stated.size() == 1
                        ? stated.getFirst()
                        : Currencies.ofCountry(page.country()).orElse(null));
    }

    /** All that may be the price asked, best first. */
    List<Shown> candidates() {
        return candidates;
    }

    /** The one price that is asked; empty when there is none or two are as likely. */
    Optional<Shown> main() {
        return clearest(candidates);
    }

    /** Whether anything stands out as a price that is asked, however many amounts do. */
    boolean asks() {
        return !candidates.isEmpty() && candidates.getFirst().weight() >= CREDIBLE;
    }

    /**
     * The first of them, if it is credible and clearly ahead of all other amounts.
     *
     * @param ranked best first
     */
    static Optional<Shown> clearest(List<Shown> ranked) {
        if (ranked.isEmpty() || ranked.getFirst().weight() < CREDIBLE) {
            return Optional.empty();
        }
        var best = ranked.getFirst();
        boolean rivalled =
                ranked.stream()
                        .filter(other -> !best.price().agreesWith(other.price().amount()))
                        .anyMatch(other -> best.weight() - other.weight() < CLEAR);
        return rivalled ? Optional.empty() : Optional.of(best);
    }

    /** Whether VAT is in a price, by itself or what is said near it. */
    TaxBasis taxBasis(Shown shown) {
        return PriceContext.taxAround(page, shown.element(), shown.price());
    }

    /** Prices that are crossed out beside those that may be asked, in the order of the page. */
    List<Shown> crossedOut() {
        return page.document().body().stream()
                .filter(e -> Visibility.isCompared(e) && isSmall(e) && !apart.holds(e))
                .flatMap(e -> read(e, e.text()).stream())
                .limit(MOST)
                .toList();
    }

    private List<Shown> find() {
        var prices =
                page.document().body().stream()
                        .filter(this::isSmall)
                        .flatMap(element -> read(element).stream())
                        .limit(MOST)
                        .toList();
        return innermost(prices).stream().flatMap(price -> inContext(price).stream()).toList();
    }

    private Optional<Shown> inContext(Shown shown) {
        return PriceContext.of(page, shown.element(), shown.price())
                .map(price -> new Shown(price, shown.raw(), shown.element(), shown.weight()));
    }

    private List<Shown> ranked(List<Shown> prices) {
        var struck = new Inherited(page, Visibility::isStruck);
        var weight = new PriceWeight(page, prices);
        var asked = ranked(prices.stream().filter(price -> !struck.holds(price.element())), weight);
        if (!asked.isEmpty() && asked.getFirst().weight() >= CREDIBLE) {
            return asked;
        }
        // Some templates call it the old price even when there is no new one.
        var drawn = new Inherited(page, Visibility::isDrawnStruck);
        return ranked(
                Stream.concat(prices.stream(), calledOld())
                        .filter(price -> !drawn.holds(price.element())),
                weight);
    }

    private Stream<Shown> calledOld() {
        return crossedOut().stream().filter(price -> !Visibility.isDrawnStruck(price.element()));
    }

    private List<Shown> ranked(Stream<Shown> prices, PriceWeight weight) {
        var weighed =
                prices.filter(price -> !apart.holds(price.element()))
                        .map(price -> price.weighing(weight.of(price)))
                        .sorted(Comparator.comparingDouble(Shown::weight).reversed())
                        .toList();
        var current = Reductions.withoutFormerPrices(page, weighed);
        boolean sole =
                current.stream()
                        .allMatch(p -> current.getFirst().price().agreesWith(p.price().amount()));
        return sole ? current.stream().map(p -> p.weighing(p.weight() + SOLE)).toList() : current;
    }

    private boolean isSmall(Element element) {
        Patience.check();
        return page.sizes().isSmall(element, LARGEST) && page.sizes().isShort(element, 400);
    }

    private Optional<Shown> read(Element element) {
        return !ShownText.isRaised(element)
                        && (page.sizes().hasDigits(element) || isNamedPrice(element))
                ? read(element, ShownText.of(element)).or(() -> own(element))
                : Optional.empty();
    }

    /** What an element says itself, where prices of other meaning stand within it. */
    private Optional<Shown> own(Element element) {
        var text = element.childrenSize() == 0 ? "" : element.ownText();
        return read(element, text)
                .filter(shown -> shown.price().currency() != null)
                .filter(shown ->
                        isNamedPrice(element) && text.codePoints().anyMatch(Character::isDigit));
    }

    private Optional<Shown> read(Element element, String text) {
        boolean named = isNamedPrice(element);
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return PriceText.read(text, named ? currency : null, page.country()) instanceof Price price
                        && price.amount().signum() > 0
                        && (price.currency() != null || named)
                ? Optional.of(new Shown(price, text, element, 0))
                : Optional.empty();
    }

    private static boolean isNamedPrice(Element element) {
        return PRICE_NAME.isIn(Visibility.names(element) + ' ' + element.attr("itemprop"));
    }

    /**
     * Of prices within each other the innermost that has the currency; the innermost at all where
     * none has.
     */
    private List<Shown> innermost(List<Shown> found) {
        var aroundAny = new HashSet<Element>();
        var aroundFull = new HashSet<Element>();
        var full = new HashSet<Element>();
        for (var price : found) {
            addParents(price.element(), aroundAny);
            if (price.price().currency() != null) {
                addParents(price.element(), aroundFull);
                full.add(price.element());
            }
        }
        return found.stream()
                .filter(price ->
                        price.price().currency() != null
                                ? !aroundFull.contains(price.element())
                                : !aroundAny.contains(price.element())
                                        && price.element().parents().stream()
                                                .noneMatch(full::contains))
                .toList();
    }

    private static void addParents(Element element, Set<Element> parents) {
        for (var e = element.parent(); e != null && parents.add(e); ) {
            e = e.parent();
        }
    }
}
