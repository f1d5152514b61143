package tn.shabou.api.assortment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tn.shabou.api.database.Keyset;
import tn.shabou.api.http.Problem;

/** The orders in which staff see products. */
enum AssortmentSort {
    UPDATED("-updatedAt", "p.updated_at", "timestamptz", true, false),
    NEWEST("-createdAt", "p.created_at", "timestamptz", true, true),
    SKU("sku", "p.sku", "text", false, false),
    NAME("name", "fold_accents(p.name_fr) COLLATE \"C\"", "text", false, true),
    STOCK("stock", "p.stock_quantity", "integer", false, false),
    PRICE("price", "p.price_tnd", "numeric", false, true),
    PRICE_DESC("-price", "p.price_tnd", "numeric", true, true),
    POPULARITY("-popularity", "p.popularity", "integer", true, true);

    private final String parameter;
    private final String column;
    private final String type;
    private final boolean descending;
    private final boolean indexedWhereListed;

    /**
     * @param indexedWhereListed whether the index of this order leaves unlisted products out
     */
    AssortmentSort(
            String parameter,
            String column,
            String type,
            boolean descending,
            boolean indexedWhereListed) {
        this.parameter = parameter;
        this.column = column;
        this.type = type;
        this.descending = descending;
        this.indexedWhereListed = indexedWhereListed;
    }

    /**
     * @throws Problem when there is no such order
     */
    static AssortmentSort of(Optional<String> parameter) {
        return parameter.filter(name -> !name.isEmpty()).map(AssortmentSort::of).orElse(UPDATED);
    }

    private static AssortmentSort of(String parameter) {
        return Arrays.stream(values())
                .filter(sort -> sort.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() -> unknown());
    }

    private static Problem unknown() {
        var known =
                Arrays.stream(values())
                        .map(sort -> sort.parameter)
                        .collect(Collectors.joining(", "));
        return Problem.invalid(List.of(new Problem.Fault("sort", "may be one of: %s", known)));
    }

    Keyset keyset() {
        return new Keyset(column, type, descending);
    }

    boolean isIndexedWhereListed() {
        return indexedWhereListed;
    }
}
