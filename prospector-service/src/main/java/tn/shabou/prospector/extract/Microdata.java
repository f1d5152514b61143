package tn.shabou.prospector.extract;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.extract.ProductClaim.Asked;

/** Products as microdata describes them. */
final class Microdata {

    private static final String SOURCE = "microdata";

    /** No page describes more things that are worth a look. */
    private static final int MOST = 100;

    private static final int MOST_REFERRED = 5;

    private Microdata() {}

    static List<ProductClaim> products(Page page) {
        return things(page.document(), "Product").stream()
                .filter(product -> !nested(product))
                .map(product -> claim(product, page.country()))
                .toList();
    }

    /** Elements that describe a thing of one of these schema.org types. */
    static List<Element> things(Document document, String... types) {
        var wanted = Stream.of(types).map(type -> type.toLowerCase(Locale.ROOT)).collect(toSet());
        return document.select("[itemscope][itemtype]").stream()
                .filter(element ->
                        Stream.of(element.attr("itemtype").split("\\s+"))
                                .map(t ->
                                        t.substring(t.lastIndexOf('/') + 1)
                                                .toLowerCase(Locale.ROOT))
                                .anyMatch(wanted::contains))
                .limit(MOST)
                .toList();
    }

    /** A product within a product is a related one, or a variant of it. */
    private static boolean nested(Element product) {
        return product.hasAttr("itemprop")
                && product.parents().stream()
                        .anyMatch(p ->
                                p.attr("itemtype").toLowerCase(Locale.ROOT).endsWith("/product"));
    }

    private static ProductClaim claim(Element product, String country) {
        var currency =
                text(product, "priceCurrency").flatMap(code -> Currencies.known(code)).orElse(null);
        var prices =
                Stream.concat(properties(product, "price"), properties(product, "lowPrice"))
                        .flatMap(e -> asked(e, currency, country).stream())
                        .toList();
        return new ProductClaim(
                SOURCE,
                text(product, "name").orElse(null),
                text(product, "url").orElse(null),
                text(product, "brand").or(() -> text(product, "manufacturer")).orElse(null),
                text(product, "sku")
                        .or(() ->
                                text(product, "productID")
                                        .map(id -> id.replaceFirst("^(?i)sku:", "")))
                        .orElse(null),
                text(product, "mpn").orElse(null),
                Stream.of("gtin13", "gtin", "gtin14", "gtin12", "gtin8", "isbn")
                        .flatMap(name -> text(product, name).stream())
                        .findFirst()
                        .orElse(null),
                properties(product, "image")
                        .map(Microdata::picture)
                        .filter(address -> !address.isBlank())
                        .findFirst()
                        .orElse(null),
                prices,
                null,
                text(product, "availability").map(a -> StockWords.stated(a)).orElse(null));
    }

    private static Optional<Asked> asked(
            Element element, @Nullable String currency, String country) {
        var stated = value(element);
        return MachinePrice.read(stated, currency, country)
                // "1.299" that mark-up leaves open may be plain in what is shown beside it.
                .or(() -> MachinePrice.read(element.text(), currency, country))
                .map(price -> new Asked(price, stated));
    }

    private static String picture(Element image) {
        return Stream.of("content", "src", "data-src", "href")
                .map(image::attr)
                .filter(address -> !address.isBlank() && !address.startsWith("data:"))
                .findFirst()
                .orElse("");
    }

    /** First value of a property of the thing itself or of its offer. */
    static Optional<String> text(Element thing, String property) {
        return properties(thing, property)
                .map(Microdata::value)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static Stream<Element> properties(Element thing, String property) {
        Patience.check();
        var own = thing.select("[itemprop~=(?i)(?:^|\\s)" + property + "(?:\\s|$)]").stream();
        var referred =
                Stream.of(thing.attr("itemref").split("\\s+", MOST_REFERRED + 1))
                        .filter(id -> !id.isEmpty())
                        .limit(MOST_REFERRED)
                        .flatMap(id ->
                                Optional.ofNullable(thing.ownerDocument())
                                        .map(d -> d.getElementById(id))
                                        .stream())
                        .flatMap(e -> e.select("[itemprop=" + property + "]").stream());
        return Stream.concat(own, referred)
                .filter(e -> !e.equals(thing) && belongs(e, thing, property));
    }

    /** Not a property of another product within, nor the name of the thing's brand or reviewer. */
    private static boolean belongs(Element property, Element thing, String name) {
        for (var e = property.parent(); e != null && !e.equals(thing); e = e.parent()) {
            if (e.hasAttr("itemscope")) {
                var type = e.attr("itemtype").toLowerCase(Locale.ROOT);
                boolean part =
                        type.contains("offer")
                                || type.contains("pricespecification")
                                || type.contains("postaladdress");
                if (!part && !e.attr("itemprop").equals(name)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String value(Element element) {
        if (element.hasAttr("content")) {
            return element.attr("content");
        }
        return switch (element.normalName()) {
            case "a", "link" -> element.hasAttr("href") ? linked(element) : element.text();
            case "data", "meter" -> element.attr("value");
            case "img" -> element.attr("alt");
            default ->
                    element.hasAttr("itemscope")
                            ? text(element, "name").orElseGet(element::text)
                            : element.text();
        };
    }

    /** An address, except for a link that names a brand in words. */
    private static String linked(Element link) {
        return link.text().isBlank() || link.attr("itemprop").contains("availability")
                ? link.attr("href")
                : link.text();
    }
}
