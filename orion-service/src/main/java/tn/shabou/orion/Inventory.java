package tn.shabou.orion;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.drafts.Draft;
import tn.shabou.orion.forecast.panel.Futures;
import tn.shabou.orion.forecast.peers.Peers.Witnesses;
import tn.shabou.orion.inventory.LeadDemand;
import tn.shabou.orion.inventory.Lots;
import tn.shabou.orion.inventory.StockPlan;
import tn.shabou.orion.inventory.StockPolicy;
import tn.shabou.orion.sales.ProductDemand;
import tn.shabou.orion.sql.DoubleArray;

/**
 * What forecasts mean for stock: {@code stock_plan}. Storing the same again changes nothing; an
 * older vintage never replaces a newer one.
 */
@ApplicationScoped
class Inventory {

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

    private final Pool database;
    private final StockPolicy policy;
    private final Findings findings;

    Inventory(Pool database, InventoryConfig config, Findings findings) {
        this.database = database;
        this.policy = config.policy();
        this.findings = findings;
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

    Uni<Map<Long, Price>> prices(List<Long> products) {
        return database.preparedQuery(PRICES)
                .execute(Tuple.of(products.toArray(Long[]::new)))
                .map(rows -> rows.stream().collect(toMap(row -> row.getLong("id"), Price::of)));
    }

    /** How many coming periods say what a part needs. */
    int periodsAhead(Grain grain, Price price) {
        double weeks = policy.bought(price.leadWeeks, price.lots).protectionWeeks();
        return (int) Math.ceil(weeks / LeadDemand.weeksOf(grain));
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
                .chain(current -> findings.store(transaction, run, vintage, current, planned));
    }

    private static Tuple planColumns(UUID run, Instant vintage, List<Planned> plans) {
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
                        plans.stream()
                                .map(p -> Json.encode(explanation(p)))
                                .toArray(String[]::new));
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
}
