package tn.shabou.prospector.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The number of the product in what a page hands to its own program, as those that JavaScript draws
 * do. Prices are left there: they may be in cents, before tax, or another customer's.
 */
final class EmbeddedProduct {

    static final String SOURCE = "script";

    private EmbeddedProduct() {}

    /** One that is named like the page; none where several numbers are. */
    static List<ProductClaim> products(Page page) {
        var named = new ArrayList<JsonNode>();
        page.document().select("script[type=application/json]").stream()
                .map(script -> script.data())
                .filter(data -> data.contains("\"sku\""))
                .flatMap(data -> LenientJson.read(data).stream())
                .forEach(node -> collect(node, page.title(), named));
        var numbers = named.stream().map(node -> node.path("sku").asText()).distinct().toList();
        return numbers.size() == 1 ? List.of(claim(named.getFirst())) : List.of();
    }

    private static void collect(JsonNode node, String title, List<JsonNode> named) {
        Patience.check();
        boolean numbered = node.path("sku").isValueNode() && !node.path("sku").asText().isBlank();
        if (numbered && name(node).filter(name -> Words.alike(name, title)).isPresent()) {
            named.add(node);
        }
        node.forEach(child -> collect(child, title, named));
    }

    private static Optional<String> name(JsonNode node) {
        return Stream.of("name", "title", "productName")
                .map(node::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst();
    }

    private static ProductClaim claim(JsonNode product) {
        var brand = product.path("brand");
        return new ProductClaim(
                SOURCE,
                name(product).orElse(null),
                null,
                brand.isTextual() ? brand.asText() : brand.path("name").asText(null),
                product.path("sku").asText(),
                null,
                null,
                null,
                List.of(),
                null,
                null);
    }
}
