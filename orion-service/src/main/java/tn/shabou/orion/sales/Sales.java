package tn.shabou.orion.sales;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Multi;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.ShopTime;
import tn.shabou.model.forecasts.Grain;

/**
 * What was sold, as it was known at a vintage: imports after it are not seen, so that a forecast
 * made again comes out the same. Where several imports speak of the same product and period, the
 * latest does; files that overlap count once. What was out of stock is told by what stock was
 * recorded then.
 */
@ApplicationScoped
public class Sales {

    private static final String PRODUCTS =
            """
            SELECT s.product_id, bool_and(s.grain = 'MONTH') AS monthly
              FROM sale s JOIN sales_import i ON i.id = s.import_id
             WHERE i.imported_at <= $1
             GROUP BY s.product_id
             ORDER BY s.product_id
            """;

    private static final String LATEST =
            """
            SELECT s.grain, min(s.period_start) AS earliest, max(s.period_start) AS latest
              FROM sale s JOIN sales_import i ON i.id = s.import_id
             WHERE i.imported_at <= $1
             GROUP BY s.grain
            """;

    private static final String RECORDS =
            """
            WITH known AS (
                SELECT s.product_id, s.grain, s.period_start, s.quantity,
                       dense_rank() OVER (PARTITION BY s.product_id, s.grain, s.period_start
                                              ORDER BY i.imported_at DESC, i.id) AS age
                  FROM sale s JOIN sales_import i ON i.id = s.import_id
                 WHERE s.product_id = ANY ($1) AND i.imported_at <= $2),
            sums AS (
                SELECT product_id, grain, period_start,
                       CASE WHEN count(*) = count(quantity) THEN sum(quantity)::double precision END AS quantity
                  FROM known
                 WHERE age = 1
                 GROUP BY product_id, grain, period_start)
            SELECT product_id, grain, array_agg(period_start ORDER BY period_start) AS starts,
                   array_agg(quantity ORDER BY period_start) AS quantities
              FROM sums
             GROUP BY product_id, grain
            """;

    /** Of whole days before the vintage, since what is known of those does not change. */
    private static final String STOCK_OUTS =
            """
            WITH periods AS (
                SELECT o.product_id, g.grain, date_trunc(lower(g.grain), o.day::timestamp)::date AS start,
                       count(*)::int AS days
                  FROM stock_out_days($1, '-infinity', $2) o, unnest(ARRAY['WEEK', 'MONTH']) AS g (grain)
                 GROUP BY 1, 2, 3)
            SELECT product_id, grain, array_agg(start ORDER BY start) AS starts, array_agg(days ORDER BY start) AS days
              FROM periods
             GROUP BY product_id, grain
            """;

    /** Products read at once where all of them are: their periods fit into memory many times. */
    private static final int CHUNK = 500;

    private final Pool database;
    private final AtomicReference<@Nullable Known> lastAskedFor = new AtomicReference<>();

    Sales(Pool database) {
        this.database = database;
    }

    /**
     * A product with sales.
     *
     * @param grain the grain it is forecast at: week or month
     */
    public record Sold(long productId, Grain grain) {}

    /** Every product with sales, by id. */
    public Uni<List<Sold>> products(Instant vintage) {
        return database.preparedQuery(PRODUCTS)
                .execute(Tuple.of(utc(vintage)))
                .map(rows -> rows.stream().map(Sales::sold).toList());
    }

    /** The histories of those of the products that have sales, in the order of the ids. */
    public Uni<List<ProductDemand>> demand(List<Long> productIds, Instant vintage) {
        var ids = productIds.toArray(Long[]::new);
        return Uni.combine()
                .all()
                .unis(
                        coverage(vintage),
                        database.preparedQuery(RECORDS).execute(Tuple.of(ids, utc(vintage))),
                        stockOuts(ids, vintage))
                .with((coverage, sales, stockOuts) ->
                        demand(productIds, sales, stockOuts, coverage));
    }

    /**
     * The histories of products on sale that were never sold.
     *
     * @param since the first day of each on sale
     */
    public Uni<List<ProductDemand>> unsold(
            Grain grain, Map<Long, LocalDate> since, Instant vintage) {
        return Uni.combine()
                .all()
                .unis(coverage(vintage), stockOuts(since.keySet().toArray(Long[]::new), vintage))
                .with((coverage, stockOuts) ->
                        since.entrySet().stream()
                                .map(one ->
                                        ProductDemand.unsold(
                                                one.getKey(),
                                                grain,
                                                one.getValue(),
                                                coverage,
                                                stockOuts.getOrDefault(
                                                        one.getKey(), StockOuts.NONE)))
                                .toList());
    }

