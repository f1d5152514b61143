package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.extract.ShownPrices.Shown;

/**
 * How much speaks for a shown price being the one that is asked: what its element and those around
 * it are called, how near the heading and a buy button are, how often the page repeats it. Tuned on
 * real pages of many countries; the numbers have no meaning beyond their order.
 */
final class PriceWeight {

    private static final Vocabulary CURRENT_NAME =
            new Vocabulary(
                    Pattern.compile(
                            "current|primary|sale|final|special|now|our|actual|selling|promo|main|big|large|product-?price|buy",
                            CASE_INSENSITIVE));
    private static final Vocabulary SIDE_NAME =
            new Vocabulary(
                    Pattern.compile(
                            "unit|per-|base-?price|regular|saving|save|discount|tax|vat|fee|ship|month|from|range|points|conv(?:ert|bid|er?ted)|option|variant|label",
                            CASE_INSENSITIVE));
    private static final Pattern PER_UNIT =
            Pattern.compile(
                    "/ ?(?:kg|l|m|m2|m²|100|st|stk|unit|pi[èe]ce)|(?:per|pro|je|par|le) ?\\d* ?(?:kg|g|l|ml|m|litre|liter|metre|unit)\\b|monat|month|mois|\\bmes\\b",
                    CASE_INSENSITIVE);

    /** Sums beside the price: postage, instalments, what is saved, given back or added. */
    private static final Vocabulary SIDE_SUM =
            new Vocabulary(
                    Pattern.compile(
                            "livraison|exp[ée]dition|frais de port|shipping|delivery|postage|versand|lieferung|env[íi]o|spedizione|consegna|frete|verzending|dostawa|доставк|توصيل|شحن|משלוח|運費|免運"
                                    + "|mensualit|fois|/ ?mois|instal?lment|monthly|raten|ratenzahlung|cuotas?|rate da|parcelas|\\d ?[x×] ?(?:de )?\\d|\\d ?x |klarna|paypal|alma|oney|afterpay|clearpay|scalapay|affirm|sequra|قسط"
                                    + "|[ée]conomis|remise|réduction|discount|descuento|sconto|rabatt|korting|скидк|خصم|you save|save |sparen|sparst|ahorr|risparmi|poupe|вы экономите|وفر"
                                    + "|points?\\b|cashback|coupon|bon d'achat|gift card|gutschein|caution|deposit|pfand|consigne|minimum|滿額"
                                    + "|[(+] ?\\d|\\( ?[+-]|^[+-]",
                            CASE_INSENSITIVE | UNICODE_CASE));

    private static final Pattern LARGE =
            Pattern.compile(
                    "font(?:-size)?\\s*:[^;]*?(?:[2-9]\\d(?:\\.\\d+)?(?:px|pt)|x-large|[2-9](?:\\.\\d+)?r?em)");
    private static final int LONGEST_LINE = 80;
    private static final int LONGEST_DESCRIPTION = 1_000;

    /** Levels between a price and the link that it is part of. */
    private static final int LINKED = 4;

    private static final int MOST_BUTTONS = 200;

    private static final Set<String> LOUD_TAGS = Set.of("strong", "b", "h2", "h3");

    private final Page page;
    private final Map<Element, Integer> order = new HashMap<>();
    private final Map<Element, String> lines = new HashMap<>();
    private final Map<BigDecimal, Integer> times = new HashMap<>();
    private final @Nullable Integer heading;
    private final List<Integer> buttons;
    private final PriceTokens description;

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
        this.description =
                PriceTokens.of(
                        start(page.meta("og:description") + ' ' + page.meta("description")),
                        page.country());
    }

    double of(Shown price) {
        double weight = price.price().currency() == null ? 0 : 1;
        weight += named(price.element());
        weight += nearness(order.getOrDefault(price.element(), 0));
        weight += Math.min(1.5, 0.5 * (times.getOrDefault(amount(price), 1) - 1));
        if (PER_UNIT.matcher(price.raw()).find()) {
            weight -= 3;
        }
        weight += said(price);
        weight += isLarge(price.element()) ? 1 : 0;
        weight += isMentioned(price) ? 1 : 0;
        weight -= leadsElsewhere(price.element()) ? 1 : 0;
        return price.raw().length() > 25 ? weight - 1 : weight;
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_DESCRIPTION));
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
        return page.buyButtons().stream()
                .map(order::get)
                .filter(i -> i != null)
                .limit(MOST_BUTTONS)
                .toList();
    }

    /** What is said in the same line; the price itself says it as often as not. */
    private double said(Shown price) {
        var parent = price.element().parent();
        var around = parent == null ? "" : lines.computeIfAbsent(parent, Element::ownText);
        var line = price.raw() + ' ' + (around.length() <= LONGEST_LINE ? around : "");
        double weight = SIDE_SUM.isIn(line) ? -3 : 0;
        var basis = TaxWords.basis(line);
        return switch (basis == TaxBasis.UNKNOWN ? price.price().taxBasis() : basis) {
            case EXCLUDED -> weight - 2;
            case INCLUDED -> weight + 0.5;
            case UNKNOWN -> weight;
        };
    }

    private static boolean isLarge(Element element) {
        return element.select("[style*=font], font[size]").stream()
                .anyMatch(e ->
                        LARGE.matcher(e.attr("style")).find()
                                || e.attr("size").matches("\\+[2-9]|[5-9]"));
    }

    /** What a link to another page asks is asked there. */
    private boolean leadsElsewhere(Element element) {
        @Nullable Element e = element;
        for (int level = 0; level < LINKED && e != null; level++, e = e.parent()) {
            if (e.normalName().equals("a")) {
                var link = e.attr("href").strip();
                return !link.isEmpty()
                        && !link.startsWith("#")
                        && !link.startsWith("javascript:")
                        && !page.url().getPath().equals(link);
            }
        }
        return false;
    }

    /** Whether the page sums itself up with this price. */
    private boolean isMentioned(Shown price) {
        var number =
                PriceTokens.of(price.raw(), page.country()).tokens().stream()
                        .filter(token -> token.kind() == PriceTokens.Kind.NUMBER)
                        .map(PriceTokens.Token::text)
                        .max(Comparator.comparingInt(String::length))
                        .orElse("");
        return !number.isEmpty()
                && description.tokens().stream().anyMatch(token -> token.text().equals(number));
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
            var names = Visibility.names(e);
            if (e.attr("itemprop").equals("price")) {
                weight += 2;
            }
            if (!named && ShownPrices.PRICE_NAME.isIn(names)) {
                weight += 2 * share;
                named = true;
            }
            if (!current && CURRENT_NAME.isIn(names)) {
                weight += share;
                current = true;
            }
            if (!side && level < 2 && SIDE_NAME.isIn(names)) {
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
