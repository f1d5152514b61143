package tn.shabou.api.search;

import java.util.Map;

/**
 * What the ranking sees of a product.
 *
 * @param popularity of the shop's own scale, 0 or more
 * @param fields the folded words of each {@link Field}, between blanks
 */
record Document(long productId, boolean inStock, int popularity, Map<Field, String> fields) {

    /** Stands between the values of a field. */
    static final String SEPARATOR = "ꓼ";

    private static final String[] NONE = {};

    /** The words of a field, in order. */
    String[] words(Field field) {
        var text = fields.getOrDefault(field, "");
        return text.isEmpty() ? NONE : text.split(" ");
    }
}
