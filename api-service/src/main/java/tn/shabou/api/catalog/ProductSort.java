package tn.shabou.api.catalog;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import tn.shabou.api.columns.Place;
import tn.shabou.api.columns.Sort;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Problem;

/**
 * The orders in which products are listed. Each is made total by the id, in the same direction, so
 * that one comparison of a pair says what comes after a cursor, and one index serves it.
 */
enum ProductSort {
    PRICE("price", Sort.PRICE, "p.price_tnd", "numeric", Direction.ASCENDING),
    PRICE_DESC("-price", Sort.PRICE_DESCENDING, "p.price_tnd", "numeric", Direction.DESCENDING),
    NAME("name", Sort.NAME, "p.name_fr COLLATE \"C\"", "text", Direction.ASCENDING),
    NEWEST("-createdAt", Sort.NEWEST, "p.created_at", "timestamptz", Direction.DESCENDING),
    POPULARITY("-popularity", Sort.POPULARITY, "p.popularity", "integer", Direction.DESCENDING);

    private enum Direction {
        ASCENDING("ASC", ">"),
        DESCENDING("DESC", "<");

        private final String keyword;
        private final String after;

        Direction(String keyword, String after) {
            this.keyword = keyword;
            this.after = after;
        }
    }

    private final String parameter;
    private final Sort sort;
    private final String column;
    private final String type;
    private final Direction direction;

    ProductSort(String parameter, Sort sort, String column, String type, Direction direction) {
        this.parameter = parameter;
        this.sort = sort;
        this.column = column;
        this.type = type;
        this.direction = direction;
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

    String orderBy() {
        return "%s %s, p.id %s".formatted(column, direction.keyword, direction.keyword);
    }

    /** What comes after the pair given in these two parameters, the first as text. */
    String after(String value, String id) {
        return "(%s, p.id) %s (%s::text::%s, %s::bigint)"
                .formatted(column, direction.after, value, type, id);
    }

    Place place(Row row) {
        var value =
                switch (this) {
                    case PRICE, PRICE_DESC -> row.getBigDecimal("price_tnd").toPlainString();
                    case NAME -> row.getString("name_fr");
                    case NEWEST -> row.getOffsetDateTime("created_at").toString();
                    case POPULARITY -> row.getInteger("popularity").toString();
                };
        return new Place(value, row.getLong("id"));
    }
}
