package tn.shabou.local.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The pages of a made-up shop, as one of five shop systems would write them. */
final class ShopPages {

    /** What every page of a shop carries around: menus, scripts and small print. */
    private static final String MENU =
            IntStream.range(0, 40)
                    .mapToObj(
                            "<li class=\"menu-item\"><a href=\"/panier?m=%1$d\" rel=\"nofollow\">Menu %1$d</a></li>"
                                    ::formatted)
                    .collect(Collectors.joining("", "<nav><ul>", "</ul></nav>"));

    private static final String SMALL_PRINT =
            "<script>window.settings = {\"a\": [%s]};</script><footer><p>%s</p></footer>"
                    .formatted(
                            "1,".repeat(2000) + "0",
                            "Conditions de vente et de livraison, mentions et droits. "
                                    .repeat(120));

    private final Trade trade;
    private final int system;
    private final String title;
    private final List<SoldPart> parts;

    /**
     * @param system which of the five shop systems
     */
    ShopPages(Trade trade, int system, String title, List<SoldPart> parts) {
        this.trade = trade;
        this.system = system % 5;
        this.title = title;
        this.parts = parts;
    }

    String home(int lists) {
        return page(
                title,
                "<h1>%s</h1>%s"
                        .formatted(
                                title,
                                IntStream.range(0, lists)
                                        .mapToObj(
                                                "<a href=\"/category/%1$d\">Category %1$d</a> "
                                                        ::formatted)
                                        .collect(Collectors.joining())));
    }

    /** A page that lists parts, by their numbers. */
    String list(int number, List<Integer> numbers) {
        return page(
                "Category " + number,
                "<h1>Category %d</h1>%s"
                        .formatted(
                                number,
                                numbers.stream()
                                        .map(i ->
                                                "<div class=\"product-card\"><a href=\"/product/%d\">%s</a><span class=\"price\">%s</span></div>"
                                                        .formatted(
                                                                i,
                                                                parts.get(i).name(),
                                                                trade.shown(parts.get(i))))
                                        .collect(Collectors.joining())));
    }

    String contact() {
        return page(
                "Contact",
                "<h1>Contact</h1><p>%s</p><p>Tél : 71 234 5%02d</p>".formatted(title, system));
    }

    /** What stands where a script has not run yet. */
    static String frame() {
        return "<!DOCTYPE html><html><head><title>Shop</title></head><body><div id=\"app\"></div><script src=\"/app.js\"></script></body></html>";
    }

    String part(int number) {
        return page(parts.get(number).name(), body(parts.get(number)));
    }

    /** What a script puts into the frame. */
    String body(SoldPart part) {
        return switch (system) {
            case 0 -> jsonLd(part);
            case 1 -> microdata(part);
            case 2 -> woocommerce(part);
            case 3 -> prestashop(part);
            default -> plain(part);
        };
    }

    private String page(String heading, String body) {
        return """
        <!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
        <body>%s<main>%s</main><a href="/contact">Contact</a>%s</body></html>\
        """
                .formatted(trade.language, heading, MENU, body, SMALL_PRINT);
    }

    private String jsonLd(SoldPart part) {
        return """
        <script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name": "%s", "sku": "%s",
         "offers": {"@type": "Offer", "price": "%s", "priceCurrency": "%s", "availability": "https://schema.org/%s"}}</script>
        <h1>%s</h1><p class="price">%s</p>%s\
        """
                .formatted(
                        part.name(),
                        part.sku(),
                        part.amount(),
                        part.currency(),
                        part.inStock() ? "InStock" : "OutOfStock",
                        part.name(),
                        trade.shown(part),
                        button(part));
    }

    private String microdata(SoldPart part) {
        return """
        <div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">%s</h1><span itemprop="sku">%s</span>
        <div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><meta itemprop="priceCurrency" content="%s">
        <span itemprop="price" content="%s">%s</span><link itemprop="availability" href="https://schema.org/%s"></div>
        %s</div>\
        """
                .formatted(
                        part.name(),
                        part.sku(),
                        part.currency(),
                        part.amount(),
                        trade.shown(part),
                        part.inStock() ? "InStock" : "OutOfStock",
                        button(part));
    }

    private String woocommerce(SoldPart part) {
        return """
        <div class="product type-product"><div class="summary entry-summary"><h1 class="product_title entry-title">%s</h1>
        <p class="price"><span class="woocommerce-Price-amount amount"><bdi>%s</bdi></span></p><p class="stock %s">%s</p>
        <form class="cart">%s</form>
        <div class="product_meta"><span class="sku_wrapper">%s : <span class="sku">%s</span></span></div></div></div>\
        """
                .formatted(
                        part.name(),
                        trade.shown(part),
                        part.inStock() ? "in-stock" : "out-of-stock",
                        stock(part),
                        button(part),
                        trade.label,
                        part.sku());
    }

    private String prestashop(SoldPart part) {
        return """
        <section id="main"><h1 class="h1">%s</h1><div class="product-prices"><div class="current-price"><span class="current-price-value" content="%s">%s</span></div></div>
        <div class="product-reference"><label class="label">%s </label><span>%s</span></div>
        <span id="product-availability">%s</span><div class="product-add-to-cart">%s</div></section>\
        """
                .formatted(
                        part.name(),
                        part.amount(),
                        trade.shown(part),
                        trade.label,
                        part.sku(),
                        stock(part),
                        button(part));
    }

    private String plain(SoldPart part) {
        return """
        <h1>%s</h1><p>%s : %s</p><p class="price">%s</p><p class="stock">%s</p>%s\
        """
                .formatted(
                        part.name(),
                        trade.label,
                        part.sku(),
                        trade.shown(part),
                        stock(part),
                        button(part));
    }

    private String button(SoldPart part) {
        return "<button class=\"add-to-cart single_add_to_cart_button\"%s>%s</button>"
                .formatted(part.inStock() ? "" : " disabled", trade.buy);
    }

    private String stock(SoldPart part) {
        return part.inStock() ? trade.in : trade.out;
    }
}
