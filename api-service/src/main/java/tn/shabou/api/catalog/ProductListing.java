package tn.shabou.api.catalog;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import tn.shabou.api.columns.Place;
import tn.shabou.api.columns.Selection;
import tn.shabou.api.http.Page;

/**
 * The one statement that reads a page of a list: its rows, one more to know whether there is a next
 * page, and for the first page the bounded total.
 */
class ProductListing {

    private final Conditions conditions;
    private final String sql;

    ProductListing(Selection selection, ProductSort sort, Optional<Place> after, int limit) {
        this.conditions = Conditions.of(selection).and("p.listed");
        var counted =
                after.isPresent()
                        ? "NULL::bigint"
                        : "(SELECT count(*) FROM (SELECT FROM product p WHERE %s LIMIT %d) AS bounded)"
                                .formatted(conditions.sql(), Page.Total.BOUND + 1);
        after.ifPresent(place ->
                conditions.and(
                        sort.keyset()
                                .after(
                                        conditions.parameter(place.value()),
                                        conditions.parameter(place.id()))));
        this.sql =
                """
                SELECT %s, p.created_at, p.popularity, fold_accents(p.name_fr) AS name_key, %s AS total
                  FROM product p
                 WHERE %s
                 ORDER BY %s
                 LIMIT %s::integer
                """
                        .formatted(
                                Cards.COLUMNS,
                                counted,
                                conditions.sql(),
                                sort.keyset().orderBy(),
                                conditions.parameter(limit + 1));
    }

    String sql() {
        return sql;
    }

    Tuple parameters() {
        return conditions.parameters();
    }
}
