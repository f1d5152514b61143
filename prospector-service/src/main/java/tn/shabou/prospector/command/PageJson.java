package tn.shabou.prospector.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.extract.Found;
import tn.shabou.prospector.extract.PageReading;
import tn.shabou.prospector.extract.PriceReading.Price;
import tn.shabou.prospector.extract.ProductReading;

/** A reading as a line of JSON; what is not known is left out. */
final class PageJson {

    private static final JsonMapper JSON = new JsonMapper();

    private PageJson() {}

    static String line(String name, PageReading reading) {
        var page = JSON.createObjectNode().put("page", name);
        reading.address().ifPresent(url -> page.put("url", url.toString()));
        page.set("product", reading.product().map(PageJson::product).orElse(null));
        page.set("business", business(reading.facts()));
        return written(page);
    }

    static String failure(String name, String reason) {
        return written(JSON.createObjectNode().put("page", name).put("error", reason));
    }

    static ObjectNode product(ProductReading product) {
        var json = JSON.createObjectNode();
        put(json, "name", product.name(), Function.identity());
        addPrice(json, product.price());
        put(json, "listPrice", product.listPrice(), price -> price.amount().toPlainString());
        put(json, "packQuantity", product.packQuantity(), pieces -> pieces);
        put(json, "availability", product.availability(), Enum::name);
        put(json, "sku", product.sku(), Function.identity());
        put(json, "mpn", product.mpn(), Function.identity());
        put(json, "gtin", product.gtin(), Function.identity());
        put(json, "brand", product.brand(), Function.identity());
        if (!product.oeReferences().isEmpty()) {
            var list = json.putArray("oeReferences");
            product.oeReferences().forEach(number -> list.add(found(number, Function.identity())));
        }
        put(json, "image", product.image(), Function.identity());
        return json;
    }

    private static void addPrice(ObjectNode json, @Nullable Found<Price> price) {
        if (price == null) {
            return;
        }
        json.set(
                "price",
                found(price, p -> p.amount().toPlainString())
                        .put("kind", price.value().kind().name().toLowerCase(Locale.ROOT)));
        var currency = price.value().currency();
        if (currency != null) {
            json.set("currency", found(price, _ -> currency));
        }
        if (price.value().taxBasis() != TaxBasis.UNKNOWN) {
            json.set("taxBasis", found(price, p -> p.taxBasis().name()));
        }
    }

    static ObjectNode business(List<Fact> facts) {
        var json = JSON.createObjectNode();
        putBest(json, "name", facts, FactKind.NAME);
        putAll(json, "phones", facts, FactKind.PHONE);
        putAll(json, "emails", facts, FactKind.EMAIL);
        putBest(json, "address", facts, FactKind.ADDRESS);
        putBest(json, "city", facts, FactKind.CITY);
        putBest(json, "governorate", facts, FactKind.GOVERNORATE);
        putAll(json, "socials", facts, FactKind.SOCIAL);
        putBest(json, "taxNumber", facts, FactKind.TAX_NUMBER);
        putAll(json, "hours", facts, FactKind.HOURS);
        return json;
    }

    private static void putBest(ObjectNode json, String key, List<Fact> facts, FactKind kind) {
        Fact best = null;
        for (var fact : facts) {
            if (fact.kind() == kind && (best == null || fact.confidence() > best.confidence())) {
                best = fact;
            }
        }
        if (best != null) {
            json.set(key, fact(best));
        }
    }

    private static void putAll(ObjectNode json, String key, List<Fact> facts, FactKind kind) {
        var list = JSON.createArrayNode();
        facts.stream().filter(fact -> fact.kind() == kind).forEach(fact -> list.add(fact(fact)));
        if (!list.isEmpty()) {
            json.set(key, list);
        }
    }

    /** A phone's method is where it stood and what kind of line it is: {@code tel-link mobile}. */
    private static ObjectNode fact(Fact fact) {
        int space = fact.kind() == FactKind.PHONE ? fact.method().indexOf(' ') : -1;
        var json = JSON.createObjectNode().put("value", fact.value());
        if (space >= 0) {
            json.put("lineType", fact.method().substring(space + 1));
        }
        return evidence(
                json,
                space < 0 ? fact.method() : fact.method().substring(0, space),
                fact.raw(),
                fact.confidence());
    }

    private static <T> void put(
            ObjectNode json, String key, @Nullable Found<T> found, Function<T, ?> value) {
        if (found != null) {
            json.set(key, found(found, value));
        }
    }

    private static <T> ObjectNode found(Found<T> found, Function<T, ?> value) {
        var json = JSON.createObjectNode().putPOJO("value", value.apply(found.value()));
        return evidence(json, found.source(), found.raw(), found.confidence());
    }

    private static ObjectNode evidence(
            ObjectNode json, String source, String raw, double confidence) {
        return json.put("source", source)
                .put("raw", raw)
                .put("confidence", Math.round(confidence * 100) / 100.0);
    }

    private static String written(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
