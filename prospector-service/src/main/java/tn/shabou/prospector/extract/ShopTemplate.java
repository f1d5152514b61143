package tn.shabou.prospector.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.extract.PriceReading.Price;
import tn.shabou.prospector.extract.ProductClaim.Asked;
import tn.shabou.prospector.extract.ProductClaim.Stock;

/**
 * Where the product page of a shop system keeps its values, as CSS selectors, best first. Covers
 * most Tunisian shops, whose owners rarely move things.
 */
enum ShopTemplate {
    PRESTASHOP(
            "body#product, body.page-product, #product-details, #our_price_display",
            "h1[itemprop=name], h1.product-name, h1.h1, #center_column h1, h1",
            ".current-price [content], .current-price-value, .product__current-price, .current-price, #our_price_display",
            ".product-manufacturer a, .product-manufacturer span, .product-brand a",
            ".product-reference span, #product_reference span, .product__reference span",
            "#product-availability, #availability_value",
            ".tax-shipping-delivery-label, .product__tax-infos, .current-price + .tax, .product-prices .tax, .price_tax"),
    WOOCOMMERCE(
            "body.woocommerce.single-product, body.single-product .summary, .woocommerce div.product .summary",
            "h1.product_title, h1",
            ".summary .price ins .amount, .summary .price > .amount, .summary .price > bdi, div.product p.price ins .amount, div.product p.price > .amount, .wp-block-woocommerce-product-price ins .amount, .wp-block-woocommerce-product-price .wc-block-grid__product-price > .amount",
            ".summary .product_brand a, .woocommerce-product-attributes-item--attribute_pa_marque td, .woocommerce-product-attributes-item--attribute_pa_brand td, .posted_in.brand a",
            ".sku_wrapper .sku, .product_meta .sku",
            ".summary .stock",
            ".summary .price .woocommerce-price-suffix, .legal-price-info .tax-info"),
    MAGENTO(
            "body.catalog-product-view",
            "h1.page-title span, h1.page-title, .product-name h1, h1",
            ".product-info-main .price-including-tax .price, .product-info-main .special-price .price, .product-info-main [data-price-type=finalPrice] .price, .product-info-main .price-final_price .price, .product-shop .price-including-tax .price, .product-shop .special-price .price, .product-shop .regular-price .price",
            "td[data-th=Marque], td[data-th=Brand], td[data-th=Hersteller], td[data-th=Marca], td[data-th=Fabricant], .product.attribute.brand .value",
            ".product.attribute.sku .value, .product-shop .sku .value",
            ".product-info-main .stock, .product-info-stock-sku .stock, .product-shop .availability",
            ".product-info-main .tax-details, .product-info-main .price-tax-label"),
    OPENCART(
            "#product-product, body[class*=product-product], #content #button-cart",
            "#content h1, h1",
            "#content .price-new, #content ul.list-unstyled li h2, .product-info .price-new",
            "#content a[href*=product/manufacturer], #content a[href*=manufacturer_id]",
            ".product-model, .product-sku",
            ".product-stock",
            "#content .price-tax-label");

    private final String present;
    private final String name;
    private final String price;
    private final String brand;
    private final String sku;
    private final String stock;
    private final String tax;

    ShopTemplate(
            String present,
            String name,
            String price,
            String brand,
            String sku,
            String stock,
            String tax) {
        this.present = present;
        this.name = name;
        this.price = price;
        this.brand = brand;
        this.sku = sku;
        this.stock = stock;
        this.tax = tax;
    }

    /** Whether a claim was read where a shop system shows it. */
    static boolean isSource(String source) {
        return Stream.of(values()).anyMatch(template -> template.source().equals(source));
    }

    private String source() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The product of the page, if it is a product page of a known shop system. */
    static Optional<ProductClaim> product(Page page) {
        return Stream.of(values())
                .filter(template -> page.document().selectFirst(template.present) != null)
                .map(template -> template.claim(page))
                .filter(claim -> claim.name() != null)
                .findFirst();
    }

    private ProductClaim claim(Page page) {
        var stockElement = first(page, stock);
        return new ProductClaim(
                source(),
                text(page, name),
                null,
                text(page, brand),
                text(page, sku),
                null,
                null,
                null,
                asked(page),
                null,
                stockElement == null
                        ? null
                        : StockWords.ofText(
                                        stockElement.text()
                                                + ' '
                                                + stockElement.className().replace('-', ' '))
                                .map(stock -> new Stock(stock, stockElement.text()))
                                .orElse(null));
    }

    private List<Asked> asked(Page page) {
        var element = first(page, price);
        if (element == null) {
            return List.of();
        }
        var suffix = Optional.ofNullable(first(page, tax)).map(Element::text).orElse("");
        var shown = ShownText.of(element);
        var assumed = Currencies.ofCountry(page.country()).orElse(null);
        return PriceText.read((shown + ' ' + suffix).strip(), assumed, page.country())
                        instanceof Price price
                ? PriceContext.of(page, element, price).stream()
                        .map(meant -> new Asked(meant, shown))
                        .toList()
                : List.of();
    }

    /** The first of the selectors that leads somewhere, in their order. */
    private static @Nullable Element first(Page page, String selectors) {
        return Stream.of(selectors.split(", "))
                .flatMap(selector -> page.document().select(selector).stream())
                .filter(element -> !element.text().isBlank())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(Page page, String selectors) {
        var element = first(page, selectors);
        return element == null ? null : element.text();
    }
}
