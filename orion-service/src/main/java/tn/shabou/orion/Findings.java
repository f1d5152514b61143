package tn.shabou.orion;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import tn.shabou.model.ShopTime;
import tn.shabou.orion.Inventory.Planned;
import tn.shabou.orion.insight.Finding;
import tn.shabou.orion.insight.Situation;

/**
 * What stands out about parts, by their plans and by what became of earlier forecasts: {@code
 * insight}. What is no longer true is closed.
 */
@ApplicationScoped
class Findings {

    /**
     * $1 products, $2 run, $3 today, $4 how long cars live. What was expected of the last four
     * weeks, or of the last month, by the newest forecast that was made before them.
     */
    private static final String FACTS =
            """
            SELECT p.id, p.stock_quantity, p.price_tnd::float8 AS price, coalesce(p.cost_tnd, p.price_tnd)::float8 AS cost,
                   was.periods, was.mean, was.variance, missed.periods AS missed, missed.net, missed.absolute,
                   cars.mean_age, cars.change
              FROM product p
              JOIN forecast_series s ON s.product_id = p.id AND s.run_id = $2
              LEFT JOIN car_age($1, $3, $4) AS cars ON cars.product_id = p.id
              CROSS JOIN LATERAL (SELECT CASE s.grain WHEN 'MONTH' THEN 1 ELSE 4 END AS periods,
                                         CASE s.grain WHEN 'MONTH' THEN s.trained_to - interval '1 month'
                                              ELSE s.trained_to - interval '4 weeks' END AS before,
                                         CASE s.grain WHEN 'MONTH' THEN interval '1 month' ELSE interval '1 week' END AS period
                                 ) AS span
              LEFT JOIN LATERAL (
                   SELECT o.run_id FROM forecast_series o
                    WHERE o.product_id = p.id AND o.grain = s.grain AND o.trained_to <= span.before
                    ORDER BY o.vintage DESC LIMIT 1) AS older ON true
              LEFT JOIN LATERAL (
                   SELECT count(*)::int AS periods, sum(f.mean) AS mean,
                          sum(greatest(0, (f.hi80 - f.mean) / 1.2816, (f.hi95 - f.mean) / 1.96) ^ 2) AS variance
                     FROM forecast f
                    WHERE f.run_id = older.run_id AND f.product_id = p.id
                      AND f.period_start > span.before AND f.period_start <= s.trained_to
                   HAVING count(*) = span.periods) AS was ON true
              LEFT JOIN LATERAL (
                   SELECT count(*)::int AS periods, sum(e) AS net, sum(abs(e)) AS absolute
                     FROM (SELECT DISTINCT ON (f.period_start) f.actual - f.mean AS e
                             FROM forecast_series t JOIN forecast f ON f.run_id = t.run_id AND f.product_id = t.product_id
                            WHERE t.product_id = p.id AND t.grain = s.grain AND f.actual IS NOT NULL
                              AND t.trained_to > s.trained_to - 20 * span.period
                              AND f.period_start > s.trained_to - 8 * span.period AND f.period_start <= s.trained_to
                            ORDER BY f.period_start, t.vintage DESC) AS latest) AS missed ON true
             WHERE p.id = ANY ($1)
            """;

    /** $1 run, $2 products that the run speaks of, then one column for each field of a finding. */
    private static final String STORE_FINDINGS =
            """
            WITH found AS (
                SELECT * FROM unnest($3::bigint[], $4::text[], $5::float8[], $6::text[])
                           AS f (product_id, kind, worth, figures)
                 WHERE f.product_id = ANY ($2)),
            closed AS (
                UPDATE insight i SET closed_at = now()
                 WHERE i.closed_at IS NULL AND i.product_id = ANY ($2)
                   AND NOT EXISTS (SELECT FROM found f WHERE f.product_id = i.product_id AND f.kind = i.kind))
            INSERT INTO insight (run_id, product_id, kind, worth_tnd, figures)
            SELECT $1, product_id, kind, round(worth::numeric, 3), figures::jsonb FROM found
            ON CONFLICT (product_id, kind) WHERE closed_at IS NULL DO UPDATE
               SET run_id = excluded.run_id, worth_tnd = excluded.worth_tnd, reason = NULL, advice = NULL,
                   figures = excluded.figures, updated_at = now()
            """;

    private final InventoryConfig config;

    Findings(InventoryConfig config) {
        this.config = config;
    }

    private record Found(long productId, Finding finding) {}

    /** Stores in the caller's transaction. */
    Uni<Void> store(
            SqlConnection transaction,
            UUID run,
            Instant vintage,
            Long[] products,
            List<Planned> planned) {
        var byId = planned.stream().collect(toMap(Planned::productId, one -> one));
        var today = LocalDate.ofInstant(vintage, ShopTime.ZONE);
        return transaction
                .preparedQuery(FACTS)
                .execute(Tuple.of(products, run, today, config.carLife()))
                .map(rows -> {
                    var found = new ArrayList<Found>();
                    for (var row : rows) {
                        var part = byId.get(row.getLong("id"));
                        if (part != null) {
                            situation(row, part)
                                    .findings()
                                    .forEach(one -> found.add(new Found(part.productId(), one)));
                        }
                    }
                    return found;
                })
                .chain(found ->
                        transaction
                                .preparedQuery(STORE_FINDINGS)
                                .execute(findingColumns(run, products, found)))
                .replaceWithVoid();
    }

    private static Situation situation(Row row, Planned part) {
        var lately =
                Optional.ofNullable(row.getInteger("periods"))
                        .map(periods ->
                                new Situation.Expected(
                                        periods,
                                        row.getDouble("mean"),
                                        Math.sqrt(row.getDouble("variance"))));
        var misses =
                Optional.ofNullable(row.getDouble("net"))
                        .map(net ->
                                new Situation.Misses(
                                        row.getInteger("missed"), net, row.getDouble("absolute")));
        var cars =
                Optional.ofNullable(row.getDouble("change"))
                        .map(change -> new Situation.Cars(row.getDouble("mean_age"), change));
        var draft = part.draft();
        return new Situation(
                row.getInteger("stock_quantity"),
                row.getDouble("price"),
                row.getDouble("cost"),
                part.plan(),
                part.demand().series(),
                IntStream.range(0, draft.mean().length).mapToDouble(draft::expected).toArray(),
                lately,
                misses,
                cars);
    }

    private static Tuple findingColumns(UUID run, Long[] products, List<Found> found) {
        return Tuple.tuple()
                .addUUID(run)
                .addArrayOfLong(products)
                .addArrayOfLong(found.stream().map(Found::productId).toArray(Long[]::new))
                .addArrayOfString(
                        found.stream().map(f -> f.finding.kind().name()).toArray(String[]::new))
                .addArrayOfDouble(found.stream().map(f -> f.finding.worth()).toArray(Double[]::new))
                .addArrayOfString(
                        found.stream()
                                .map(f -> Json.encode(f.finding.figures()))
                                .toArray(String[]::new));
    }
}
