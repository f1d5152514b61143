package tn.shabou.api.forecasts;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Problem;
import tn.shabou.model.forecasts.Grain;

/** Forecasts of one part, with what was sold, what staff expected, and what came true. */
@ApplicationScoped
class ForecastReviews {

    /** An unrevoked override of a period, whoever made it. */
    private static final String CORRECTION =
            """
            SELECT json_build_object('id', v.id, 'batch', v.batch, 'periodStart', v.period_start, 'quantity', v.quantity, 'reason', v.reason,
                                     'by', u.full_name, 'at', v.created_at)
              FROM forecast_override v JOIN app_user u ON u.id = v.created_by
             WHERE v.product_id = f.product_id AND v.grain = s.grain AND v.period_start = f.period_start AND v.revoked_at IS NULL
            """;

    private static final String REVIEW =
            """
            SELECT %1$s, s.grain, s.trained_to,
                   (SELECT coalesce(json_agg(json_build_object('periodStart', h.period_start, 'quantity', h.quantity)
                               ORDER BY h.period_start), '[]')::text
                      FROM demand_history(p.id, s.grain, (s.trained_to - interval '2 years')::date) AS h
                     WHERE h.period_start <= s.trained_to) AS history,
                   (SELECT json_agg(json_build_object(
                               'horizon', f.horizon, 'periodStart', f.period_start, 'mean', f.mean,
                               'lo80', f.lo80, 'hi80', f.hi80, 'lo95', f.lo95, 'hi95', f.hi95, 'quantiles', f.quantiles,
                               'override', (%3$s))
                               ORDER BY f.horizon)::text
                      FROM forecast f WHERE f.run_id = s.run_id AND f.product_id = s.product_id) AS points,
                   (WITH before AS (
                         SELECT DISTINCT ON (f.period_start) f.period_start, f.mean, f.lo95, f.hi95
                           FROM forecast_series t JOIN forecast f ON f.run_id = t.run_id AND f.product_id = t.product_id
                          WHERE t.product_id = p.id AND t.grain = s.grain AND f.period_start <= s.trained_to
                            AND f.period_start > s.trained_to - interval '2 years'
                          ORDER BY f.period_start, t.vintage DESC)
                    SELECT coalesce(json_agg(json_build_object(
                               'periodStart', b.period_start, 'mean', b.mean, 'lo95', b.lo95, 'hi95', b.hi95,
                               'actual', CASE WHEN h.period_start IS NULL THEN 0 ELSE h.quantity END,
                               'override', v.quantity) ORDER BY b.period_start), '[]')::text
                      FROM before b
                      LEFT JOIN demand_history(p.id, s.grain, (s.trained_to - interval '2 years')::date) AS h
                             ON h.period_start = b.period_start
                      LEFT JOIN forecast_override v ON v.product_id = p.id AND v.grain = s.grain
                            AND v.period_start = b.period_start AND v.revoked_at IS NULL) AS past
            %2$s WHERE p.id = $1
            """
                    .formatted(StockOutlook.COLUMNS, StockOutlook.FROM, CORRECTION);

    private final Pool database;
    private final JsonColumn json;

    ForecastReviews(Pool database, JsonColumn json) {
        this.database = database;
        this.json = json;
    }

    Uni<ForecastReview> find(long product) {
        return database.preparedQuery(REVIEW)
                .execute(Tuple.of(product))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(this::review)
                                .orElseThrow(() -> unknown(product)));
    }

    static Problem unknown(long product) {
        return new Problem(
                ForecastProblem.FORECAST_NOT_FOUND,
                "No product with the id %d was forecast; those of /api/admin/forecasts/stock were.",
                product);
    }

    private ForecastReview review(Row row) {
        var past = json.list(row.getString("past"), ForecastReview.Past.class);
        return new ForecastReview(
                StockOutlook.card(row),
                Grain.valueOf(row.getString("grain")),
                row.getLocalDate("trained_to"),
                json.list(row.getString("history"), ForecastReview.Sold.class),
                json.list(row.getString("points"), ForecastReview.Expected.class),
                past,
                ForecastReview.Score.of(past));
    }
}
