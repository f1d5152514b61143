package tn.shabou.orion;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.ShopTime;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.panel.Traits;
import tn.shabou.orion.sales.ProductDemand;
import tn.shabou.orion.sales.Sales;
import tn.shabou.orion.sales.Sales.Sold;

/**
 * What is forecast: parts that were sold, and newcomers, which are on sale but have yet to sell.
 * Both come with what is known of them besides, as it is now.
 */
@ApplicationScoped
class Assortment {

    /** Fewer periods than that tell less than parts that are alike. */
    private static final int FEW_PERIODS = 6;

    /** $1 the vintage. Reads all sales. */
    private static final String OPENING =
            """
            SELECT min(created_at) + interval '30 days' AS entered,
                   (SELECT min(s.period_start) FROM sale s JOIN sales_import i ON i.id = s.import_id
                     WHERE i.imported_at <= $1) AS recorded
              FROM product
            """;

    /**
     * $1 the end of the catalogue's first month, $2 the first day of which sales are recorded.
     * Parts of that month were entered together; they are taken to be on sale as long as sales are
     * recorded.
     */
    private static final String PARTS =
            """
            WITH parts AS (
                SELECT p.*, CASE WHEN p.created_at < $1::timestamptz THEN least($2::date, (p.created_at AT TIME ZONE '%1$s')::date)
                                 ELSE (p.created_at AT TIME ZONE '%1$s')::date END AS since
                  FROM product p)
            SELECT p.id, greatest(p.since, $2::date) AS since FROM parts p
            """
                    .formatted(ShopTime.ZONE);

    /** $3 the vintage, $4 their greatest number. What did not sell for a year needs no forecast. */
    private static final String NEWCOMERS =
            PARTS
                    + """
                     WHERE p.listed AND p.created_at <= $3 AND p.since > $3::timestamptz - interval '1 year'
                       AND NOT EXISTS (SELECT FROM sale s JOIN sales_import i ON i.id = s.import_id
                                        WHERE s.product_id = p.id AND i.imported_at <= $3)
                     ORDER BY p.in_stock DESC, p.since DESC, p.id DESC LIMIT $4
                    """;

    private static final String SINCE = PARTS + " WHERE p.id = ANY ($3)";

    private static final String TRAITS =
            """
            SELECT p.id, p.category_id, p.brand_id, p.price_tnd::float8 AS price, c.cars, c.mean_age
              FROM product p LEFT JOIN car_age($1, $2, $3) AS c ON c.product_id = p.id
             WHERE p.id = ANY ($1)
            """;

    private final Pool database;
    private final Sales sales;
    private final ForecastingConfig config;
    private final InventoryConfig inventory;
    private final AtomicReference<@Nullable Opening> lastAskedFor = new AtomicReference<>();

    Assortment(Pool database, Sales sales, ForecastingConfig config, InventoryConfig inventory) {
        this.database = database;
        this.sales = sales;
        this.config = config;
        this.inventory = inventory;
    }

    /** The ids of {@link #sold}, which are soon found. */
    Uni<List<Long>> soldIds(Grain grain, Instant vintage) {
        return sales.products(vintage)
                .map(products ->
                        products.stream()
                                .filter(sold -> sold.grain() == grain)
                                .map(Sold::productId)
                                .toList());
    }

    /** All that was sold by a grain, by id. */
    Uni<List<ProductDemand>> sold(Grain grain, Instant vintage) {
        return sales.panel(grain, vintage).chain(panel -> known(panel, panel, vintage));
    }

    /**
     * Parts listed within a year that never sold, if they are forecast by this grain: the one by
     * which most parts are sold. Not more than the settings allow, those in stock first.
     */
    Uni<List<ProductDemand>> newcomers(Grain grain, Instant vintage) {
        return newcomersSince(grain, vintage).chain(since -> unsold(grain, since, vintage));
    }

    /** The ids of {@link #newcomers}, in their order. */
    Uni<List<Long>> newcomerIds(Grain grain, Instant vintage) {
        return newcomersSince(grain, vintage).map(since -> List.copyOf(since.keySet()));
    }

    private Uni<Map<Long, LocalDate>> newcomersSince(Grain grain, Instant vintage) {
        return sales.products(vintage)
                .chain(products ->
                        grain == usual(products)
                                ? since(NEWCOMERS, vintage, utc(vintage), config.newcomers())
                                : Uni.createFrom().item(Map.of()));
    }

    private static Grain usual(List<Sold> products) {
        long weekly = products.stream().filter(sold -> sold.grain() == Grain.WEEK).count();
        return 2 * weekly > products.size() ? Grain.WEEK : Grain.MONTH;
    }