    /** The histories of all products forecast at a grain, by id. */
    public Uni<List<ProductDemand>> panel(Grain grain, Instant vintage) {
        return products(vintage)
                .map(products -> chunks(grain, products))
                .onItem()
                .transformToMulti(chunks -> Multi.createFrom().iterable(chunks))
                .onItem()
                .transformToUniAndConcatenate(ids -> demand(ids, vintage))
                .collect()
                .asList()
                .map(some -> some.stream().flatMap(List::stream).toList());
    }

    private static List<List<Long>> chunks(Grain grain, List<Sold> products) {
        var ids =
                products.stream()
                        .filter(product -> product.grain() == grain)
                        .map(Sold::productId)
                        .toList();
        var chunks = new ArrayList<List<Long>>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            chunks.add(ids.subList(from, Math.min(ids.size(), from + CHUNK)));
        }
        return chunks;
    }

    /** Asked for once in a run and process: it reads all sales, and a vintage never changes. */
    private Uni<Coverage> coverage(Instant vintage) {
        var known = lastAskedFor.get();
        if (known != null && known.vintage.equals(vintage)) {
            return Uni.createFrom().item(known.coverage);
        }
        return database.preparedQuery(LATEST)
                .execute(Tuple.of(utc(vintage)))
                .map(rows -> coverage(rows, vintage))
                .invoke(coverage -> lastAskedFor.set(new Known(vintage, coverage)));
    }

    private record Known(Instant vintage, Coverage coverage) {}

    private static Coverage coverage(RowSet<Row> rows, Instant vintage) {
        var latest = rows.stream().collect(toMap(Sales::grain, row -> row.getLocalDate("latest")));
        var firstDay =
                rows.stream()
                        .filter(row -> grain(row) == Grain.DAY)
                        .findFirst()
                        .map(row -> row.getLocalDate("earliest"));
        return Coverage.of(latest, firstDay.orElse(null), day(vintage));
    }

    private static List<ProductDemand> demand(
            List<Long> productIds,
            RowSet<Row> rows,
            Map<Long, StockOuts> stockOuts,
            Coverage coverage) {
        var records =
                rows.stream().flatMap(Sales::records).collect(groupingBy(SalesRecord::productId));
        return productIds.stream()
                .distinct()
                .filter(records::containsKey)
                .map(id ->
                        ProductDemand.of(
                                id,
                                Objects.requireNonNull(records.get(id)),
                                coverage,
                                stockOuts.getOrDefault(id, StockOuts.NONE)))
                .toList();
    }

    private Uni<Map<Long, StockOuts>> stockOuts(Long[] ids, Instant vintage) {
        return database.preparedQuery(STOCK_OUTS)
                .execute(Tuple.of(ids, day(vintage).minusDays(1)))
                .map(Sales::stockOuts);
    }

    private static Map<Long, StockOuts> stockOuts(RowSet<Row> rows) {
        return rows.stream()
                .collect(
                        groupingBy(
                                row -> row.getLong("product_id"),
                                collectingAndThen(
                                        toMap(Sales::grain, Sales::daysWithout), StockOuts::new)));
    }

    private static Map<LocalDate, Integer> daysWithout(Row row) {
        var starts = row.getArrayOfLocalDates("starts");
        var days = row.getArrayOfIntegers("days");
        return IntStream.range(0, starts.length)
                .boxed()
                .collect(toMap(t -> starts[t], t -> days[t]));
    }

    private static Sold sold(Row row) {
        var grain = row.getBoolean("monthly") ? Grain.MONTH : Grain.WEEK;
        return new Sold(row.getLong("product_id"), grain);
    }

    private static Stream<SalesRecord> records(Row row) {
        long product = row.getLong("product_id");
        var grain = grain(row);
        var starts = row.getArrayOfLocalDates("starts");
        var quantities = row.getArrayOfDoubles("quantities");
        return IntStream.range(0, starts.length)
                .mapToObj(t ->
                        new SalesRecord(
                                product,
                                grain,
                                starts[t],
                                quantities[t] == null ? Double.NaN : quantities[t]));
    }

    private static Grain grain(Row row) {
        return Grain.valueOf(row.getString("grain"));
    }

    private static LocalDate day(Instant vintage) {
        return LocalDate.ofInstant(vintage, ShopTime.ZONE);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
