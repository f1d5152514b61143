package tn.shabou.api.forecasts;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.model.Money;
import tn.shabou.model.forecasts.DemandClass;

/** Parts by the risk that their stock runs out, the greatest first. */
@ApplicationScoped
class StockOutlook {

    static final String COLUMNS =
            """
            p.id, p.sku, p.name_fr, o.stock, s.demand_class, s.model, o.weekly_demand, o.stock / nullif(o.weekly_demand, 0) AS cover,
            o.risk, o.protection_weeks, o.service_level, o.expected, o.safety_stock, o.reorder_point, o.order_up_to,
            o.override_units, o.run_id, o.vintage, plan.order_quantity, plan.abc, plan.xyz, plan.explanation, %s AS worth
            """
                    .formatted(StockFilter.WORTH);

    static final String FROM =
            """
            FROM stock_outlook o
            JOIN product p ON p.id = o.product_id
            JOIN stock_plan plan ON plan.product_id = o.product_id
            JOIN forecast_series s ON s.run_id = o.run_id AND s.product_id = o.product_id
            """;

    /**
     * After the filter's: $11 and $12 the pair after which the page begins or null, $13 the limit.
     */
    private static final String LIST =
            """
            SELECT %1$s, %5$s AS place, (SELECT count(*) FROM (SELECT %2$s WHERE %3$s LIMIT %4$d) AS bounded) AS total
            %2$s WHERE %3$s AND ($11::numeric IS NULL OR %5$s < $11 OR (%5$s = $11 AND p.sku > $12::text))
            ORDER BY place DESC, p.sku LIMIT $13
            """;

    private static final String MATRIX =
            """
            SELECT plan.abc, plan.xyz, count(*) AS parts,
                   count(*) FILTER (WHERE o.stock <= o.reorder_point AND o.expected > 0) AS to_order,
                   sum(%1$s) AS worth, sum(o.stock * p.price_tnd) AS stock_worth
            %2$s WHERE plan.abc IS NOT NULL AND plan.xyz IS NOT NULL AND %3$s
            GROUP BY 1, 2 ORDER BY 1, 2
            """
                    .formatted(StockFilter.WORTH, FROM, StockFilter.SQL);

    private final Pool database;
    private final Cursors cursors;

    StockOutlook(Pool database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    Uni<Page<StockCard>> list(StockFilter filter, Paging paging) {
        var after = cursors.after(filter.list(), paging);
        var parameters =
                filter.parameters()
                        .addBigDecimal(after.map(keys -> new BigDecimal(keys.get(0))).orElse(null))
                        .addString(after.map(keys -> keys.get(1)).orElse(null))
                        .addInteger(paging.limit() + 1);
        var select =
                LIST.formatted(
                        COLUMNS, FROM, StockFilter.SQL, Page.Total.BOUND + 1, filter.by().column);
        return database.preparedQuery(select)
                .execute(parameters)
                .map(rows -> page(rows.stream().toList(), filter, paging.limit()));
    }

    private Page<StockCard> page(List<Row> rows, StockFilter filter, int limit) {
        var total = Page.Total.bounded(rows);
        return cursors.page(
                        filter.list(),
                        rows,
                        limit,
                        total,
                        last ->
                                List.of(
                                        last.getBigDecimal("place").toPlainString(),
                                        last.getString("sku")))
                .map(StockOutlook::card);
    }

    /** How many parts matter how much and sell how steadily, of those that the filter means. */
    Uni<List<StockCell>> matrix(StockFilter filter) {
        return database.preparedQuery(MATRIX)
                .execute(filter.parameters())
                .map(rows -> rows.stream().map(StockOutlook::cell).toList());
    }

    private static StockCell cell(Row row) {
        return new StockCell(
                row.getString("abc"),
                row.getString("xyz"),
                row.getLong("parts"),
                row.getLong("to_order"),
                Money.tnd(row.getBigDecimal("worth")),
                Money.tnd(row.getBigDecimal("stock_worth")));
    }

    static StockCard card(Row row) {
        return new StockCard(
                new ProductForecast.Part(
                        row.getLong("id"), row.getString("sku"), row.getString("name_fr")),
                row.getInteger("stock"),
                DemandClass.valueOf(row.getString("demand_class")),
                row.getString("model"),
                row.getDouble("weekly_demand"),
                Money.tnd(row.getBigDecimal("worth")),
                row.getDouble("cover"),
                row.getBigDecimal("risk"),
                new StockCard.Plan(
                        row.getDouble("protection_weeks"),
                        row.getDouble("service_level"),
                        row.getDouble("expected"),
                        row.getDouble("safety_stock"),
                        row.getInteger("reorder_point"),
                        row.getInteger("order_up_to"),
                        row.getInteger("order_quantity"),
                        row.getString("abc"),
                        row.getString("xyz"),
                        values(row.getJsonObject("explanation"))),
                row.getDouble("override_units"),
                row.getUUID("run_id"),
                row.getOffsetDateTime("vintage").toInstant());
    }

    private static Map<String, Double> values(JsonObject explanation) {
        var values = new TreeMap<String, Double>();
        explanation.forEach(
                entry -> values.put(entry.getKey(), ((Number) entry.getValue()).doubleValue()));
        return values;
    }
}
