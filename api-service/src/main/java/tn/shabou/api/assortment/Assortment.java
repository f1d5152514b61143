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
     * The words that somebody typed, each as the beginning of one: of the index of search, which
     * holds unlisted products too.
     */
    private static final String TYPED =
            """
            (SELECT string_agg(quote_literal(word) || ':*', ' & ')::tsquery
               FROM string_to_table(search_words(%1$s), ' ') AS word WHERE word <> '')
            """;

    private static final String BEGINS = "r.norm ~>=~ %2$s AND r.norm ~<~ (%2$s || '~')";

    /** By the indexes of words and numbers. */
    private static final String AMONG =
            "p.id IN (SELECT d.product_id FROM search_document d WHERE d.words @@ "
                    + TYPED
                    + " UNION ALL SELECT s.id FROM product s WHERE s.sku = %1$s"
                    + " UNION ALL SELECT r.product_id FROM part_reference r WHERE "
                    + BEGINS
                    + ")";

    /** Product by product. */
    private static final String EACH =
            "(p.sku = %1$s OR (SELECT d.words @@ "
                    + TYPED
                    + " FROM search_document d WHERE d.product_id = p.id) OR (SELECT bool_or("
                    + BEGINS
                    + ") FROM part_reference r WHERE r.product_id = p.id))";

    /** Numbers are of capital letters and digits, so that none begins like this. */
    private static final String NO_NUMBER = "-";

    private final Selections selections;

    Assortment(Selections selections) {
        this.selections = selections;
    }

    /**
     * What the product {@code p} must meet, for a statement of one's own. Fails with a problem when
     * the filter names a brand, category, tier or vehicle that does not exist.
     */
    public Uni<Conditions> conditions(AssortmentFilter filter) {
        return conditions(filter, AMONG);
    }

    /** The same for a statement that goes through many products and soon meets enough of them. */
    Uni<Conditions> conditionsOfEach(AssortmentFilter filter) {
        return conditions(filter, EACH);
    }

    private Uni<Conditions> conditions(AssortmentFilter filter, String says) {
        return selections
                .of(filter.browsing())
                .map(Conditions::of)
                .invoke(conditions -> add(conditions, filter, says));
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

    private static void add(Conditions conditions, AssortmentFilter filter, String says) {
        filter.text().ifPresent(text -> says(conditions, text, says));
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

    private static void says(Conditions conditions, String text, String says) {
        var typed = conditions.parameter(text);
        var number =
                conditions.parameter(
                        PartNumber.parse(text).map(PartNumber::norm).orElse(NO_NUMBER));
        conditions.and(says.formatted(typed, number));
    }
}
