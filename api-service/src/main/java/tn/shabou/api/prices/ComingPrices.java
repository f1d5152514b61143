package tn.shabou.api.prices;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;

/** The scheduled prices of the whole shop that wait or are in force. */
@ApplicationScoped
class ComingPrices {

    private static final String LIST =
            """
            SELECT %s, s.due_at, p.id AS product_id, p.sku, p.name_fr,
                   (SELECT count(*) FROM (SELECT FROM scheduled_price WHERE due_at IS NOT NULL LIMIT %d) AS bounded) AS total
              FROM scheduled_price s JOIN app_user u ON u.id = s.created_by JOIN product p ON p.id = s.product_id
             WHERE s.due_at IS NOT NULL AND ($1::timestamptz IS NULL OR (s.due_at, s.id) > ($1, $2))
             ORDER BY s.due_at, s.id LIMIT $3
            """
                    .formatted(ScheduledPrice.COLUMNS, Page.Total.BOUND + 1);

    private static final String NAME = "coming prices";

    private final Pool database;
    private final Cursors cursors;

    ComingPrices(Pool database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    /**
     * @param dueAt when it begins, or ends where it is in force
     */
    @RegisterForReflection
    record ComingPrice(
            long productId, String sku, String name, Instant dueAt, ScheduledPrice scheduled) {

        private static ComingPrice of(Row row) {
            return new ComingPrice(
                    row.getLong("product_id"),
                    row.getString("sku"),
                    row.getString("name_fr"),
                    row.getOffsetDateTime("due_at").toInstant(),
                    ScheduledPrice.of(row));
        }
    }

    /** What happens next first. */
    Uni<Page<ComingPrice>> list(Paging paging) {
        var after = cursors.after(NAME, paging).orElse(List.of());
        var parameters =
                Tuple.of(
                        after.isEmpty() ? null : OffsetDateTime.parse(after.get(0)),
                        after.isEmpty() ? null : UUID.fromString(after.get(1)),
                        paging.limit() + 1);
        return database.preparedQuery(LIST)
                .execute(parameters)
                .map(rows -> {
                    var found = rows.stream().toList();
                    return cursors.page(
                            NAME,
                            found.stream().map(ComingPrice::of).toList(),
                            paging.limit(),
                            Page.Total.bounded(found),
                            last ->
                                    List.of(
                                            last.dueAt().toString(),
                                            last.scheduled().id().toString()));
                });
    }
}
