package tn.shabou.prospector.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.model.leads.PageExtracted.Availability;
import tn.shabou.model.leads.PageExtracted.TaxBasis;

class ProductPageTest {

    private static final String PAD =
            """
            {"@context": "https://schema.org", "@type": "Product", "name": "Plaquettes de frein avant",
             "sku": "PF-1", "mpn": "0 986 494 105", "gtin13": "4047024105294", "brand": {"@type": "Brand", "name": "Bosch"},
             "offers": {"@type": "Offer", "price": "89.500", "priceCurrency": "TND",
                        "availability": "https://schema.org/InStock"}}\
            """;

    @Test
    void readsAProductFromJsonLd() {
        var product = product("<h1>Plaquettes de frein avant</h1>" + script(PAD));

        assertThat(product.name()).isEqualTo(stated("Plaquettes de frein avant"));
        assertThat(product.brand()).isEqualTo(stated("Bosch"));
        assertThat(product.sku()).isEqualTo(stated("PF-1"));
        assertThat(product.mpn()).isEqualTo(stated("0 986 494 105"));
        assertThat(product.gtin()).isEqualTo(stated("4047024105294"));
        assertThat(product.price().value()).isEqualTo(dinars("89.500"));
        assertThat(product.price().raw()).isEqualTo("89.500");
        assertThat(product.price().source()).isEqualTo("json-ld");
        assertThat(product.availability().value()).isEqualTo(Availability.InStock);
        assertThat(product.availability().raw()).isEqualTo("https://schema.org/InStock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//<![CDATA[\n%s\n//]]>",
                "<!-- %s -->",
                "/* produit */ %s",
                "[%s,]",
                "{\"@graph\": [{\"@type\": \"WebSite\", \"name\": \"x\"}, %s]}",
                "{\"@type\": \"WebPage\", \"mainEntity\": %s};"
            })
    void toleratesWhatShopsWrapAroundJsonLd(String wrapping) {
        var product =
                product("<h1>Plaquettes de frein avant</h1>" + script(wrapping.formatted(PAD)));

        assertThat(product.price().value()).isEqualTo(dinars("89.500"));
    }

    @Test
    void toleratesTrailingCommasAndLineBreaksInJsonLd() {
        var broken =
                """
                {"@type": ["Product"], "Name": "Plaquettes
                de frein", "Offers": [{"@type": "http://schema.org/Offer", "price": 89.5, "priceCurrency": "TND",},],}\
                """;

        assertThat(product("<h1>Plaquettes de frein</h1>" + script(broken)).price().value())
                .isEqualTo(dinars("89.500"));
    }

    @Test
    void prefersThePriceThatIsShownToStaleMarkUp() {
        var product =
                product(
                        "<h1>Plaquettes de frein avant</h1><div class=price><del>89,500 DT</del>"
                                + " <span class=current-price>75,000 DT</span></div><button>Ajouter au panier</button>"
                                + script(PAD));

        assertThat(product.price().value()).isEqualTo(dinars("75.000"));
        assertThat(product.price().source()).isEqualTo("shown");
    }

    @Test
    void namesNoPriceWhereSeveralAreAsLikely() {
        var product =
                product(
                        "<h1>Filtre</h1><p>Référence : F-12345</p>"
                                + script(
                                        "{\"@type\": \"Product\", \"name\": \"Filtre\", \"offers\": ["
                                                + "{\"price\": \"10.000\", \"priceCurrency\": \"TND\"},"
                                                + "{\"price\": \"20.000\", \"priceCurrency\": \"TND\"}]}"));

        assertThat(product.price()).isNull();
        assertThat(product.toOffer().amount()).isNull();
    }

    @Test
    void readsMicrodata() {
        var product =
                product(
                        """
                        <div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Bougie NGK</h1>
                          <span itemprop="brand" itemscope itemtype="https://schema.org/Brand"><meta itemprop="name" content="NGK"></span>
                          <span itemprop="sku">BKR6E</span>
                          <div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
                            <meta itemprop="priceCurrency" content="TND"><span itemprop="price" content="12.500">12,500 DT</span>
                            <link itemprop="availability" href="https://schema.org/OutOfStock"></div></div>\
                        """);

        assertThat(product.name().value()).isEqualTo("Bougie NGK");
        assertThat(product.brand().value()).isEqualTo("NGK");
        assertThat(product.sku().value()).isEqualTo("BKR6E");
        assertThat(product.price().value()).isEqualTo(dinars("12.500"));
        assertThat(product.availability().value()).isEqualTo(Availability.OutOfStock);
    }

    @Test
    void readsOpenGraph() {
        var product =
                product(
                        """
                        <meta property="og:type" content="product"><meta property="og:title" content="Batterie 70Ah">
                        <meta property="product:price:amount" content="320"><meta property="product:price:currency" content="TND">
                        <h1>Batterie 70Ah</h1>\
                        """);

        assertThat(product.price().value()).isEqualTo(dinars("320.000"));
        assertThat(product.price().source()).isEqualTo("opengraph");
    }

