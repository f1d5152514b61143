package tn.shabou.api.storefront;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tn.shabou.api.products.ProductDetail;
import tn.shabou.api.products.Specification;

/**
 * Parts side by side.
 *
 * @param rows what is known of any of them, with a value for each part; empty where it is not known
 */
record Comparison(List<Compared> parts, List<Row> rows) {

    /**
     * @param without the address of the comparison without this part
     */
    record Compared(ProductDetail part, String without) {}

    record Row(String label, List<String> values) {}

    static Comparison of(List<ProductDetail> parts, List<String> slugs, String path) {
        var labels = new LinkedHashSet<String>();
        var valuesOfParts =
                parts.stream()
                        .map(part -> values(part.specifications()))
                        .peek(values -> labels.addAll(values.keySet()))
                        .toList();
        return new Comparison(
                parts.stream()
                        .map(part -> new Compared(part, without(part.slug(), slugs, path)))
                        .toList(),
                labels.stream()
                        .map(label ->
                                new Row(
                                        label,
                                        valuesOfParts.stream()
                                                .map(values -> values.getOrDefault(label, ""))
                                                .toList()))
                        .toList());
    }

    private static Map<String, String> values(List<Specification> specifications) {
        var values = new LinkedHashMap<String, String>();
        specifications.forEach(one ->
                values.put(
                        one.label(),
                        one.unit() == null ? one.value() : one.value() + " " + one.unit()));
        return values;
    }

    private static String without(String slug, List<String> slugs, String path) {
        var left =
                slugs.stream()
                        .filter(other -> !other.equals(slug))
                        .map(other -> "p=" + other)
                        .collect(Collectors.joining("&"));
        return left.isEmpty() ? path : path + "?" + left;
    }
}
