package tn.shabou.api.catalog;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import tn.shabou.api.columns.Place;
import tn.shabou.api.columns.Sort;
import tn.shabou.api.database.Keyset;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Problem;

/** The orders in which products are listed. */
enum ProductSort {
    PRICE("price", Sort.PRICE, "p.price_tnd", "numeric", false),
    PRICE_DESC("-price", Sort.PRICE_DESCENDING, "p.price_tnd", "numeric", true),
    NAME("name", Sort.NAME, "fold_accents(p.name_fr) COLLATE \"C\"", "text", false),
    NEWEST("-createdAt", Sort.NEWEST, "p.created_at", "timestamptz", true),
    POPULARITY("-popularity", Sort.POPULARITY, "p.popularity", "integer", true);

    private final String parameter;
    private final Sort sort;
    private final String column;
    private final String type;
    private final boolean descending;

    ProductSort(String parameter, Sort sort, String column, String type, boolean descending) {
        this.parameter = parameter;
        this.sort = sort;
        this.column = column;
        this.type = type;
        this.descending = descending;
    }

    /**
     * @throws Problem when there is no such order
     */
    static ProductSort of(Optional<String> parameter) {
        return parameter.map(ProductSort::of).orElse(NEWEST);
    }

    private static ProductSort of(String parameter) {
        return Arrays.stream(values())
                .filter(sort -> sort.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                HttpProblem.INVALID_REQUEST,
                                "sort may be one of: %s",
                                Arrays.stream(values())
                                        .map(sort -> sort.parameter)
                                        .collect(Collectors.joining(", "))));
    }

    Sort sort() {
        return sort;
    }

    Keyset keyset() {
        return new Keyset(column, type, descending);
    }

    Place place(Row row) {
        var value =
                switch (this) {
                    case PRICE, PRICE_DESC -> row.getBigDecimal("price_tnd").toPlainString();
                    case NAME -> row.getString("name_key");
                    case NEWEST -> row.getOffsetDateTime("created_at").toString();
                    case POPULARITY -> row.getInteger("popularity").toString();
                };
        return new Place(value, row.getLong("id"));
    }
}
