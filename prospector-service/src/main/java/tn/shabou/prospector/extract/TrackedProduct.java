package tn.shabou.prospector.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.extract.ProductClaim.Asked;

/**
 * The product that a page tells its trackers of: the pixel of Meta, the tags of Google. Numbers of
 * the shop are as the shop has them; a price may be before tax or discount, so that it confirms
 * what is shown and is believed alone only where nothing else tells.
 */
final class TrackedProduct {

    static final String SOURCE = "tracker";

    private static final Pattern VIEWED =
            Pattern.compile(
                    "fbq\\s*\\(\\s*['\"]track(?:Single)?['\"]\\s*,(?:\\s*['\"]\\d+['\"]\\s*,)?\\s*['\"]ViewContent['\"]\\s*,"
                            + "|ttq\\.track\\s*\\(\\s*['\"]ViewContent['\"]\\s*,"
                            + "|gtag\\s*\\(\\s*['\"]event['\"]\\s*,\\s*['\"]view_item['\"]\\s*,"
                            + "|google_tag_params\\s*=");
    private static final Pattern LAYER = Pattern.compile("dataLayer\\.push\\s*\\(|dataLayer\\s*=");

    private TrackedProduct() {}

    static List<ProductClaim> products(Page page) {
        var claims = new ArrayList<ProductClaim>();
        ScriptObjects.after(page, VIEWED, "fbq", "ttq.", "gtag", "google_tag_params")
                .forEach(event -> add(event, page, claims));
        ScriptObjects.after(page, LAYER, "dataLayer")
                .flatMap(TrackedProduct::each)
                .forEach(entry -> addEntry(entry, page, claims));
        return claims;
    }

    private static void addEntry(JsonNode entry, Page page, List<ProductClaim> claims) {
        var trade = entry.path("ecommerce");
        if (trade.has("detail")) {
            add(merged(trade.path("detail"), trade), page, claims);
        } else if (entry.path("event").asText().matches("view_item|productDetail|viewItem")) {
            add(trade, page, claims);
        } else if (entry.has("ecomm_prodid") || entry.has("google_tag_params")) {
            add(entry.has("ecomm_prodid") ? entry : entry.path("google_tag_params"), page, claims);
        }
    }

    private static JsonNode merged(JsonNode detail, JsonNode trade) {
        return detail instanceof ObjectNode object
                ? object.put("currency", trade.path("currencyCode").asText())
                : detail;
    }

    /** An event of several products is a list, from which nothing is taken. */
    private static void add(JsonNode event, Page page, List<ProductClaim> claims) {
        var items =
                Stream.of("items", "products", "contents")
                        .map(event::path)
                        .filter(list -> !list.isMissingNode())
                        .findFirst();
        var item = items.map(list -> list.isArray() ? list.path(0) : list).orElse(event);
        if (items.filter(list -> list.size() > 1 && list.isArray()).isPresent()
                || event.path("content_ids").size() > 1
                || event.path("ecomm_prodid").size() > 1) {
            return;
        }
        var number =
                text(item, "item_id", "sku", "id", "product_id")
                        .or(() -> text(event, "content_ids", "ecomm_prodid"));
        var price =
                text(item, "price")
                        .or(() -> text(event, "value", "ecomm_totalvalue"))
                        .flatMap(text -> asked(text, currency(item, event), page));
        if (number.isPresent() && price.isPresent()) {
            claims.add(
                    claim(
                            text(item, "item_name", "name").or(() -> text(event, "content_name")),
                            text(item, "item_brand", "brand"),
                            number,
                            price.get()));
        }
    }

    private static ProductClaim claim(
            Optional<String> name, Optional<String> brand, Optional<String> number, Asked price) {
        return new ProductClaim(
                SOURCE,
                name.orElse(null),
                null,
                brand.orElse(null),
                number.filter(n -> n.length() <= 40).orElse(null),
                null,
                null,
                null,
                List.of(price),
                null,
                null);
    }

    private static Optional<Asked> asked(String text, @Nullable String currency, Page page) {
        return MachinePrice.read(text, currency, page.country())
                .map(price -> new Asked(price, text));
    }

    private static @Nullable String currency(JsonNode item, JsonNode event) {
        return text(item, "currency")
                .or(() -> text(event, "currency"))
                .flatMap(code -> Currencies.known(code))
                .orElse(null);
    }

    /** The first of these that is a word or a number, or holds one alone. */
    private static Optional<String> text(JsonNode node, String... names) {
        return Stream.of(names)
                .map(node::path)
                .map(value -> value.isArray() && value.size() == 1 ? value.path(0) : value)
                .filter(JsonNode::isValueNode)
                .map(value -> value.asText().strip())
                .filter(text -> !text.isEmpty() && !text.equals("null"))
                .findFirst();
    }

    private static Stream<JsonNode> each(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }
}
