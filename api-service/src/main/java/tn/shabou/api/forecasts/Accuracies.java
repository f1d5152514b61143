package tn.shabou.api.forecasts;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * How good forecasts were: from the sums that Orion keeps of each vintage, or from the forecasts
 * themselves where one part is asked for.
 */
@ApplicationScoped
class Accuracies {

    private static final int MOST_GROUPS = 200;

    private static final String MEASURE =
            """
            WITH single AS (
                SELECT s.grain, s.demand_class, s.model, f.horizon, s.vintage, f.actual, f.mean AS expected,
                       abs(f.actual - f.mean) AS absolute_error, s.step, s.squared_step, f.quantiles, f.lo80, f.hi80, f.lo95, f.hi95
                  FROM forecast_series s JOIN forecast f ON f.run_id = s.run_id AND f.product_id = s.product_id
                 WHERE s.product_id = $1::bigint AND f.actual IS NOT NULL),
            a AS (
                SELECT grain, demand_class, model, horizon, vintage, periods, actual, expected, absolute_error, scaled,
                       scaled_error, squared_error, judged, pinball, within80, within95
                  FROM forecast_accuracy WHERE $1::bigint IS NULL
                UNION ALL
                SELECT grain, demand_class, model, horizon, vintage, 1, actual, expected, absolute_error,
                       (step IS NOT NULL)::int, coalesce(absolute_error / step, 0),
                       coalesce(absolute_error ^ 2 / squared_step, 0), (step IS NOT NULL AND quantiles IS NOT NULL)::int,
                       coalesce(pinball_loss(actual, quantiles) / step, 0), (actual BETWEEN lo80 AND hi80)::int,
                       (actual BETWEEN lo95 AND hi95)::int
                  FROM single),
            named AS (
                SELECT a.*, CASE $2::text WHEN 'CLASS' THEN demand_class WHEN 'MODEL' THEN model WHEN 'HORIZON' THEN horizon::text
                                    WHEN 'VINTAGE' THEN to_char(vintage AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                                    ELSE 'ALL' END AS name
                  FROM a WHERE %s),
            drifts AS (
                SELECT coalesce(demand_class, model) AS name, max(ratio) AS drift
                  FROM forecast_drift($9)
                 WHERE $1::bigint IS NULL AND ($3::text IS NULL OR grain = $3)
                   AND CASE $2::text WHEN 'CLASS' THEN demand_class WHEN 'MODEL' THEN model END IS NOT NULL
                 GROUP BY 1)
            SELECT name, sum(periods)::bigint AS periods, sum(absolute_error) / nullif(sum(actual), 0) AS wape,
                   sum(expected) / nullif(sum(actual), 0) AS bias, sum(scaled_error) / nullif(sum(scaled), 0) AS mase,
                   sqrt(sum(squared_error) / nullif(sum(scaled), 0)) AS rmsse, sum(pinball) / nullif(sum(judged), 0) AS pinball,
                   sum(within80)::float8 / sum(periods) AS within80, sum(within95)::float8 / sum(periods) AS within95,
                   max(drift) AS drift
              FROM named LEFT JOIN drifts USING (name) GROUP BY name
             ORDER BY CASE $2::text WHEN 'HORIZON' THEN min(horizon) END, CASE $2::text WHEN 'VINTAGE' THEN max(vintage) END DESC,
                      name
             LIMIT %d
            """
                    .formatted(AccuracyFilter.SQL, MOST_GROUPS);

    /**
     * $1 product or null, $2 and $3 bounds of the days of corrections. What was revoked before its
     * period began was never meant.
     */
    private static final String OVERRIDES =
            """
            WITH told AS (
                SELECT f.actual, f.mean AS model, o.quantity::float8 AS staff
                  FROM forecast_override o
                  CROSS JOIN LATERAL (
                       SELECT f.actual, f.mean
                         FROM forecast_series s JOIN forecast f ON f.run_id = s.run_id AND f.product_id = s.product_id
                        WHERE s.product_id = o.product_id AND s.grain = o.grain AND s.vintage <= o.created_at
                          AND f.period_start = o.period_start
                        ORDER BY s.vintage DESC LIMIT 1) AS f
                 WHERE f.actual IS NOT NULL AND (o.revoked_at IS NULL OR o.revoked_at >= o.period_start)
                   AND ($1::bigint IS NULL OR o.product_id = $1)
                   AND ($2::timestamptz IS NULL OR o.created_at >= $2) AND ($3::timestamptz IS NULL OR o.created_at < $3))
            SELECT count(*) AS periods, count(*) FILTER (WHERE abs(actual - staff) < abs(actual - model)) AS closer,
                   sum(abs(actual - model)) / nullif(sum(actual), 0) AS wape_of_model,
                   sum(abs(actual - staff)) / nullif(sum(actual), 0) AS wape_of_staff,
                   sum(model) / nullif(sum(actual), 0) AS bias_of_model, sum(staff) / nullif(sum(actual), 0) AS bias_of_staff
              FROM told
            """;

    private final Pool database;
    private final Clock clock;

    Accuracies(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Uni<List<Accuracy>> measure(AccuracyFilter filter) {
        return database.preparedQuery(MEASURE)
                .execute(
                        filter.parameters()
                                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(Accuracies::accuracy).toList());
    }

    Uni<OverrideAccuracy> ofOverrides(
            Optional<Long> product, Optional<LocalDate> from, Optional<LocalDate> to) {
        return database.preparedQuery(OVERRIDES)
                .execute(
                        Tuple.of(
                                product.orElse(null),
                                AccuracyFilter.begin(from),
                                AccuracyFilter.end(to)))
                .map(rows -> overrides(rows.iterator().next()));
    }

    private static OverrideAccuracy overrides(Row row) {
        return new OverrideAccuracy(
                row.getLong("periods"),
                row.getLong("closer"),
                row.getDouble("wape_of_model"),
                row.getDouble("wape_of_staff"),
                row.getDouble("bias_of_model"),
                row.getDouble("bias_of_staff"));
    }

    private static Accuracy accuracy(Row row) {
        return new Accuracy(
                row.getString("name"),
                row.getLong("periods"),
                row.getDouble("wape"),
                row.getDouble("bias"),
                row.getDouble("mase"),
                row.getDouble("rmsse"),
                row.getDouble("pinball"),
                row.getDouble("within80"),
                row.getDouble("within95"),
                row.getDouble("drift"));
    }
}