    private Uni<List<ProductDemand>> unsold(
            Grain grain, Map<Long, LocalDate> since, Instant vintage) {
        return since.isEmpty()
                ? Uni.createFrom().item(List.of())
                : sales.unsold(grain, since, vintage).chain(parts -> known(parts, parts, vintage));
    }

    private Uni<Map<Long, LocalDate>> since(String sql, Instant vintage, Object... more) {
        return opening(vintage)
                .chain(opening -> {
                    var parameters = Tuple.of(opening.entered, opening.recorded);
                    for (var one : more) {
                        parameters.addValue(one);
                    }
                    return database.preparedQuery(sql).execute(parameters);
                })
                .map(Assortment::since);
    }

    private static Map<Long, LocalDate> since(RowSet<Row> rows) {
        var since = new LinkedHashMap<Long, LocalDate>();
        rows.forEach(row -> since.put(row.getLong("id"), row.getLocalDate("since")));
        return since;
    }

    /**
     * When the shop began.
     *
     * @param entered end of the month in which the first part was entered
     * @param recorded first day of which sales are recorded; absent where none are
     */
    private record Opening(Instant vintage, OffsetDateTime entered, @Nullable LocalDate recorded) {}

    /** Asked for once in a run and process, since a vintage never changes. */
    private Uni<Opening> opening(Instant vintage) {
        var known = lastAskedFor.get();
        if (known != null && known.vintage.equals(vintage)) {
            return Uni.createFrom().item(known);
        }
        return database.preparedQuery(OPENING)
                .execute(Tuple.of(utc(vintage)))
                .map(rows -> rows.iterator().next())
                .map(row ->
                        new Opening(
                                vintage,
                                row.getOffsetDateTime("entered"),
                                row.getLocalDate("recorded")))
                .invoke(lastAskedFor::set);
    }

    /** Some parts of a grain, in the order of the ids: sold, or newcomers. */
    Uni<List<ProductDemand>> parts(Grain grain, List<Long> ids, Instant vintage) {
        return sales.demand(ids, vintage)
                .chain(sold -> {
                    var rest = new HashSet<>(ids);
                    sold.forEach(product -> rest.remove(product.productId()));
                    var young = sold.stream().filter(Assortment::isYoung).toList();
                    return Uni.combine()
                            .all()
                            .unis(
                                    known(sold, young, vintage),
                                    unsold(grain, List.copyOf(rest), vintage))
                            .with((known, unsold) -> inOrder(ids, known, unsold));
                });
    }

    private Uni<List<ProductDemand>> unsold(Grain grain, List<Long> ids, Instant vintage) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : since(SINCE, vintage, (Object) ids.toArray(Long[]::new))
                        .chain(since -> unsold(grain, since, vintage));
    }

    private static boolean isYoung(ProductDemand product) {
        double[] known = product.series().known();
        return known.length < FEW_PERIODS || Arrays.stream(known).noneMatch(v -> v > 0);
    }

    private static List<ProductDemand> inOrder(
            List<Long> ids, List<ProductDemand> sold, List<ProductDemand> unsold) {
        var byId =
                Stream.concat(sold.stream(), unsold.stream())
                        .collect(toMap(ProductDemand::productId, identity()));
        return ids.stream().distinct().map(byId::get).filter(Objects::nonNull).toList();
    }

    /** The parts, with what is known of those that are asked about. */
    private Uni<List<ProductDemand>> known(
            List<ProductDemand> parts, List<ProductDemand> asked, Instant vintage) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(parts);
        }
        var ids = asked.stream().map(ProductDemand::productId).toArray(Long[]::new);
        var today = LocalDate.ofInstant(vintage, ShopTime.ZONE);
        return database.preparedQuery(TRAITS)
                .execute(Tuple.of(ids, today, inventory.carLife()))
                .map(rows -> {
                    Map<Long, Traits> traits =
                            rows.stream()
                                    .collect(toMap(row -> row.getLong("id"), Assortment::traits));
                    return parts.stream()
                            .map(part -> part.with(traits.get(part.productId())))
                            .toList();
                });
    }

    private static Traits traits(Row row) {
        return new Traits(
                String.valueOf(row.getLong("category_id")),
                String.valueOf(row.getLong("brand_id")),
                row.getDouble("price"),
                number(row.getDouble("cars")),
                number(row.getDouble("mean_age")));
    }

    private static double number(@Nullable Double number) {
        return number == null ? Double.NaN : number;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
