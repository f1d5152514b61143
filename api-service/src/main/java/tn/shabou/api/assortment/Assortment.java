package tn.shabou.api.assortment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import tn.shabou.api.catalog.Conditions;
import tn.shabou.api.catalog.Selections;
import tn.shabou.model.PartNumber;

/**
 * Finds the products that a filter means, in the database as it is now: for whoever does something
 * with all of them.
 */
@ApplicationScoped
public class Assortment {

    /**
     * Every number and word begins what was typed; the words are those of the index of search,
     * which holds unlisted products too.
     */
    private static final String SAYS =
            """
            p.id IN (SELECT d.product_id FROM search_document d
                      WHERE d.words @@ (SELECT string_agg(quote_literal(word) || ':*', ' & ')::tsquery
                                          FROM string_to_table(search_words(%1$s), ' ') AS word WHERE word <> '')
                      UNION ALL SELECT s.id FROM product s WHERE s.sku = %1$s)
            """;

    private static final String SAYS_OR_HAS_NUMBER =
            SAYS.stripTrailing().replaceFirst("\\)$", "")
                    + " UNION ALL SELECT r.product_id FROM part_reference r WHERE r.norm ~>=~ %2$s AND r.norm ~<~ (%2$s || '~'))";

    private final Selections selections;

    Assortment(Selections selections) {
        this.selections = selections;
    }

    /**
     * What the product {@code p} must meet, for a statement of one's own. Fails with a problem when
     * the filter names a brand, category, tier or vehicle that does not exist.
     */
    public Uni<Conditions> conditions(AssortmentFilter filter) {
        return selections
                .of(filter.browsing())
                .map(Conditions::of)
                .invoke(conditions -> add(conditions, filter));
    }

    /** How many products are meant, exactly. */
    public Uni<Long> count(SqlClient client, AssortmentFilter filter) {
        return conditions(filter)
                .chain(meant ->
                        client.preparedQuery("SELECT count(*) FROM product p WHERE " + meant.sql())
                                .execute(meant.parameters()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Ids of products that are meant, in ascending order.
     *
     * @param after only larger ids; 0 to begin, the last of a page to go on
     * @param most fewer than that are the last
     */
    public Uni<List<Long>> ids(SqlClient client, AssortmentFilter filter, long after, int most) {
        return conditions(filter)
                .map(meant -> meant.and("p.id > %s::bigint", after))
                .chain(meant ->
                        client.preparedQuery(
                                        "SELECT p.id FROM product p WHERE %s ORDER BY p.id LIMIT %s::integer"
                                                .formatted(meant.sql(), meant.parameter(most)))
                                .execute(meant.parameters()))
                .map(rows -> rows.stream().map(row -> row.getLong(0)).toList());
    }

    private static void add(Conditions conditions, AssortmentFilter filter) {
        filter.q()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> conditions.and(says(conditions, text)));
        filter.maxStock().ifPresent(most -> conditions.and("p.stock_quantity <= %s", most));
        filter.listed().ifPresent(listed -> conditions.and(listed ? "p.listed" : "NOT p.listed"));
        filter.hasImage()
                .ifPresent(has ->
                        conditions.and("p.image_url IS %sNULL".formatted(has ? "NOT " : "")));
        filter.hasArabicName()
                .ifPresent(
                        has -> conditions.and("p.name_ar IS %sNULL".formatted(has ? "NOT " : "")));
        filter.updatedSince().ifPresent(since -> conditions.and("p.updated_at >= %s", since));
    }

    private static String says(Conditions conditions, String text) {
        var typed = conditions.parameter(text);
        return PartNumber.parse(text)
                .map(number ->
                        SAYS_OR_HAS_NUMBER.formatted(typed, conditions.parameter(number.norm())))
                .orElseGet(() -> SAYS.formatted(typed));
    }
}
