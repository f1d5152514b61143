package tn.shabou.api.catalog;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tn.shabou.api.columns.Place;
import tn.shabou.api.columns.PriceRange;
import tn.shabou.api.columns.Selection;
import tn.shabou.api.http.Page;
import tn.shabou.model.catalog.QualityTier;

/**
 * The one statement that reads a page of a list: its rows, one more to know whether there is a next
 * page, and for the first page the bounded total.
 */
class ProductListing {

    private static final String FITS =
            "EXISTS (SELECT FROM fitment f WHERE f.product_id = p.id AND f.engine_id = ANY (%s))";

    private final List<String> filters = new ArrayList<>(List.of("p.listed"));
    private final Tuple parameters = Tuple.tuple();
    private final String sql;

    ProductListing(Selection selection, ProductSort sort, Optional<Place> after, int limit) {
        any("p.brand_id = ANY (%s)", selection.brands());
        any("p.category_id = ANY (%s)", selection.categories());
        if (!selection.tiers().isEmpty()) {
            filter("p.quality_tier = ANY (%s)", names(selection.tiers()));
        }
        selection.inStock().ifPresent(stocked -> filter("p.in_stock = %s", stocked));
        price(selection.price());
        selection.engines().ifPresent(engines -> filter(FITS, ids(engines)));
        var counted =
                after.isPresent()
                        ? "NULL::bigint"
                        : "(SELECT count(*) FROM (SELECT FROM product p WHERE %s LIMIT %d) AS bounded)"
                                .formatted(where(), Page.Total.BOUND + 1);
        after.ifPresent(
                place -> filters.add(sort.after(parameter(place.value()), parameter(place.id()))));
        this.sql =
                """
                SELECT %s, p.created_at, p.popularity, %s AS total
                  FROM product p
                 WHERE %s
                 ORDER BY %s
                 LIMIT %s::integer
                """
                        .formatted(
                                Cards.COLUMNS,
                                counted,
                                where(),
                                sort.orderBy(),
                                parameter(limit + 1));
    }

    String sql() {
        return sql;
    }

    Tuple parameters() {
        return parameters;
    }

    private void price(PriceRange range) {
        if (range.from() > PriceRange.ANY.from()) {
            filter("p.price_tnd >= %s::bigint / 1000.0", range.from());
        }
        if (range.to() < PriceRange.ANY.to()) {
            filter("p.price_tnd <= %s::bigint / 1000.0", range.to());
        }
    }

    private void any(String condition, Set<Long> values) {
        if (!values.isEmpty()) {
            filter(condition, ids(values));
        }
    }

    private void filter(String condition, Object value) {
        filters.add(condition.formatted(parameter(value)));
    }

    private String parameter(Object value) {
        parameters.addValue(value);
        return "$" + parameters.size();
    }

    private String where() {
        return String.join(" AND ", filters);
    }

    private static Long[] ids(Set<Long> ids) {
        return ids.toArray(Long[]::new);
    }

    private static String[] names(Set<QualityTier> tiers) {
        return tiers.stream().map(Enum::name).toArray(String[]::new);
    }
}
