package tn.shabou.local.suppliers;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A shop as WooCommerce writes it with the theme Storefront. */
final class WoocommercePages {

    private static final Map<String, String> CATEGORIES =
            Map.of(
                    "freinage", "Freinage",
                    "demarrage", "Démarrage",
                    "filtres", "Filtres",
                    "suspension", "Suspension");
    private static final int ON_A_PAGE = 9;
    private static final int NEWEST = 4;

    private final String base;
    private final Duration slowness;
    private final List<ShopProduct> products = ShopProduct.of("woocommerce");
    private final Template layout = template("layout");
    private final Template miniature = template("miniature");
    private final Template product = template("product");

    WoocommercePages(String base, Duration slowness) {
        this.base = base;
        this.slowness = slowness;
    }

    Map<String, Page> all() {
        var pages = new HashMap<String, Page>();
        put(pages, "/", "home", "Accueil", home());
        put(pages, "/boutique/", "archive", "Boutique", list("Boutique", shelf(0), NEXT));
        put(pages, "/boutique/page/2/", "archive", "Boutique", list("Boutique", shelf(1), ""));
        CATEGORIES.forEach((slug, name) ->
                put(pages, path(slug), "archive tax-product_cat", name, category(slug)));
        for (var one : products) {
            pages.put(
                    one.path(),
                    page(one.path(), "single-product", one.name(), product(one), jsonLd(one)));
        }
        put(pages, "/contact/", "page", "Contact", template("contact").text());
        put(pages, "/mentions-legales/", "page", "Mentions légales", template("mentions").text());
        put(pages, "/livraison/", "page", "Livraison", template("livraison").text());
        pages.computeIfPresent("/livraison/", (_, page) -> page.after(slowness));
        put(pages, "/prive/prix-fournisseurs/", "page", "Revendeurs", template("mentions").text());
        pages.put("/robots.txt", Page.plain(robots()));
        pages.put("/wp-sitemap.xml", Page.xml(Sitemap.of(base, paths())));
        return pages;
    }

    private static final String NEXT =
            "<nav class=\"woocommerce-pagination\"><ul class=\"page-numbers\">"
                    + "<li><a class=\"next page-numbers\" href=\"/boutique/page/2/\">&rarr;</a></li></ul></nav>";

    private Stream<String> paths() {
        return Stream.of(
                        Stream.of("/", "/boutique/"),
                        CATEGORIES.keySet().stream().sorted().map(WoocommercePages::path),
                        products.stream().map(ShopProduct::path),
                        Stream.of("/contact/", "/mentions-legales/"))
                .flatMap(paths -> paths);
    }

    private String robots() {
        return """
        User-agent: *
        Disallow: /wp-admin/
        Allow: /wp-admin/admin-ajax.php
        Disallow: /prive/
        Disallow: /panier/

        Sitemap: %s/wp-sitemap.xml
        """
                .formatted(base);
    }

    private void put(
            Map<String, Page> pages, String path, String kind, String title, String content) {
        pages.put(path, page(path, kind, title, content, ""));
    }

    private Page page(String path, String kind, String title, String content, String jsonLd) {
        return Page.html(
                layout.fill(
                        Map.of(
                                "base", base, "path", path, "kind", kind, "title", title, "jsonLd",
                                jsonLd, "content", content)));
    }

    private String home() {
        return template("home")
                .fill(Map.of("products", miniatures(products.stream().limit(NEWEST))));
    }

    private List<ShopProduct> shelf(int page) {
        return products.stream().skip((long) page * ON_A_PAGE).limit(ON_A_PAGE).toList();
    }

    private String category(String slug) {
        var those = products.stream().filter(one -> one.category().equals(slug)).toList();
        return list(CATEGORIES.getOrDefault(slug, slug), those, "");
    }

    private String list(String name, List<ShopProduct> those, String pagination) {
        return template("category")
                .fill(
                        Map.of(
                                "name",
                                name,
                                "count",
                                Integer.toString(those.size()),
                                "products",
                                miniatures(those.stream()),
                                "pagination",
                                pagination));
    }

