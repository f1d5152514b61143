package tn.shabou.orion;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tn.shabou.model.ShopTime;
import tn.shabou.orion.drafts.Draft;
import tn.shabou.orion.forecast.panel.Futures;
import tn.shabou.orion.forecast.peers.Peers.Witnesses;
import tn.shabou.orion.insight.Finding;
import tn.shabou.orion.insight.Situation;
import tn.shabou.orion.inventory.LeadDemand;
import tn.shabou.orion.inventory.Lots;
import tn.shabou.orion.inventory.StockPlan;
import tn.shabou.orion.inventory.StockPolicy;
import tn.shabou.orion.sales.ProductDemand;
import tn.shabou.orion.sql.DoubleArray;

/**
 * What forecasts mean for stock: {@code stock_plan}, and {@code insight} for what stands out.
 * Storing the same again changes nothing; what is no longer true is closed; an older vintage never
 * replaces a newer one.
 */
@ApplicationScoped
class Inventory {

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

    private static final String PRICES =
            """
            SELECT p.id, p.price_tnd::float8 AS price, coalesce(p.cost_tnd::float8, 'NaN') AS cost, b.lead_weeks, b.least_order,
                   b.pack_size
              FROM product p JOIN part_supply b ON b.product_id = p.id
             WHERE p.id = ANY ($1)
            """;

