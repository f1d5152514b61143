package tn.shabou.orion;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import tn.shabou.model.forecasts.BatchForecast;
import tn.shabou.model.forecasts.BatchForecast.Series;
import tn.shabou.orion.inventory.Finding;
import tn.shabou.orion.inventory.Situation;
import tn.shabou.orion.inventory.StockPlan;
import tn.shabou.orion.inventory.StockPolicy;
import tn.shabou.orion.sales.ProductDemand;

/**
 * What forecasts mean for stock: {@code stock_plan}, and {@code insight} for what stands out.
 * Storing the same again changes nothing; what is no longer true is closed; an older vintage never
 * replaces a newer one.
 */
@ApplicationScoped
class Inventory {

    /**
     * $1 products, $2 run. What was expected of the last four weeks, or of the last month, by the
     * newest forecast that was made before them.
     */
    private static final String FACTS =
            """
            SELECT p.id, p.stock_quantity, p.price_tnd::float8 AS price, coalesce(p.cost_tnd, p.price_tnd)::float8 AS cost,
                   was.periods, was.mean, was.variance
              FROM product p
              JOIN forecast_series s ON s.product_id = p.id AND s.run_id = $2
              CROSS JOIN LATERAL (SELECT CASE s.grain WHEN 'MONTH' THEN 1 ELSE 4 END AS periods,
                                         CASE s.grain WHEN 'MONTH' THEN s.trained_to - interval '1 month'
                                              ELSE s.trained_to - interval '4 weeks' END AS before) AS span
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
             WHERE p.id = ANY ($1)
            """;

    private static final String STORE_PLANS =
            """
            INSERT INTO stock_plan (product_id, run_id, vintage, weekly_demand, protection_weeks, service_level, expected,
                                    safety_stock, reorder_point, order_up_to, quantiles)
            SELECT s.product_id, $1, $2, s.weekly_demand, s.protection_weeks, s.service_level, s.expected, s.safety_stock,
                   s.reorder_point, s.order_up_to, s.quantiles::float8[]
              FROM unnest($3::bigint[], $4::float8[], $5::float8[], $6::float8[], $7::float8[], $8::float8[], $9::int[],
                          $10::int[], $11::text[])
                   AS s (product_id, weekly_demand, protection_weeks, service_level, expected, safety_stock, reorder_point,
                         order_up_to, quantiles)
            ON CONFLICT (product_id) DO UPDATE
               SET run_id = excluded.run_id, vintage = excluded.vintage, weekly_demand = excluded.weekly_demand,
                   protection_weeks = excluded.protection_weeks, service_level = excluded.service_level,
                   expected = excluded.expected, safety_stock = excluded.safety_stock,
                   reorder_point = excluded.reorder_point, order_up_to = excluded.order_up_to,
                   quantiles = excluded.quantiles
             WHERE stock_plan.vintage <= excluded.vintage
            RETURNING product_id
            """;

    /** $1 run, $2 products that the run speaks of, then one column for each field of a finding. */
    private static final String STORE_FINDINGS =
            """
            WITH found AS (
                SELECT * FROM unnest($3::bigint[], $4::text[], $5::float8[], $6::text[], $7::text[], $8::text[])
                           AS f (product_id, kind, worth, reason, advice, figures)
                 WHERE f.product_id = ANY ($2)),
            closed AS (
                UPDATE insight i SET closed_at = now()
                 WHERE i.closed_at IS NULL AND i.product_id = ANY ($2)
                   AND NOT EXISTS (SELECT FROM found f WHERE f.product_id = i.product_id AND f.kind = i.kind))
            INSERT INTO insight (run_id, product_id, kind, worth_tnd, reason, advice, figures)
            SELECT $1, product_id, kind, round(worth::numeric, 3), reason, advice, figures::jsonb FROM found
            ON CONFLICT (product_id, kind) WHERE closed_at IS NULL DO UPDATE
               SET run_id = excluded.run_id, worth_tnd = excluded.worth_tnd, reason = excluded.reason,
                   advice = excluded.advice, figures = excluded.figures, updated_at = now()
            """;

    private final StockPolicy policy;
    private final ObjectMapper json;

    Inventory(InventoryConfig config, ObjectMapper json) {
        this.policy =
                new StockPolicy(
                        config.leadWeeks(),
                        config.reviewWeeks(),
                        config.orderWeeks(),
                        config.serviceLevel());
        this.json = json;
    }

    private record Planned(long productId, StockPlan plan) {}

    private record Found(long productId, Finding finding) {}