    @Test
    void readsAPrestaShopPage() {
        var product =
                product(
                        """
                        <body id="product"><h1 class="h1">Disque de frein</h1>
                        <div class="product-prices"><span class="regular-price">150,000 TND</span>
                          <div class="current-price"><span class="current-price-value" content="120.5">120,500 TND</span></div>
                          <div class="tax-shipping-delivery-label">TTC</div></div>
                        <div class="product-manufacturer"><span><a href="/b">Brembo</a></span></div>
                        <div class="product-reference"><label>Référence</label> <span>09.A407.10</span></div>
                        <span id="product-availability">Rupture de stock</span></body>\
                        """);

        assertThat(product.name().value()).isEqualTo("Disque de frein");
        assertThat(product.brand().value()).isEqualTo("Brembo");
        assertThat(product.sku().value()).isEqualTo("09.A407.10");
        assertThat(product.price().value().amount()).isEqualTo(new BigDecimal("120.500"));
        assertThat(product.price().value().taxBasis()).isEqualTo(TaxBasis.INCLUDED);
        assertThat(product.availability().value()).isEqualTo(Availability.OutOfStock);
        assertThat(product.price().source()).isEqualTo("prestashop");
    }

    @Test
    void readsAWooCommercePage() {
        var product =
                product(
                        """
                        <body class="single-product woocommerce"><div class="product"><div class="summary">
                        <h1 class="product_title">Filtre à huile</h1>
                        <p class="price"><del><span class="amount">28,000&nbsp;DT</span></del> <ins><span class="amount"><bdi>24,500&nbsp;<span>DT</span></bdi></span></ins></p>
                        <p class="stock in-stock">En stock</p>
                        <span class="sku_wrapper">UGS : <span class="sku">W712</span></span></div></div>
                        <ul class="related"><li><span class="amount">9,000 DT</span></li></ul></body>\
                        """);

        assertThat(product.price().value()).isEqualTo(dinars("24.500"));
        assertThat(product.sku().value()).isEqualTo("W712");
        assertThat(product.availability().value()).isEqualTo(Availability.InStock);
        assertThat(product.price().source()).isEqualTo("woocommerce");
    }

    @Test
    void readsAPageWithoutAnyMarkUp() {
        var product =
                product(
                        """
                        <h1>Alternateur Valeo</h1><p>Référence : 437 454</p><p><b>Prix : 489DT500</b></p>
                        <p>Produit disponible</p><form><button>Ajouter au panier</button></form>
                        <h3>Voir aussi</h3><div class="related"><div><a href="/1">A</a> 10,000 DT</div></div>\
                        """);

        assertThat(product.price().value()).isEqualTo(dinars("489.500"));
        assertThat(product.sku().value()).isEqualTo("437 454");
        assertThat(product.price().source()).isEqualTo("shown");
    }

    @Test
    void takesRaisedDigitsForDecimals() {
        var product =
                product(
                        "<h1>Ampoule H7</h1><p class=price>19<sup>90</sup> €</p><button>Ajouter au panier</button>");

        assertThat(product.price().value().amount()).isEqualTo(new BigDecimal("19.90"));
    }

    @Test
    void sellsNothingOnAPageThatListsProducts() {
        var card =
                "<li class=card><a href='/p/%d'>Filtre %d</a> <span class=price>%d,000 DT</span></li>";
        var list = new StringBuilder("<h1>Filtres</h1><ul>");
        for (int i = 1; i <= 6; i++) {
            list.append(card.formatted(i, i, 10 + i));
        }

        assertThat(read(list + "</ul>").product()).isEmpty();
    }

    @Test
    void sellsNothingWhereJsonLdListsOtherPages() {
        var list =
                script(
                        "[{\"@type\":\"Product\",\"name\":\"A 1\",\"offers\":{\"price\":\"1.000\",\"priceCurrency\":\"TND\"}},"
                                + "{\"@type\":\"Product\",\"name\":\"B 2\",\"offers\":{\"price\":\"2.000\",\"priceCurrency\":\"TND\"}}]");

        assertThat(read("<h1>Freinage</h1>" + list).product()).isEmpty();
    }

    @Test
    void readsPagesMadeToExhaustAReader() {
        assertThat(read("<div class=price>1 DT<p>".repeat(20_000)).product()).isEmpty();
        assertThat(read("<h1>x</h1>" + "<b class=price>1,000 DT</b>".repeat(20_000)).links())
                .isEmpty();
        assertThat(read("<h1>x</h1>" + script("[".repeat(50_000))).product()).isEmpty();
        assertThat(read("<p>" + "Adresse : a ".repeat(50_000) + "Tél : 1 ".repeat(50_000)).facts())
                .isEmpty();
    }

    private static ProductReading product(String html) {
        return read(html).product().orElseThrow();
    }

    private static PageReading read(String html) {
        return PageReader.read(html, URI.create("https://pieces.example.tn/p/1"));
    }

    private static Found<String> stated(String text) {
        return Found.text(text, "json-ld", 0.95);
    }

    private static String script(String json) {
        return "<script type='application/ld+json'>" + json + "</script>";
    }

    private static PriceReading.Price dinars(String amount) {
        return new PriceReading.Price(
                new BigDecimal(amount), "TND", PriceReading.Kind.PRICE, TaxBasis.UNKNOWN);
    }
}
