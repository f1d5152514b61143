package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.extract.PriceReading.Price;

/**
 * The prices that a reader of the page sees, and which of them is asked for its product: the one
 * that is named a price, stands out, and is near the heading and the buy button; never one that is
 * crossed out or belongs to another product.
 */
final class ShownPrices {

    /** Below this nothing but a number with a currency speaks for a price. */
    private static final double CREDIBLE = 3;

    /** A runner-up this close with another amount leaves the choice open. */
    private static final double CLEAR = 0.75;

    private static final int LONGEST = 60;
    private static final int LARGEST = 14;

    private static final Pattern PRICE_NAME =
            Pattern.compile(
                    "price|prix|preis|prec[ioe]|prezzo|preço|amount|cost|cena|hinta|سعر",
                    CASE_INSENSITIVE);
    private static final Pattern CURRENT_NAME =
            Pattern.compile(
                    "current|sale|final|special|now|our|actual|selling|promo|main|big|large|product-?price|buy",
                    CASE_INSENSITIVE);
    private static final Pattern SIDE_NAME =
            Pattern.compile(
                    "unit|per-|base-?price|regular|saving|save|discount|tax|vat|fee|ship|month|from|range|points|option|variant|label",
                    CASE_INSENSITIVE);
    private static final Pattern PER_UNIT =
            Pattern.compile(
                    "/ ?(?:kg|l|m|m2|m²|100|st|stk|unit|pi[èe]ce)|(?:per|pro|je|par|le) ?\\d* ?(?:kg|g|l|ml|m|litre|liter|metre|unit)\\b|monat|month|mois|\\bmes\\b",
                    CASE_INSENSITIVE);
    private static final Pattern BUY =
            Pattern.compile(
                    "add.?to.?(?:cart|basket|bag)|ajouter au panier|acheter|buy ?(?:it )?now|in den warenkorb|panier|carrello|carrito|carrinho|addtocart|addcart|buy-?(?:box|button)|أضف",
                    CASE_INSENSITIVE);

    private final Page page;
    private final @Nullable Element title;
    private final Set<Element> aroundTitle = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Element, Integer> order = new IdentityHashMap<>();
    private final List<Shown> shown = new ArrayList<>();

    /** A price on the page and how much speaks for it being the one asked. */
    record Shown(Price price, String raw, Element element, double weight) {}

    private ShownPrices(Page page) {
        this.page = page;
        this.title = page.heading();
        if (title != null) {
            aroundTitle.addAll(title.parents());
        }
    }

    static ShownPrices of(Page page) {
        var prices = new ShownPrices(page);
        prices.find();
        return prices;
    }

    /** All credible candidates, best first. */
    List<Shown> candidates() {
        return shown;
    }

    /** The one price that is asked; empty when there is none or two are as likely. */
    Optional<Shown> main() {
        if (shown.isEmpty() || shown.getFirst().weight() < CREDIBLE) {
            return Optional.empty();
        }
        var best = shown.getFirst();
        boolean rivalled =
                shown.stream()
                        .skip(1)
                        .filter(other -> !best.price().agreesWith(other.price().amount()))
                        .anyMatch(other -> best.weight() - other.weight() < CLEAR);
        return rivalled ? Optional.empty() : Optional.of(best);
    }

    private void find() {
        var all = page.document().body().getAllElements();
        for (int i = 0; i < all.size(); i++) {
            order.put(all.get(i), i);
        }
        var found = new ArrayList<Shown>();
        for (var element : all) {
            if (element.childrenSize() <= LARGEST && isSmall(element)) {
                read(element).ifPresent(price -> found.add(price));
            }
        }
        var innermost = innermost(found);
        var cards = cards(innermost);
        var heading = Optional.ofNullable(title).map(order::get).orElse(null);
        var buttons = buttons();
        innermost.stream()
                .filter(price -> stands(price.element(), cards))
                .map(price -> weighed(price, heading, buttons, innermost))
                .sorted(Comparator.comparingDouble(Shown::weight).reversed())
                .forEach(shown::add);
    }

    private static boolean isSmall(Element element) {
        return element.getAllElements().size() <= LARGEST && element.wholeText().length() <= 400;
    }

    private Optional<Shown> read(Element element) {
        boolean named = isNamedPrice(element);
        if (!named && !element.wholeText().chars().anyMatch(Character::isDigit)) {
            return Optional.empty();
        }
        var text = ShownText.of(element);
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return PriceText.read(
                                        text,
                                        Currencies.ofCountry(page.country())
                                                .filter(_ -> named)
                                                .orElse(null),
                                        page.country())
                                instanceof Price price
                        && price.amount().signum() > 0
                        && (price.currency() != null || named)
                ? Optional.of(new Shown(price, text, element, 0))
                : Optional.empty();
    }

    private static boolean isNamedPrice(Element element) {
        return PRICE_NAME
                .matcher(
                        Visibility.names(element)
                                + ' '
                                + element.attr("itemprop")
                                + ' '
                                + element.attr("data-testid"))
                .find();
    }

