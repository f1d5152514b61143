package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What a reader of a page would overlook or discount, told by tags, classes and styles. */
final class Visibility {

    private static final Set<String> STRUCK_TAGS = Set.of("del", "s", "strike");
    private static final Set<String> SILENT_TAGS =
            Set.of("script", "style", "noscript", "template", "head", "svg");
    private static final Vocabulary STRUCK =
            words(
                    "(?:^|[\\s_-])(?:old|was|stri(?:ke|ked|kethrough|ck)|stroke[d]?|crossed|barre[d]?|discounted-from"
                            + "|before|previous|prev|rrp|msrp|uvp|compare|list-?price|original|ancien|tachado|instead|formerly)(?:$|[\\s_-])"
                            + "|oldprice|old_price|secondary-price|regular-price$|price-?old|price-?was|wasprice|strike|listprice|compareprice|original-?price|price-?original|price-?from$|linethrough|line-through|crossedout|prixbarre");
    private static final Vocabulary COMPARED = words("regular-?price|price-?regular|normal-?price");
    private static final Pattern STRUCK_STYLE = Pattern.compile("line-through", CASE_INSENSITIVE);
    private static final Pattern HIDDEN_STYLE =
            Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden", CASE_INSENSITIVE);
    private static final Vocabulary ASIDE =
            words(
                    "(?:^|[\\s_-])(?:related|similar|recommend\\w*|reco|carousel|slider|swiper|slick|cross-?sell\\w*|up-?sell\\w*"
                            + "|accessor\\w*|also|recent\\w*|viewed|sponsor\\w*|footer|nav|navbar|menu|mini-?cart|minibasket|minicart|basket|wishlist"
                            + "|compare|newsletter|shipping|delivery|versand\\w*|livraison|breadcrumb\\w*|reviews?|comments?"
                            + "|installments?|financ\\w*|credit|bundle|suggest\\w*|others?|bestsellers?|cookie\\w*|modal|popup|warranty|insurance|tooltip)(?:$|[\\s_-])"
                            + "|relatedproduct|recommendation|crosssell|upsell|similarproduct|recentlyviewed|alsobought|alsolike");

    private static final Set<String> NAMING =
            Set.of(
                    "class",
                    "id",
                    "data-hook",
                    "data-test",
                    "data-testid",
                    "data-test-id",
                    "data-qa",
                    "data-cy",
                    "data-automation",
                    "data-automation-id",
                    "data-auto",
                    "data-role",
                    "data-name",
                    "data-element",
                    "data-buy-box-region");

    private static final Vocabulary PUT_AWAY =
            words(
                    "(?:^|\\s)(?:d-none|hidden|hide|is-hidden|js-hidden|ng-hide|u-hidden|uk-hidden|display-none|no-display|invisible)(?:$|\\s)");

    /** On larger screens. */
    private static final Vocabulary SHOWN_AGAIN =
            words("(?:[a-z]{2,3}:|d-[a-z]{2,3}-)(?:block|flex|inline|grid|table)");

    /** Characters of a name that anybody would give an element. */
    private static final int LONGEST = 500;

    private Visibility() {}

    /** Crossed out: what the price was. */
    static boolean isStruck(Element element) {
        return isDrawnStruck(element) || STRUCK.isIn(names(element));
    }

    /** What the price is compared with, crossed out or not. */
    static boolean isCompared(Element element) {
        return isStruck(element) || COMPARED.isIn(names(element));
    }

    /** Crossed out for everybody to see, and not only called so. */
    static boolean isDrawnStruck(Element element) {
        return STRUCK_TAGS.contains(element.normalName())
                || STRUCK_STYLE.matcher(element.attr("style")).find();
    }

    static boolean isHidden(Element element) {
        return SILENT_TAGS.contains(element.normalName())
                || element.hasAttr("hidden")
                || HIDDEN_STYLE.matcher(element.attr("style")).find();
    }

    /** Kept for later by its class: what a program shows when it comes true. */
    static boolean isPutAway(Element element) {
        var names = element.className();
        return !names.isEmpty() && PUT_AWAY.isIn(names) && !SHOWN_AGAIN.isIn(names);
    }

    /** Part of the page that speaks of other things than its own product. */
    static boolean isAside(Element element) {
        return switch (element.normalName()) {
            case "body", "html", "main" -> false;
            case "footer", "nav", "aside" -> true;
            default -> ASIDE.isIn(names(element));
        };
    }

    /** Class names, id and the hooks of programs and tests: what the author calls the element. */
    static String names(Element element) {
        Patience.check();
        if (element.attributesSize() == 0) {
            return "";
        }
        var names = new StringBuilder();
        for (var attribute : element.attributes()) {
            if (NAMING.contains(attribute.getKey())) {
                names.append(start(attribute.getValue())).append(' ');
            }
        }
        return names.toString();
    }

    private static Vocabulary words(String words) {
        return new Vocabulary(Pattern.compile(words, CASE_INSENSITIVE));
    }

    private static String start(String names) {
        return names.length() <= LONGEST ? names : names.substring(0, LONGEST);
    }
}
