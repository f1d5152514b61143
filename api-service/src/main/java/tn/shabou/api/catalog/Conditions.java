package tn.shabou.api.catalog;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tn.shabou.api.columns.PriceRange;
import tn.shabou.api.columns.Selection;
import tn.shabou.model.catalog.QualityTier;

/** Conditions that the product {@code p} must meet, in SQL, with their parameters. */
public final class Conditions {

    private static final String FITS =
            "EXISTS (SELECT FROM fitment f WHERE f.product_id = p.id AND f.engine_id = ANY (%s))";

    private final List<String> conditions = new ArrayList<>();
    private final Tuple parameters = Tuple.tuple();

    /** All that a selection asks for; whether a product is listed is not part of it. */
    public static Conditions of(Selection selection) {
        var conditions = new Conditions();
        conditions.any("p.brand_id = ANY (%s)", selection.brands());
        conditions.any("p.category_id = ANY (%s)", selection.categories());
        if (!selection.tiers().isEmpty()) {
            conditions.and("p.quality_tier = ANY (%s)", names(selection.tiers()));
        }
        selection.inStock().ifPresent(stocked -> conditions.and("p.in_stock = %s", stocked));
        conditions.price(selection.price());
        selection.engines().ifPresent(engines -> conditions.and(FITS, ids(engines)));
        return conditions;
    }

    /** One more, without a parameter. */
    public Conditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    /**
     * @param condition with {@code %1$s} where the value belongs
     */
    public Conditions and(String condition, Object value) {
        return and(condition.formatted(parameter(value)));
    }

    /** Adds a parameter and says what the statement calls it. */
    public String parameter(Object value) {
        parameters.addValue(value);
        return "$" + parameters.size();
    }

    /** For {@code WHERE}. */
    public String sql() {
        return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
    }

    public Tuple parameters() {
        return parameters;
    }

    private void price(PriceRange range) {
        if (range.from() > PriceRange.ANY.from()) {
            and("p.price_tnd >= %s::bigint / 1000.0", range.from());
        }
        if (range.to() < PriceRange.ANY.to()) {
            and("p.price_tnd <= %s::bigint / 1000.0", range.to());
        }
    }

    private void any(String condition, Set<Long> values) {
        if (!values.isEmpty()) {
            and(condition, ids(values));
        }
    }

    private static Long[] ids(Set<Long> ids) {
        return ids.toArray(Long[]::new);
    }

    private static String[] names(Set<QualityTier> tiers) {
        return tiers.stream().map(Enum::name).toArray(String[]::new);
    }
}
