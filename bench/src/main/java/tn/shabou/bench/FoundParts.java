package tn.shabou.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import tn.shabou.local.process.CannotRun;

/** What a crawler read of parts, in a form that compares: by URL its name, amount and number. */
final class FoundParts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FoundParts() {}

    /** Lines of {@code ./shabou extract --json}. */
    static Map<String, String> ofExtract(String lines) {
        var found = new HashMap<String, String>();
        lines.lines()
                .map(FoundParts::json)
                .forEach(page -> {
                    var product = page.path("product");
                    found.put(
                            page.path("page").asText(),
                            line(
                                    product.path("name").path("value").asText(),
                                    product.path("price").path("value").asText(),
                                    product.path("sku").path("value").asText()));
                });
        return found;
    }

    /** Lines of Scrapy's feed: its prices are what {@code price} of the page says. */
    static Map<String, String> ofScrapy(String lines) {
        var found = new HashMap<String, String>();
        lines.lines()
                .map(FoundParts::json)
                .forEach(part ->
                        found.put(
                                part.path("url").asText(),
                                line(
                                        part.path("name").asText(),
                                        part.path("price").asText(),
                                        part.path("sku").asText())));
        return found;
    }

    static String line(String name, String amount, String sku) {
        return String.join("|", name, amount(amount), sku);
    }

    private static String amount(String text) {
        try {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException _) {
            return text;
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new CannotRun("not the JSON that was expected: " + line, e);
        }
    }
}