    /**
     * Stores in the caller's transaction, where the forecasts of the batch have been stored before,
     * in three statements whatever its size.
     *
     * @param sales what the forecasts were made from
     */
    Uni<Void> store(SqlConnection transaction, BatchForecast batch, List<ProductDemand> sales) {
        var histories = sales.stream().collect(toMap(ProductDemand::productId, one -> one));
        var plans =
                batch.series().stream()
                        .filter(series -> histories.containsKey(series.productId()))
                        .map(series -> planned(series, histories))
                        .toList();
        return transaction
                .preparedQuery(STORE_PLANS)
                .execute(planColumns(batch, plans))
                .map(rows -> rows.stream().map(row -> row.getLong(0)).toArray(Long[]::new))
                .chain(current -> findings(transaction, batch.runId(), current, plans, histories));
    }

    private Planned planned(Series series, Map<Long, ProductDemand> histories) {
        var history = histories.get(series.productId());
        boolean byThePiece = history != null && history.series().isByThePiece();
        return new Planned(
                series.productId(), policy.plan(series.grain(), series.points(), byThePiece));
    }

    private Uni<Void> findings(
            SqlConnection transaction,
            UUID run,
            Long[] products,
            List<Planned> plans,
            Map<Long, ProductDemand> histories) {
        var planOf = plans.stream().collect(toMap(Planned::productId, Planned::plan));
        return transaction
                .preparedQuery(FACTS)
                .execute(Tuple.of(products, run))
                .map(rows -> {
                    var found = new ArrayList<Found>();
                    for (var row : rows) {
                        long id = row.getLong("id");
                        var plan = planOf.get(id);
                        var history = histories.get(id);
                        if (plan != null && history != null) {
                            situation(row, plan, history)
                                    .findings()
                                    .forEach(one -> found.add(new Found(id, one)));
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

    private static Situation situation(Row row, StockPlan plan, ProductDemand history) {
        var lately =
                Optional.ofNullable(row.getInteger("periods"))
                        .map(periods ->
                                new Situation.Expected(
                                        periods,
                                        row.getDouble("mean"),
                                        Math.sqrt(row.getDouble("variance"))));
        return new Situation(
                row.getInteger("stock_quantity"),
                row.getDouble("price"),
                row.getDouble("cost"),
                plan,
                history.series(),
                lately);
    }

    private static Tuple planColumns(BatchForecast batch, List<Planned> plans) {
        return Tuple.tuple()
                .addUUID(batch.runId())
                .addOffsetDateTime(batch.vintage().atOffset(ZoneOffset.UTC))
                .addArrayOfLong(plans.stream().map(Planned::productId).toArray(Long[]::new))
                .addArrayOfDouble(doubles(plans, StockPlan::weeklyDemand))
                .addArrayOfDouble(doubles(plans, StockPlan::protectionWeeks))
                .addArrayOfDouble(doubles(plans, StockPlan::serviceLevel))
                .addArrayOfDouble(doubles(plans, StockPlan::expected))
                .addArrayOfDouble(doubles(plans, StockPlan::safetyStock))
                .addArrayOfInteger(
                        plans.stream().map(p -> p.plan.reorderPoint()).toArray(Integer[]::new))
                .addArrayOfInteger(
                        plans.stream().map(p -> p.plan.orderUpTo()).toArray(Integer[]::new))
                .addArrayOfString(plans.stream().map(Inventory::quantiles).toArray(String[]::new));
    }

    private static Double[] doubles(List<Planned> plans, ToDoubleFunction<StockPlan> column) {
        return plans.stream()
                .map(planned -> column.applyAsDouble(planned.plan))
                .toArray(Double[]::new);
    }

    /** As PostgreSQL writes an array; rows of arrays cannot be sent otherwise. */
    private static String quantiles(Planned planned) {
        var text = Arrays.toString(planned.plan.quantiles());
        return "{" + text.substring(1, text.length() - 1) + "}";
    }

    private Tuple findingColumns(UUID run, Long[] products, List<Found> found) {
        return Tuple.tuple()
                .addUUID(run)
                .addArrayOfLong(products)
                .addArrayOfLong(found.stream().map(Found::productId).toArray(Long[]::new))
                .addArrayOfString(
                        found.stream().map(f -> f.finding.kind().name()).toArray(String[]::new))
                .addArrayOfDouble(found.stream().map(f -> f.finding.worth()).toArray(Double[]::new))
                .addArrayOfString(
                        found.stream().map(f -> f.finding.reason()).toArray(String[]::new))
                .addArrayOfString(
                        found.stream().map(f -> f.finding.advice()).toArray(String[]::new))
                .addArrayOfString(
                        found.stream()
                                .map(f -> figures(f.finding.figures()))
                                .toArray(String[]::new));
    }

    private String figures(Map<String, Double> figures) {
        try {
            return json.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
