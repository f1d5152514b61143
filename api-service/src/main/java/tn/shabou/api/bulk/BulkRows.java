package tn.shabou.api.bulk;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.model.Money;

/** What a bulk edit does to each product, in the order of their ids. */
@ApplicationScoped
class BulkRows {

    private static final String WHICH =
            "edit_id = $1 AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR outcome = $3)";

    private static final String PAGE =
            """
            SELECT line, product_id, sku, kind, refusal, lowest_tnd, outcome,
                   (SELECT json_agg(json_build_object('field', key, 'before', value->0, 'after', value->1) ORDER BY key)
                      FROM jsonb_each(changes))::text AS changes,
                   (SELECT json_agg(json_build_object('field', key, 'now', value) ORDER BY key)
                      FROM jsonb_each(conflicts))::text AS conflicts,
                   (SELECT count(*) FROM (SELECT FROM bulk_edit_row WHERE %1$s LIMIT %2$d) AS bounded) AS total
              FROM bulk_edit_row WHERE %1$s AND line > $4 ORDER BY line LIMIT $5
            """
                    .formatted(WHICH, Page.Total.BOUND + 1);

    private final Pool database;
    private final Cursors cursors;
    private final JsonColumn lists;

    BulkRows(Pool database, Cursors cursors, JsonColumn lists) {
        this.database = database;
        this.cursors = cursors;
        this.lists = lists;
    }

    /**
     * Which rows of which bulk edit, for whom.
     *
     * @param withCost whether the reader may know what parts cost the shop
     */
    record Query(
            UUID edit,
            Optional<BulkRow.Kind> kind,
            Optional<BulkRow.Outcome> outcome,
            boolean withCost) {

        private String list() {
            return "bulk-edit-rows\n%s\n%s\n%s".formatted(edit, kind, outcome);
        }
    }

    Uni<Page<BulkRow>> page(Query query, Paging paging) {
        var after = cursors.after(query.list(), paging).map(List::getFirst);
        var parameters =
                Tuple.of(
                        query.edit,
                        query.kind.map(Enum::name).orElse(null),
                        query.outcome.map(Enum::name).orElse(null),
                        after.map(Integer::valueOf).orElse(0),
                        paging.limit() + 1);
        return database.preparedQuery(PAGE)
                .execute(parameters)
                .map(rows -> {
                    var found = rows.stream().toList();
                    return cursors.page(
                                    query.list(),
                                    found,
                                    paging.limit(),
                                    Page.Total.bounded(found),
                                    last -> List.of(last.getInteger("line").toString()))
                            .map(row -> row(row, query.withCost));
                });
    }

    private BulkRow row(Row row, boolean withCost) {
        return new BulkRow(
                row.getLong("product_id"),
                row.getString("sku"),
                BulkRow.Kind.valueOf(row.getString("kind")),
                one(row.getString("refusal"), BulkRow.Refusal::valueOf),
                Optional.ofNullable(row.getBigDecimal("lowest_tnd"))
                        .filter(_ -> withCost)
                        .map(Money::tnd),
                one(row.getString("outcome"), BulkRow.Outcome::valueOf),
                lists.list(row.getString("changes"), BulkRow.Change.class),
                lists.list(row.getString("conflicts"), BulkRow.Conflict.class));
    }

    private static <T> @Nullable T one(@Nullable String name, Function<String, T> named) {
        return name == null ? null : named.apply(name);
    }
}