    private static final String STORE_PLANS =
            """
            INSERT INTO stock_plan (product_id, run_id, vintage, weekly_demand, protection_weeks, service_level, expected,
                                    safety_stock, reorder_point, order_up_to, order_quantity, abc, xyz, quantiles,
                                    explanation)
            SELECT s.product_id, $1, $2, s.weekly_demand, s.protection_weeks, s.service_level, s.expected, s.safety_stock,
                   s.reorder_point, s.order_up_to, s.order_up_to - s.reorder_point, s.abc, s.xyz, s.quantiles::float8[],
                   s.explanation::jsonb
              FROM unnest($3::bigint[], $4::float8[], $5::float8[], $6::float8[], $7::float8[], $8::float8[], $9::int[],
                          $10::int[], $11::text[], $12::text[], $13::text[], $14::text[])
                   AS s (product_id, weekly_demand, protection_weeks, service_level, expected, safety_stock, reorder_point,
                         order_up_to, abc, xyz, quantiles, explanation)
            ON CONFLICT (product_id) DO UPDATE
               SET run_id = excluded.run_id, vintage = excluded.vintage, weekly_demand = excluded.weekly_demand,
                   protection_weeks = excluded.protection_weeks, service_level = excluded.service_level,
                   expected = excluded.expected, safety_stock = excluded.safety_stock,
                   reorder_point = excluded.reorder_point, order_up_to = excluded.order_up_to,
                   order_quantity = excluded.order_quantity, abc = excluded.abc, xyz = excluded.xyz,
                   quantiles = excluded.quantiles, explanation = excluded.explanation
             WHERE stock_plan.vintage <= excluded.vintage
            RETURNING product_id
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

    private final Pool database;
    private final InventoryConfig config;
    private final StockPolicy policy;
    private final ObjectMapper json;

    Inventory(Pool database, InventoryConfig config, ObjectMapper json) {
        this.database = database;
        this.config = config;
        this.policy = config.policy();
        this.json = json;
    }

    /**
     * What a piece is sold for and costs, in dinars, and how it is bought.
     *
     * @param cost NaN where it is not known
     * @param leadWeeks empty where it is as usual
     */
    record Price(double price, double cost, OptionalDouble leadWeeks, Lots lots) {

        private static Price of(Row row) {
            var lead = row.getDouble("lead_weeks");
            return new Price(
                    row.getDouble("price"),
                    row.getDouble("cost"),
                    lead == null ? OptionalDouble.empty() : OptionalDouble.of(lead),
                    new Lots(row.getInteger("least_order"), row.getInteger("pack_size")));
        }
    }

    /**
     * What is known about a product, and what to make of it.
     *
     * @param witnesses other products that told its forecast; empty where its own sales did
     */
    record Planned(
            ProductDemand demand, Draft draft, Optional<Witnesses> witnesses, StockPlan plan) {

        long productId() {
            return draft.productId();
        }
    }

    private record Found(long productId, Finding finding) {}

    Uni<Map<Long, Price>> prices(List<Long> products) {
        return database.preparedQuery(PRICES)
                .execute(Tuple.of(products.toArray(Long[]::new)))
                .map(rows -> rows.stream().collect(toMap(row -> row.getLong("id"), Price::of)));
    }

    /**
     * What the part needs. Takes the processor.
     *
     * @param futures of its sales, before they are made to add up
     */
    Planned planned(
            ProductDemand demand,
            Draft draft,
            Optional<Witnesses> witnesses,
            Futures futures,
            Price price) {
        var history = demand.series();
        var grain = history.grain();
        var bought = policy.bought(price.leadWeeks, price.lots);
        var lead =
                LeadDemand.of(
                        futures,
                        grain,
                        bought.protectionWeeks(),
                        history.isByThePiece(),
                        draft::factor);
        int horizon = draft.mean().length;
        double weekly =
                IntStream.range(0, horizon).mapToDouble(draft::expected).sum()
                        / horizon
                        / LeadDemand.weeksOf(grain);
        return new Planned(
                demand, draft, witnesses, bought.plan(weekly, lead, price.price, price.cost));
    }

    /**
     * Stores in the caller's transaction, where the forecasts of the batch have been stored before,
     * in three statements whatever its size.
     */
    Uni<Void> store(SqlConnection transaction, UUID run, Instant vintage, List<Planned> planned) {
        return transaction
                .preparedQuery(STORE_PLANS)
                .execute(planColumns(run, vintage, planned))
                .map(rows -> rows.stream().map(row -> row.getLong(0)).toArray(Long[]::new))
                .chain(current -> findings(transaction, run, vintage, current, planned));
    }

    private Uni<Void> findings(
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
        var draft = part.draft;
        return new Situation(
                row.getInteger("stock_quantity"),
                row.getDouble("price"),
                row.getDouble("cost"),
                part.plan,
                part.demand.series(),
                IntStream.range(0, draft.mean().length).mapToDouble(draft::expected).toArray(),
                lately,
                misses,
                cars);
    }

    private Tuple planColumns(UUID run, Instant vintage, List<Planned> plans) {
        return Tuple.tuple()
                .addUUID(run)
                .addOffsetDateTime(vintage.atOffset(ZoneOffset.UTC))
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
                .addArrayOfString(
                        plans.stream()
                                .map(p -> Objects.toString(p.draft.abc(), null))
                                .toArray(String[]::new))
                .addArrayOfString(
                        plans.stream().map(p -> p.plan.xyz().name()).toArray(String[]::new))
                .addArrayOfString(
                        plans.stream()
                                .map(p -> DoubleArray.text(p.plan.quantiles()))
                                .toArray(String[]::new))
                .addArrayOfString(
                        plans.stream().map(p -> figures(explanation(p))).toArray(String[]::new));
    }

    /**
     * What the plan rests on, and how the first period was changed to add up. The number of peers
     * is named by what they have in common.
     */
    private static Map<String, Double> explanation(Planned part) {
        var values = new LinkedHashMap<>(part.plan.values());
        values.put("deviation", part.plan.deviation());
        values.put("factor", part.draft.factor(0));
        part.witnesses.ifPresent(peers -> values.put(name(peers), (double) peers.count()));
        return values;
    }

    private static String name(Witnesses peers) {
        return switch (peers.likeness()) {
            case null -> "peers";
            case CATEGORY -> "peersOfCategory";
            case BRAND -> "peersOfBrand";
            case PRICE -> "peersOfPrice";
            case CARS -> "peersOfCars";
            case CAR_AGE -> "peersOfCarAge";
            case KIND -> "peersOfKind";
        };
    }

    private static Double[] doubles(List<Planned> plans, ToDoubleFunction<StockPlan> column) {
        return plans.stream()
                .map(planned -> column.applyAsDouble(planned.plan))
                .toArray(Double[]::new);
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
