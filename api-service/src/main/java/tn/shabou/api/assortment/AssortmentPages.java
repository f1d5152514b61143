package tn.shabou.api.assortment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tn.shabou.api.catalog.Conditions;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;

/**
 * The products that a filter means, page by page. No index serves every order with every filter: so
 * products are counted first, up to a bound. If there are few, they are found by whatever index
 * finds them and then put in order; if there are many, the index of the order is walked, which soon
 * meets a page of them.
 */
@ApplicationScoped
class AssortmentPages {

    private static final String COUNT =
            "SELECT count(*) FROM (%s LIMIT %d) AS bounded".formatted("%s", Page.Total.BOUND + 1);

    private static final String FEW =
            """
            WITH found AS MATERIALIZED (%1$s)
            SELECT p.*, %2$s, (%3$s)::text AS place
              FROM found p JOIN brand b ON b.id = p.brand_id JOIN category c ON c.id = p.category_id
             WHERE %4$s ORDER BY %5$s LIMIT %6$s::integer
            """;

    private static final String MANY =
            """
            SELECT p.*, %2$s, (%3$s)::text AS place
              FROM (SELECT * FROM (%1$s) AS p ORDER BY %4$s LIMIT %5$s::integer) AS p
              JOIN brand b ON b.id = p.brand_id JOIN category c ON c.id = p.category_id
             ORDER BY %4$s
            """;

    private static final String ORDERED =
            "(SELECT %s FROM product p WHERE %s ORDER BY %s LIMIT %s::integer)";

    private final Pool database;
    private final Assortment assortment;
    private final Cursors cursors;

    AssortmentPages(Pool database, Assortment assortment, Cursors cursors) {
        this.database = database;
        this.assortment = assortment;
        this.cursors = cursors;
    }

    /**
     * What somebody wants to see.
     *
     * @param seesCost whether the reader may know what parts cost the shop
     */
    record Wish(
            AssortmentFilter filter,
            AssortmentSort sort,
            Optional<String> cursor,
            int limit,
            boolean seesCost) {

        private String list() {
            return "assortment\n%s\n%s".formatted(sort, filter);
        }
    }

    /** Where a page ended, and how many products there were when the first was read. */
    private record End(String place, long id, Page.Total total) {

        static End of(List<String> values) {
            return new End(
                    values.get(0),
                    Long.parseLong(values.get(1)),
                    new Page.Total(Long.parseLong(values.get(2)), values.get(3)));
        }

        List<String> values() {
            return List.of(
                    place, Long.toString(id), Long.toString(total.value()), total.relation());
        }
    }

    Uni<Page<AssortmentCard>> page(Wish wish) {
        var from = wish.cursor().map(given -> End.of(cursors.values(wish.list(), given)));
        return from.map(end -> Uni.createFrom().item(end.total()))
                .orElseGet(() -> total(wish))
                .chain(total -> page(wish, from, total));
    }

    private Uni<Page.Total> total(Wish wish) {
        return assortment
                .conditions(wish.filter())
                .chain(meant ->
                        database.preparedQuery(COUNT.formatted(found("p.id", meant, wish.filter())))
                                .execute(meant.parameters()))
                .map(rows -> Page.Total.bounded(rows.iterator().next().getLong(0)));
    }

    private Uni<Page<AssortmentCard>> page(Wish wish, Optional<End> from, Page.Total total) {
        var conditions =
                isFew(total)
                        ? assortment.conditions(wish.filter())
                        : assortment.conditionsOfEach(wish.filter());
        return conditions
                .chain(meant ->
                        database.preparedQuery(statement(wish, from, total, meant))
                                .execute(meant.parameters()))
                .map(rows -> page(wish, total, rows.stream().toList()));
    }

    private static String statement(
            Wish wish, Optional<End> from, Page.Total total, Conditions meant) {
        var order = wish.sort().keyset();
        var limit = meant.parameter(wish.limit() + 1);
        var after =
                from.map(end ->
                                order.after(
                                        meant.parameter(end.place()), meant.parameter(end.id())))
                        .orElse("true");
        return isFew(total)
                ? FEW.formatted(
                        found(AssortmentCard.COLUMNS, meant, wish.filter()),
                        AssortmentCard.NAMES,
                        order.column(),
                        after,
                        order.orderBy(),
                        limit)
                : MANY.formatted(
                        walked(wish, meant.sql() + " AND " + after, limit),
                        AssortmentCard.NAMES,
                        order.column(),
                        order.orderBy(),
                        limit);
    }

    private static boolean isFew(Page.Total total) {
        return total.relation().equals("eq");
    }

    /** A page of each part of the table that has an index of the order. */
    private static String walked(Wish wish, String conditions, String limit) {
        var parts =
                wish.sort().isIndexedWhereListed() && wish.filter().listed().isEmpty()
                        ? List.of("p.listed", "NOT p.listed")
                        : List.of("true");
        return parts.stream()
                .map(part ->
                        ORDERED.formatted(
                                AssortmentCard.COLUMNS,
                                conditions + " AND " + part,
                                wish.sort().keyset().orderBy(),
                                limit))
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** Most indexes are of what is listed, and what is not has one; words have one of all. */
    private static String found(String columns, Conditions meant, AssortmentFilter filter) {
        return filter.listed().isPresent() || filter.text().isPresent()
                ? select(columns, meant.sql())
                : "%s UNION ALL %s"
                        .formatted(
                                select(columns, meant.sql() + " AND p.listed"),
                                select(columns, meant.sql() + " AND NOT p.listed"));
    }

    private static String select(String columns, String conditions) {
        return "SELECT %s FROM product p WHERE %s".formatted(columns, conditions);
    }

    private Page<AssortmentCard> page(Wish wish, Page.Total total, List<Row> rows) {
        return cursors.page(
                        wish.list(),
                        rows,
                        wish.limit(),
                        total,
                        last ->
                                new End(last.getString("place"), last.getLong("id"), total)
                                        .values())
                .map(row -> AssortmentCard.of(row, wish.seesCost()));
    }
}