    /** Of elements within each other, the innermost that still has the currency. */
    private static List<Shown> innermost(List<Shown> found) {
        var outer = new HashSet<Element>();
        for (var price : found) {
            for (var parent : price.element().parents()) {
                outer.add(parent);
                if (outer.size() > 200_000) {
                    break;
                }
            }
        }
        var bare = new HashSet<Element>();
        for (var price : found) {
            if (price.price().currency() == null) {
                bare.add(price.element());
            }
        }
        return found.stream()
                .filter(price ->
                        !outer.contains(price.element()) || onlyBareWithin(price, bare, found))
                .filter(price -> price.price().currency() != null || !enclosed(price, found))
                .toList();
    }

    private static boolean onlyBareWithin(Shown price, Set<Element> bare, List<Shown> found) {
        return price.price().currency() != null
                && found.stream()
                        .filter(other ->
                                other != price
                                        && other.element().parents().contains(price.element()))
                        .allMatch(other -> bare.contains(other.element()));
    }

    private static boolean enclosed(Shown price, List<Shown> found) {
        var parents = price.element().parents();
        return found.stream()
                .anyMatch(other ->
                        other.price().currency() != null && parents.contains(other.element()));
    }

    /**
     * Product cards: of the same kind as at least two siblings, each with a price and a link. What
     * stands in them is the price of something else.
     */
    private Set<Element> cards(List<Shown> prices) {
        var priced = new HashSet<Element>();
        for (var price : prices) {
            priced.add(price.element());
            priced.addAll(price.element().parents());
        }
        var cards = new HashSet<Element>();
        var kinds = new HashMap<Element, Map<String, List<Element>>>();
        for (var element : priced) {
            var parent = element.parent();
            if (parent != null
                    && element.selectFirst("a[href]") != null
                    && !aroundTitle.contains(element)) {
                kinds.computeIfAbsent(parent, _ -> new HashMap<>())
                        .computeIfAbsent(kind(element), _ -> new ArrayList<>())
                        .add(element);
            }
        }
        kinds.values().stream()
                .flatMap(siblings -> siblings.values().stream())
                .filter(siblings -> siblings.size() >= 3)
                .forEach(cards::addAll);
        return cards;
    }

    private static String kind(Element element) {
        var classes = element.classNames();
        return element.normalName() + (classes.isEmpty() ? "" : '.' + classes.iterator().next());
    }

    /** What is around the heading of the page is no side matter, whatever it is called. */
    private boolean stands(Element element, Set<Element> cards) {
        for (@Nullable Element e = element; e != null && !aroundTitle.contains(e); e = e.parent()) {
            if (cards.contains(e)
                    || Visibility.isStruck(e)
                    || Visibility.isHidden(e)
                    || Visibility.isAside(e)) {
                return false;
            }
        }
        return true;
    }

    private List<Integer> buttons() {
        return page
                .document()
                .select("button, input[type=submit], input[type=button], a[class], [role=button]")
                .stream()
                .filter(e ->
                        BUY.matcher(
                                        Visibility.names(e)
                                                + ' '
                                                + e.attr("value")
                                                + ' '
                                                + e.attr("name")
                                                + ' '
                                                + (e.text().length() < 40 ? e.text() : ""))
                                .find())
                .map(order::get)
                .filter(i -> i != null)
                .toList();
    }

    private Shown weighed(
            Shown price, @Nullable Integer heading, List<Integer> buttons, List<Shown> all) {
        double weight = price.price().currency() == null ? 0 : 1;
        weight += named(price.element());
        int at = order.getOrDefault(price.element(), 0);
        if (heading != null) {
            weight += at > heading ? closeness(at - heading) : closeness(2 * (heading - at)) / 2;
        }
        weight += buttons.stream().mapToDouble(b -> closeness(Math.abs(b - at))).max().orElse(0);
        weight +=
                Math.min(
                        1.5,
                        0.5
                                * (all.stream()
                                                .filter(o ->
                                                        o.price()
                                                                        .amount()
                                                                        .compareTo(
                                                                                price.price()
                                                                                        .amount())
                                                                == 0)
                                                .count()
                                        - 1));
        if (PER_UNIT.matcher(price.raw()).find()) {
            weight -= 3;
        }
        if (price.raw().length() > 25) {
            weight -= 1;
        }
        return new Shown(price.price(), price.raw(), price.element(), weight);
    }

    /** What the names of an element and of those around it say. */
    private static double named(Element element) {
        double weight = 0;
        double share = 1;
        @Nullable Element e = element;
        boolean named = false;
        boolean current = false;
        boolean side = false;
        for (int level = 0; level < 4 && e != null; level++, e = e.parent(), share -= 0.2) {
            var names = Visibility.names(e) + ' ' + e.attr("data-testid");
            if (e.attr("itemprop").equals("price")) {
                weight += 2;
            }
            if (!named && PRICE_NAME.matcher(names).find()) {
                weight += 2 * share;
                named = true;
            }
            if (!current && CURRENT_NAME.matcher(names).find()) {
                weight += share;
                current = true;
            }
            if (!side && level < 2 && SIDE_NAME.matcher(names).find()) {
                weight -= 1.5 * share;
                side = true;
            }
            if (Set.of("strong", "b", "h2", "h3").contains(e.normalName())) {
                weight += 0.5;
            }
        }
        return weight;
    }

    /** 2 for the next element, 1 about a hundred elements away, 0 beyond a thousand. */
    private static double closeness(int distance) {
        return Math.max(0, 2 - Math.log10(1 + distance / 10.0));
    }
}
