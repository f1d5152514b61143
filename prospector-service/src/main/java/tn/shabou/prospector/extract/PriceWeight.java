package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.extract.ShownPrices.Shown;

/**
 * How much speaks for a shown price being the one that is asked: what its element and those around
 * it are called, how near the heading and a buy button are, how often the page repeats it. Tuned on
 * real pages of many countries; the numbers have no meaning beyond their order.
 */
final class PriceWeight {

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

    private static final int MOST_BUTTONS = 200;

    private static final Set<String> LOUD_TAGS = Set.of("strong", "b", "h2", "h3");

    private final Page page;
    private final Map<Element, Integer> order = new HashMap<>();
    private final Map<BigDecimal, Integer> times = new HashMap<>();
    private final @Nullable Integer heading;
    private final List<Integer> buttons;

    /**
     * @param prices all that the page shows
     */
    PriceWeight(Page page, List<Shown> prices) {
        this.page = page;
        var all = page.document().body().getAllElements();
        for (int i = 0; i < all.size(); i++) {
            order.put(all.get(i), i);
        }
        prices.forEach(price -> times.merge(amount(price), 1, Integer::sum));
        this.heading = Optional.ofNullable(page.heading()).map(order::get).orElse(null);
        this.buttons = buttons();
    }

    double of(Shown price) {
        double weight = price.price().currency() == null ? 0 : 1;
        weight += named(price.element());
        weight += nearness(order.getOrDefault(price.element(), 0));
        weight += Math.min(1.5, 0.5 * (times.getOrDefault(amount(price), 1) - 1));
        if (PER_UNIT.matcher(price.raw()).find()) {
            weight -= 3;
        }
        return price.raw().length() > 25 ? weight - 1 : weight;
    }

    private static BigDecimal amount(Shown price) {
        return price.price().amount().stripTrailingZeros();
    }

    /** Before the heading counts half as much as behind it, and only when near. */
    private double nearness(int at) {
        double near =
                buttons.stream().mapToDouble(b -> closeness(Math.abs(b - at))).max().orElse(0);
        if (heading == null) {
            return near;
        }
        return near + (at > heading ? closeness(at - heading) : closeness(2 * (heading - at)) / 2);
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
                .limit(MOST_BUTTONS)
                .toList();
    }

    /** What the names of an element and of those around it say; the farther out, the less. */
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
            if (!named && ShownPrices.PRICE_NAME.matcher(names).find()) {
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
            if (LOUD_TAGS.contains(e.normalName())) {
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
