package tn.shabou.api.forecasts;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.model.forecasts.Grain;

/** The forecasts of a run, by SKU; of the latest run that is over unless another is asked for. */
@ApplicationScoped
class Forecasts {

    /**
     * $1 run or null, $2 SKU after which the page begins or null, $3 SKU or null, $4 one more than
     * the page holds.
     */
    private static final String LIST =
            """
            WITH run AS (
                SELECT coalesce($1::uuid, (
                    SELECT id FROM agent_run WHERE agent = 'ORION' AND state IN ('SUCCEEDED', 'PARTIAL')
                     ORDER BY requested_at DESC, id LIMIT 1)) AS id)
            SELECT p.id, p.sku, p.name_fr, s.run_id, s.vintage, s.grain, s.trained_to, s.observations, s.demand_class,
                   s.adi, s.cv2, s.model,
                   (SELECT json_agg(json_build_object(
                               'horizon', f.horizon, 'periodStart', f.period_start, 'mean', f.mean,
                               'lo80', f.lo80, 'hi80', f.hi80, 'lo95', f.lo95, 'hi95', f.hi95) ORDER BY f.horizon)::text
                      FROM forecast f WHERE f.run_id = s.run_id AND f.product_id = s.product_id) AS points,
                   (SELECT count(*) FROM (
                       SELECT FROM forecast_series t JOIN product q ON q.id = t.product_id
                        WHERE t.run_id = (SELECT id FROM run) AND ($3::text IS NULL OR q.sku = $3) LIMIT %d) AS bounded) AS total
              FROM forecast_series s
              JOIN run ON run.id = s.run_id
              JOIN product p ON p.id = s.product_id
             WHERE ($2::text IS NULL OR p.sku > $2) AND ($3::text IS NULL OR p.sku = $3)
             ORDER BY p.sku
             LIMIT $4
            """
                    .formatted(Page.Total.BOUND + 1);

    private final Pool database;
    private final Cursors cursors;
    private final JsonColumn json;

    Forecasts(Pool database, Cursors cursors, JsonColumn json) {
        this.database = database;
        this.cursors = cursors;
        this.json = json;
    }

    Uni<Page<ProductForecast>> list(Optional<UUID> run, Optional<String> sku, Paging paging) {
        var list =
                "forecasts\n%s\n%s".formatted(run.map(UUID::toString).orElse(""), sku.orElse(""));
        var after = cursors.after(list, paging).map(List::getFirst);
        return database.preparedQuery(LIST)
                .execute(
                        Tuple.of(
                                run.orElse(null),
                                after.orElse(null),
                                sku.orElse(null),
                                paging.limit() + 1))
                .map(rows -> page(rows.stream().toList(), list, paging.limit()));
    }

    private Page<ProductForecast> page(List<Row> rows, String list, int limit) {
        var total = Page.Total.bounded(rows);
        return cursors.page(
                list,
                rows.stream().map(this::forecast).toList(),
                limit,
                total,
                last -> List.of(last.product().sku()));
    }

    private ProductForecast forecast(Row row) {
        return new ProductForecast(
                new ProductForecast.Part(
                        row.getLong("id"), row.getString("sku"), row.getString("name_fr")),
                row.getUUID("run_id"),
                row.getOffsetDateTime("vintage").toInstant(),
                Grain.valueOf(row.getString("grain")),
                row.getLocalDate("trained_to"),
                row.getInteger("observations"),
                DemandClass.valueOf(row.getString("demand_class")),
                row.getDouble("adi"),
                row.getDouble("cv2"),
                row.getString("model"),
                json.list(row.getString("points"), ProductForecast.Point.class));
    }
}
