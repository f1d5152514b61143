package tn.shabou.api.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Wording;
import tn.shabou.model.Money;
import tn.shabou.model.ShopTime;

/** The inbox of insights, by what is at stake. */
@ApplicationScoped
class Insights {

    private static final TypeReference<Map<String, Double>> FIGURES = new TypeReference<>() {};

    /** After the filter's: $5 and $6 the pair after which the page begins or null, $7 the limit. */
    private static final String LIST =
            """
            SELECT i.id, i.kind, i.state, i.worth_tnd, i.reason, i.advice, i.figures::text AS figures, i.snoozed_until, i.run_id,
                   i.created_at, i.updated_at, p.id AS product_id, p.sku, p.name_fr, p.stock_quantity,
                   d.reason AS decision_reason, d.full_name AS decided_by,
                   (SELECT count(*) FROM (
                       SELECT FROM insight i JOIN product p ON p.id = i.product_id WHERE %1$s LIMIT %2$d) AS bounded) AS total
              FROM insight i
              JOIN product p ON p.id = i.product_id
              LEFT JOIN LATERAL (
                   SELECT v.reason, u.full_name FROM insight_decision v JOIN app_user u ON u.id = v.decided_by
                    WHERE v.insight_id = i.id AND NOT v.undone ORDER BY v.id DESC LIMIT 1) AS d ON true
             WHERE %1$s
               AND ($5::numeric IS NULL OR i.worth_tnd < $5 OR (i.worth_tnd = $5 AND i.id > $6::bigint))
             ORDER BY i.worth_tnd DESC, i.id
             LIMIT $7
            """
                    .formatted(InsightFilter.SQL, Page.Total.BOUND + 1);

    private final Pool database;
    private final Cursors cursors;
    private final ObjectMapper json;
    private final Clock clock;

    Insights(Pool database, Cursors cursors, ObjectMapper json, Clock clock) {
        this.database = database;
        this.cursors = cursors;
        this.json = json;
        this.clock = clock;
    }

    Uni<Page<Insight>> list(InsightFilter filter, Paging paging, RoutingContext reader) {
        var after = cursors.after(filter.list(), paging);
        var parameters =
                filter.parameters(LocalDate.now(clock.withZone(ShopTime.ZONE)))
                        .addBigDecimal(after.map(keys -> new BigDecimal(keys.get(0))).orElse(null))
                        .addLong(after.map(keys -> Long.valueOf(keys.get(1))).orElse(null))
                        .addInteger(paging.limit() + 1);
        return database.preparedQuery(LIST)
                .execute(parameters)
                .map(rows -> page(rows.stream().toList(), filter, paging.limit(), reader));
    }

    private Page<Insight> page(
            List<Row> rows, InsightFilter filter, int limit, RoutingContext reader) {
        var total = Page.Total.bounded(rows);
        return cursors.page(
                filter.list(),
                rows.stream().map(row -> insight(row, reader)).toList(),
                limit,
                total,
                last -> List.of(last.worth().amount().toPlainString(), Long.toString(last.id())));
    }

    private Insight insight(Row row, RoutingContext reader) {
        var kind = InsightKind.valueOf(row.getString("kind"));
        var figures = figures(row.getString("figures"));
        var words = new InsightWords(figures);
        return new Insight(
                row.getLong("id"),
                kind,
                InsightState.valueOf(row.getString("state")),
                new Insight.Part(
                        row.getLong("product_id"),
                        row.getString("sku"),
                        row.getString("name_fr"),
                        row.getInteger("stock_quantity")),
                Money.tnd(row.getBigDecimal("worth_tnd")),
                said(row.getString("reason"), () -> words.reason(kind), reader),
                said(row.getString("advice"), () -> words.advice(kind), reader),
                figures,
                row.getLocalDate("snoozed_until"),
                row.getString("decision_reason"),
                row.getString("decided_by"),
                row.getUUID("run_id"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    /** As it was worded by an Orion that knew no readers, until a run finds it again. */
    private static String said(
            @Nullable String before, Supplier<Wording> now, RoutingContext reader) {
        return before == null ? now.get().forReader(reader) : before;
    }

    private Map<String, Double> figures(String text) {
        try {
            return json.readValue(text, FIGURES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Orion wrote figures that are none", e);
        }
    }
}
