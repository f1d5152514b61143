package tn.shabou.prospector.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Availability;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.extract.PriceReading.Kind;
import tn.shabou.prospector.extract.PriceReading.Price;
import tn.shabou.prospector.extract.ProductClaim.Asked;
import tn.shabou.prospector.extract.ProductClaim.Stock;

/** The product as a page of Shopify spells it out for its own scripts, prices in hundredths. */
final class ShopifyProduct {

    private static final String SOURCE = "shopify";
    private static final Pattern META =
            Pattern.compile(
                    "var meta = (?=\\{\"product\":)|\"product\"\\s*:(?=\\s*\\{\"id\":\\d+,\"title\")");
    private static final Pattern VARIANT = Pattern.compile("(?:^|&)variant=(\\d+)");
    private static final Pattern CURRENCY =
            Pattern.compile("Shopify\\.currency\\s*=\\s*\\{\"active\":\"([A-Z]{3})\"");
    private static final int MOST_VARIANTS = 250;

    private ShopifyProduct() {}

    static List<ProductClaim> products(Page page) {
        if (page.document()
                        .selectFirst(
                                "script:containsData(Shopify.), script:containsData(cdn.shopify.com)")
                == null) {
            return List.of();
        }
        var embedded =
                page.document().select("script[type=application/json]").stream()
                        .filter(script -> script.data().contains("\"variants\""))
                        .flatMap(script -> LenientJson.read(script.data()).stream());
        return Stream.concat(embedded, ScriptObjects.after(page, META, "var meta", "\"product\""))
                .map(node -> node.has("product") ? node.path("product") : node)
                .filter(node -> node.path("variants").isArray())
                .filter(node -> node.path("variants").size() <= MOST_VARIANTS)
                .map(node -> claim(node, page))
                .toList();
    }

    private static ProductClaim claim(JsonNode product, Page page) {
        var variants = chosen(product, page);
        var currency = currency(page);
        return new ProductClaim(
                SOURCE,
                text(product, "title").or(() -> text(variants.getFirst(), "name")).orElse(null),
                null,
                text(product, "vendor").orElse(null),
                common(variants, "sku"),
                null,
                common(variants, "barcode"),
                text(product, "featured_image").orElse(null),
                variants.stream()
                        .flatMap(variant -> asked(variant.path("price"), currency).stream())
                        .toList(),
                variants.stream()
                        .flatMap(v -> asked(v.path("compare_at_price"), currency).stream())
                        .findFirst()
                        .orElse(null),
                stock(variants));
    }

    /** The variant that the address names, else all of them. */
    private static List<JsonNode> chosen(JsonNode product, Page page) {
        var all = StreamSupport.stream(product.path("variants").spliterator(), false).toList();
        var named = VARIANT.matcher(Objects.requireNonNullElse(page.url().getQuery(), ""));
        var id = named.find() ? named.group(1) : "";
        var one = all.stream().filter(variant -> variant.path("id").asText().equals(id)).toList();
        return one.isEmpty() ? all : one;
    }

    /** What the variants agree on. */
    private static @Nullable String common(List<JsonNode> variants, String property) {
        var values = variants.stream().flatMap(v -> text(v, property).stream()).distinct().toList();
        return values.size() == 1 ? values.getFirst() : null;
    }

    private static Optional<Asked> asked(JsonNode hundredths, @Nullable String currency) {
        if (!hundredths.isIntegralNumber() || hundredths.asLong() <= 0) {
            return Optional.empty();
        }
        var amount = BigDecimal.valueOf(hundredths.asLong(), 2);
        var exact = amount.setScale(Math.max(2, Currencies.decimals(currency)));
        return Optional.of(
                new Asked(
                        new Price(exact, currency, Kind.PRICE, TaxBasis.UNKNOWN),
                        hundredths.asText()));
    }

    private static @Nullable Stock stock(List<JsonNode> variants) {
        if (variants.stream().noneMatch(variant -> variant.path("available").isBoolean())) {
            return null;
        }
        boolean any = variants.stream().anyMatch(variant -> variant.path("available").asBoolean());
        return new Stock(
                any ? Availability.InStock : Availability.OutOfStock, "\"available\":" + any);
    }

    private static @Nullable String currency(Page page) {
        return page.document().select("script:containsData(Shopify.currency)").stream()
                .flatMap(script -> CURRENCY.matcher(script.data()).results())
                .map(found -> found.group(1))
                .flatMap(code -> Currencies.known(code).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> text(JsonNode node, String property) {
        return Optional.of(node.path(property))
                .filter(JsonNode::isTextual)
                .map(value -> value.asText().strip())
                .filter(text -> !text.isEmpty());
    }
}
