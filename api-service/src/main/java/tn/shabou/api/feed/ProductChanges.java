package tn.shabou.api.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Reads which products changed, and how far one can be sure to have read. */
class ProductChanges {

    private static final String HORIZON =
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon";

    private static final String AFTER =
            """
            SELECT product_id, changed_in::text::bigint AS changed_in FROM product_change
             WHERE (changed_in, product_id) > ($1::text::xid8, $2::bigint)
             ORDER BY changed_in, product_id LIMIT $3::integer
            """;

    private final Pool database;

    ProductChanges(Pool database) {
        this.database = database;
    }

    /**
     * @param transaction in which the product was changed last
     */
    record Change(long productId, long transaction) {

        /** Before all changes in that transaction and later ones. */
        static Change before(long transaction) {
            return new Change(-1, transaction);
        }
    }

    /** Transactions before this one have ended, and what they changed can be seen. */
    Uni<Long> horizon() {
        return database.preparedQuery(HORIZON)
                .execute()
                .map(rows -> rows.iterator().next().getLong("horizon"));
    }

    /** In order of transaction and product. */
    Uni<List<Change>> after(Change last, int limit) {
        return database.preparedQuery(AFTER)
                .execute(Tuple.of(Long.toString(last.transaction()), last.productId(), limit))
                .map(ProductChanges::changes);
    }

    private static List<Change> changes(RowSet<Row> rows) {
        var changes = new ArrayList<Change>(rows.size());
        for (var row : rows) {
            changes.add(new Change(row.getLong("product_id"), row.getLong("changed_in")));
        }
        return changes;
    }
}