    private String miniatures(Stream<ShopProduct> those) {
        return those.map(one -> miniature.fill(values(one))).collect(Collectors.joining());
    }

    private String product(ShopProduct one) {
        var others =
                products.stream()
                        .filter(other ->
                                other.category().equals(one.category()) && !other.equals(one));
        var values = values(one);
        values.put("others", miniatures(others.limit(3)));
        return product.fill(values);
    }

    private Map<String, String> values(ShopProduct one) {
        var values = new LinkedHashMap<String, String>();
        values.put("base", base);
        values.put("path", one.path());
        values.put("id", Integer.toString(one.id()));
        values.put("name", one.name());
        values.put("brand", one.brand());
        values.put("reference", one.reference());
        values.put("mpn", one.mpn());
        values.put("category", CATEGORIES.getOrDefault(one.category(), one.category()));
        values.put("categoryPath", path(one.category()));
        values.put("amounts", amounts(one));
        values.put("flag", one.onSale() ? "<span class=\"onsale\">Promo !</span>" : "");
        values.put("stockClass", one.inStock() ? "instock" : "outofstock");
        values.put(
                "stock",
                one.inStock()
                        ? "<p class=\"stock in-stock\">En stock</p>"
                        : "<p class=\"stock out-of-stock\">Rupture de stock</p>");
        values.put(
                "ean",
                one.gtin().isEmpty()
                        ? ""
                        : "<tr class=\"woocommerce-product-attributes-item\"><th>Code EAN</th><td><p>"
                                + one.gtin()
                                + "</p></td></tr>");
        return values;
    }

    private static String amounts(ShopProduct one) {
        var suffix =
                " <small class=\"woocommerce-price-suffix\">"
                        + (one.taxIncluded() ? "TTC" : "HT")
                        + "</small>";
        return one.onSale()
                ? "<del aria-hidden=\"true\">%s</del> <ins aria-hidden=\"true\">%s</ins>"
                                .formatted(amount(one.old()), amount(one.shown()))
                        + suffix
                : amount(one.shown()) + suffix;
    }

    /** {@code 1 180,000 DT} with its currency set apart. */
    private static String amount(String shown) {
        int currency = shown.lastIndexOf('\u00a0');
        return """
        <span class="woocommerce-Price-amount amount"><bdi>%s&nbsp;<span class="woocommerce-Price-currencySymbol">%s</span></bdi></span>\
        """
                .formatted(shown.substring(0, currency), shown.substring(currency + 1));
    }

    private String jsonLd(ShopProduct one) {
        return """
        <script type="application/ld+json">{"@context":"https://schema.org/","@graph":[\
        {"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"item":{"name":"Accueil","@id":"%1$s"}}]},\
        {"@type":"Product","@id":"%1$s%2$s#product","name":"%3$s","url":"%1$s%2$s","sku":"%4$s",%5$s\
        "brand":{"@type":"Brand","name":"%6$s"},\
        "offers":[{"@type":"Offer","priceSpecification":[{"@type":"UnitPriceSpecification","price":"%7$s","priceCurrency":"TND","valueAddedTaxIncluded":%8$s}],\
        "availability":"%9$s","url":"%1$s%2$s","seller":{"@type":"Organization","name":"Sfax Auto Pièces","url":"%1$s"}}]}]}</script>\
        """
                .formatted(
                        base,
                        one.path(),
                        one.name(),
                        one.reference(),
                        one.gtin().isEmpty() ? "" : "\"gtin\":\"" + one.gtin() + "\",",
                        one.brand(),
                        one.structured(),
                        one.taxIncluded(),
                        one.availability());
    }

    private static String path(String category) {
        return "/categorie-produit/" + category + "/";
    }

    private static Template template(String name) {
        return Template.of("woocommerce/" + name + ".html");
    }
}
