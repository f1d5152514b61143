package tn.shabou.api.alerts;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;

/** Table {@code price_alert}, as staff see it. */
@ApplicationScoped
class PriceAlerts {

    static final String FROM =
            """
            SELECT a.id, a.rule_id, r.kind, p.sku, p.name_fr, l.name AS seller, l.id AS lead_id, o.url, a.reference, a.amount,
                   a.percent, a.raised_at, a.acknowledged_at, a.ended_at
              FROM price_alert a
              JOIN price_rule r ON r.id = a.rule_id
              JOIN product p ON p.id = a.product_id
              JOIN offer o ON o.id = a.offer_id
              JOIN lead l ON l.id = o.lead_id
            """;

    private static final String STATE =
            """
             CASE $1 WHEN 'OPEN' THEN a.ended_at IS NULL AND a.acknowledged_at IS NULL
                     WHEN 'ACKNOWLEDGED' THEN a.ended_at IS NULL AND a.acknowledged_at IS NOT NULL
                     ELSE a.ended_at IS NOT NULL END
            """;

    private static final String LIST =
            FROM
                    + " WHERE "
                    + STATE
                    + " AND ($2::bigint IS NULL OR a.id < $2) ORDER BY a.id DESC LIMIT $3";

    private static final String COUNT =
            "SELECT count(*) FROM (SELECT FROM price_alert a WHERE "
                    + STATE
                    + " LIMIT "
                    + (Page.Total.BOUND + 1)
                    + ") AS bounded";

    private static final String BY_ID = FROM + " WHERE a.id = $1";

    private static final String ACKNOWLEDGE =
            """
            UPDATE price_alert SET acknowledged_by = $2, acknowledged_at = $3
             WHERE id = $1 AND acknowledged_at IS NULL
            """;

    private final Pool database;
    private final AuditTrail audit;
    private final Cursors cursors;
    private final Clock clock;

    PriceAlerts(Pool database, AuditTrail audit, Cursors cursors, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** Where an alert stands. */
    enum State {
        OPEN,
        ACKNOWLEDGED,
        ENDED
    }

    /** The latest first. */
    Uni<Page<PriceAlert>> list(State state, Paging paging) {
        var list = "price alerts " + state;
        var before = cursors.after(list, paging).map(keys -> Long.valueOf(keys.getFirst()));
        return Uni.combine()
                .all()
                .unis(
                        database.preparedQuery(LIST)
                                .execute(
                                        Tuple.of(
                                                state.name(),
                                                before.orElse(null),
                                                paging.limit() + 1)),
                        database.preparedQuery(COUNT).execute(Tuple.of(state.name())))
                .with((found, counted) ->
                        cursors.page(
                                        list,
                                        found.stream().toList(),
                                        paging.limit(),
                                        Page.Total.bounded(counted.iterator().next().getLong(0)),
                                        last -> List.of(last.getLong("id").toString()))
                                .map(PriceAlert::of));
    }

    /** To acknowledge it again changes nothing. */
    Uni<PriceAlert> acknowledge(long id, Editor by) {
        return database.withTransaction(transaction ->
                find(transaction, id)
                        .chain(() ->
                                transaction
                                        .preparedQuery(ACKNOWLEDGE)
                                        .execute(
                                                Tuple.of(
                                                        id,
                                                        by.actor().id(),
                                                        clock.instant().atOffset(ZoneOffset.UTC))))
                        .call(rows ->
                                rows.rowCount() == 0
                                        ? Uni.createFrom().voidItem()
                                        : audit.append(
                                                transaction,
                                                by.deed(
                                                        "acknowledge price alert",
                                                        "price alert",
                                                        id,
                                                        new JsonObject()
                                                                .put("acknowledged", true))))
                        .chain(() -> find(transaction, id)));
    }

    private static Uni<PriceAlert> find(SqlClient client, long id) {
        return client.preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(PriceAlert::of)
                                .orElseThrow(() ->
                                        new Problem(
                                                AlertProblem.PRICE_ALERT_NOT_FOUND,
                                                "No alert has the id %d.",
                                                id)));
    }
}
