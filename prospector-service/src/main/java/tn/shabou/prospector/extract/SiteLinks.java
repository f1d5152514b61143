package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Where a page leads within its site, the most promising first. */
final class SiteLinks {

    private static final int MOST = 300;
    private static final int LONGEST = 1000;

    private static final Pattern CONTACT =
            Pattern.compile(
                    "contact|a-propos|about|qui-sommes|mentions|nous-trouver|magasins?\\b|stores?\\b",
                    CASE_INSENSITIVE);
    private static final Pattern PRODUCT =
            Pattern.compile(
                    "/(?:produits?|products?|p|item|article|piece|shop)/[^/]+|/\\d{1,7}[-_][a-z\\d-]{5,}|\\.html?$|product_id=|id_product=",
                    CASE_INSENSITIVE);
    private static final Pattern CATEGORY =
            Pattern.compile(
                    "categor|collection|rayon|boutique|catalog|marque|brand|[?&](?:page|p)=\\d|/page/\\d",
                    CASE_INSENSITIVE);
    private static final Vocabulary PRODUCT_AREA =
            new Vocabulary(
                    Pattern.compile(
                            "product|produit|article|item|card|miniature", CASE_INSENSITIVE));
    private static final Pattern FRUITLESS =
            Pattern.compile(
                    "\\.(?:jpe?g|png|gif|webp|svg|pdf|zip|css|js|docx?|xlsx?|mp4|ics)$"
                            + "|/(?:cart|panier|checkout|commande|login|connexion|account|mon-compte|my-account|register|wishlist|compare|search|recherche|feed|wp-admin|wp-json|blog|cgv|author|tag)(?:/|$|\\?)"
                            + "|add-to-cart=|[?&](?:orderby|order|sort|filter|controller|back|q|s|replytocom|share|resultsPerPage|limit)=",
                    CASE_INSENSITIVE);

    private static final Pattern CLOSED =
            Pattern.compile("\\b(?:nofollow|none)\\b", CASE_INSENSITIVE);

    private SiteLinks() {}

    record Link(URI url, int promise) {}

    /** None when the page asks not to be followed. */
    static List<String> read(Page page) {
        if (CLOSED.matcher(page.meta("robots")).find()) {
            return List.of();
        }
        var best = new LinkedHashMap<String, Link>();
        for (var anchor : page.document().select("a[href]")) {
            var link = link(page, anchor);
            if (link != null) {
                best.merge(
                        link.url().toString(), link, (a, b) -> a.promise() >= b.promise() ? a : b);
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingInt(Link::promise).reversed())
                .limit(MOST)
                .map(link -> link.url().toString())
                .toList();
    }

    private static @Nullable Link link(Page page, Element anchor) {
        Patience.check();
        return anchor.attr("href").length() > LONGEST
                        || anchor.attr("rel").toLowerCase(Locale.ROOT).contains("nofollow")
                ? null
                : within(page.url(), anchor.absUrl("href"))
                        .map(url -> new Link(URI.create(url), promise(url, anchor)))
                        .orElse(null);
    }

    /** An absolute address as it may be followed; empty when it leads elsewhere, or to no page. */
    static Optional<String> within(URI page, String address) {
        try {
            var url = URI.create(bare(address)).normalize();
            boolean ours =
                    Objects.equals(url.getScheme(), page.getScheme())
                            && Objects.equals(url.getAuthority(), page.getAuthority());
            var text = url.toASCIIString();
            return Optional.of(text)
                    .filter(_ -> ours && text.length() <= LONGEST)
                    .filter(_ -> !FRUITLESS.matcher(text).find());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Without the fragment, and with what browsers forgive encoded. */
    private static String bare(String href) {
        return href.replaceFirst("#.*", "").replace(" ", "%20").replace("|", "%7C");
    }

    /** Contacts first, since a few pages hold them all; then products, then what lists products. */
    private static int promise(String url, Element anchor) {
        boolean inProductArea =
                anchor.parents().stream()
                        .limit(4)
                        .anyMatch(p -> PRODUCT_AREA.isIn(Visibility.names(p)));
        return promise(url, inProductArea);
    }

    /** By the address alone. */
    static int promise(String url) {
        return promise(url, false);
    }

    private static int promise(String url, boolean inProductArea) {
        if (CONTACT.matcher(url).find()) {
            return 4;
        }
        boolean product = PRODUCT.matcher(url).find();
        if (product || inProductArea) {
            return product && inProductArea ? 3 : 2;
        }
        return CATEGORY.matcher(url).find() ? 2 : 1;
    }
}
