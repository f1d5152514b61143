package tn.shabou.api.search.index;

import java.util.List;
import java.util.Map;

/**
 * A product as it enters the index.
 *
 * @param popularity of the shop's own scale, 0 or more
 * @param fields the folded words of each {@link Field}, between blanks
 * @param engines ids of the vehicle engines that it fits
 */
public record Entry(
        long productId,
        boolean inStock,
        int popularity,
        Map<Field, String> fields,
        List<Long> engines) {

    /** Stands between the values of a field. */
    public static final String SEPARATOR = "ꓼ";

    Standing standing() {
        return Standing.of(inStock, popularity);
    }
}
