package tn.shabou.api.catalog;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import tn.shabou.api.http.Page;

/**
 * The one statement that answers a {@link ProductQuery}: a page of cards, one more to see whether
 * there is a next page, and the bounded total.
 */
class ProductListing {

    private static final String IN_CATEGORY =
            """
            p.category_id IN (
                WITH RECURSIVE below (id) AS (
                    SELECT id FROM category WHERE slug = %s
                    UNION ALL SELECT c.id FROM category c JOIN below ON c.parent_id = below.id)
                SELECT id FROM below)
            """;

    private static final String FITS_VEHICLE =
            """
            EXISTS (SELECT FROM fitment f
                      JOIN vehicle_engine e ON e.id = f.engine_id
                      JOIN vehicle_generation g ON g.id = e.generation_id
                     WHERE f.product_id = p.id AND %s IN (e.slug, g.slug))
            """;

    private final List<String> filters = new ArrayList<>(List.of("p.listed"));
    private final Tuple parameters = Tuple.tuple();
    private final ProductSort sort;
    private final int limit;

    ProductListing(ProductQuery query) {
        this.sort = ProductSort.of(query.sort());
        this.limit = query.limit();
        query.brand()
                .ifPresent(slug ->
                        filter("p.brand_id = (SELECT id FROM brand WHERE slug = %s)", slug));
        query.category().ifPresent(slug -> filter(IN_CATEGORY, slug));
        query.vehicle().ifPresent(slug -> filter(FITS_VEHICLE, slug));
        query.minPrice().ifPresent(price -> filter("p.price_tnd >= %s", price));
        query.maxPrice().ifPresent(price -> filter("p.price_tnd <= %s", price));
        query.inStock().ifPresent(stocked -> filter("p.in_stock = %s", stocked));
    }

    /**
     * @param after the sort keys of the last item before the page; empty for the first page
     */
    String sql(List<String> after) {
        var counted = where(filters);
        var page = new ArrayList<>(filters);
        if (!after.isEmpty()) {
            page.add(sort.after(parameter(after.get(0)), parameter(after.get(1))));
        }
        return """
        SELECT %s, p.created_at, p.popularity,
               (SELECT count(*) FROM (SELECT FROM product p WHERE %s LIMIT %d) AS bounded) AS total
          FROM product p %s
         WHERE %s
         ORDER BY %s
         LIMIT %s::integer
        """
                .formatted(
                        ProductCards.COLUMNS,
                        counted,
                        Page.Total.BOUND + 1,
                        ProductCards.JOINS,
                        where(page),
                        sort.orderBy(),
                        parameter(limit + 1));
    }

    /** The parameters of {@link #sql}, to be read after it. */
    Tuple parameters() {
        return parameters;
    }

    ProductSort sort() {
        return sort;
    }

    private void filter(String condition, Object value) {
        filters.add(condition.formatted(parameter(value)));
    }

    private String parameter(Object value) {
        parameters.addValue(value);
        return "$" + parameters.size();
    }

    private static String where(List<String> conditions) {
        return String.join(" AND ", conditions);
    }
}
