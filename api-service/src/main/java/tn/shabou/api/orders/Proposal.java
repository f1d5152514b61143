package tn.shabou.api.orders;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.csv.CsvText;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.model.Money;

/**
 * Parts at or below their reorder point, by supplier. What is on its way already is not known to
 * the shop's books, so it is proposed again until it is counted as stock.
 */
@ApplicationScoped
class Proposal {

    private static final int CHUNK = 500;

    /**
     * $1 the supplier or null, $2 since when an offer counts, $3 true for what nobody offers. The
     * supplier is the qualified one with the cheapest offer in dinars that can be had; a duplicate
     * stands for its original. A supplier that is not there sorts last.
     */
    private static final String LINES =
            """
            SELECT p.id, p.sku, p.name_fr, b.name AS brand, o.stock, o.expected, o.safety_stock, o.reorder_point, o.order_up_to,
                   o.protection_weeks, o.service_level, bought.pack_size, bought.least_order, bought.lead_weeks,
                   (ceil(greatest(o.order_up_to - o.stock, bought.least_order) / bought.pack_size::numeric) * bought.pack_size)::int AS quantity,
                   best.supplier_id, best.supplier, best.reference, best.amount, best.url, best.last_seen_at,
                   coalesce(lower(best.supplier) || ' ' || best.supplier_id, '~') AS place
              FROM stock_outlook o
              JOIN product p ON p.id = o.product_id
              JOIN brand b ON b.id = p.brand_id
              JOIN part_supply bought ON bought.product_id = p.id
              LEFT JOIN LATERAL (
                   SELECT l.id AS supplier_id, l.name AS supplier, coalesce(f.mpn, f.sku) AS reference, f.amount, f.url, f.last_seen_at
                     FROM offer f
                     JOIN lead found ON found.id = f.lead_id
                     JOIN lead l ON l.id = coalesce(found.merged_into, found.id)
                    WHERE f.product_id = p.id AND l.kind = 'SUPPLIER' AND l.state IN ('QUALIFIED', 'CONVERTED')
                      AND f.currency = 'TND' AND f.amount > 0 AND f.availability IS DISTINCT FROM 'OutOfStock'
                      AND f.last_seen_at >= $2
                    ORDER BY f.amount, f.last_seen_at DESC, f.id LIMIT 1) AS best ON true
             WHERE p.listed AND o.expected > 0 AND o.stock <= o.reorder_point AND o.order_up_to > o.stock
               AND ($1::uuid IS NULL OR best.supplier_id = $1)
               AND ($3::boolean IS NOT TRUE OR best.supplier_id IS NULL)
            """;

    /** $4 and $5 the pair after which the page begins or null, $6 the limit. */
    private static final String LIST =
            """
            WITH lines AS (%s)
            SELECT *, (SELECT count(*) FROM lines) AS total FROM lines
             WHERE $4::text IS NULL OR (place COLLATE "C", sku COLLATE "C") > ($4, $5)
             ORDER BY place COLLATE "C", sku COLLATE "C" LIMIT $6
            """
                    .formatted(LINES);

    private static final String SUPPLIERS =
            """
            SELECT supplier_id, supplier, count(*) AS lines, sum(quantity) AS pieces, sum(quantity * amount) AS total
              FROM (%s) AS line GROUP BY place, supplier_id, supplier ORDER BY place COLLATE "C"
            """
                    .formatted(LINES);

    private static final List<String> HEADER =
            List.of(
                    "supplier",
                    "sku",
                    "brand",
                    "name",
                    "supplier_reference",
                    "quantity",
                    "pack_size",
                    "unit_price_tnd",
                    "total_tnd",
                    "stock",
                    "expected",
                    "safety_stock",
                    "reorder_point",
                    "order_up_to",
                    "formula",
                    "offer");

    private final Pool database;
    private final Cursors cursors;
    private final OrderConfig config;
    private final Clock clock;

    Proposal(Pool database, Cursors cursors, OrderConfig config, Clock clock) {
        this.database = database;
        this.cursors = cursors;
        this.config = config;
        this.clock = clock;
    }

    /** A place in the list. */
    private record Place(String supplier, String sku) {

        static Place of(Row row) {
            return new Place(row.getString("place"), row.getString("sku"));
        }

        static Place of(List<String> keys) {
            return new Place(keys.get(0), keys.get(1));
        }

        List<String> keys() {
            return List.of(supplier, sku);
        }
    }

    /**
     * Of whom to order.
     *
     * @param supplier one that asks least; absent for all
     * @param unoffered only what nobody offers
     */
    record Scope(Optional<UUID> supplier, boolean unoffered) {

        static final Scope ALL = new Scope(Optional.empty(), false);

        private Tuple parameters(OffsetDateTime since) {
            return Tuple.of(supplier.orElse(null), since, unoffered);
        }
    }

    Uni<Page<ProposedLine>> list(Scope scope, Paging paging) {
        var list = "orders\n" + scope.supplier.map(UUID::toString).orElse("") + scope.unoffered;
        var after = cursors.after(list, paging).map(Place::of);
        return rows(scope, after.orElse(null), paging.limit() + 1)
                .map(rows ->
                        cursors.page(
                                        list,
                                        rows,
                                        paging.limit(),
                                        Page.Total.exactly(rows),
                                        last -> Place.of(last).keys())
                                .map(Proposal::line));
    }

    private Uni<List<Row>> rows(Scope scope, @Nullable Place after, int limit) {
        return database.preparedQuery(LIST)
                .execute(
                        scope.parameters(since())
                                .addString(after == null ? null : after.supplier)
                                .addString(after == null ? null : after.sku)
                                .addInteger(limit))
                .map(rows -> rows.stream().toList());
    }

    /** Suppliers with what would be ordered of each; what nobody offers last. */
    Uni<List<SupplierOrder>> suppliers() {
        return database.preparedQuery(SUPPLIERS)
                .execute(Scope.ALL.parameters(since()))
                .map(rows -> rows.stream().map(Proposal::order).toList());
    }

    private static SupplierOrder order(Row row) {
        var total = row.getBigDecimal("total");
        return new SupplierOrder(
                row.getUUID("supplier_id"),
                row.getString("supplier"),
                row.getLong("lines"),
                row.getLong("pieces"),
                total == null ? null : Money.tnd(total));
    }

    private OffsetDateTime since() {
        return clock.instant().minus(config.offerLife()).atOffset(ZoneOffset.UTC);
    }

    /** The whole proposal as a file, in pieces. */
    Multi<String> csv(Scope scope) {
        var after = new AtomicReference<@Nullable Place>();
        var lines =
                Multi.createBy()
                        .repeating()
                        .uni(() -> rows(scope, after.get(), CHUNK))
                        .whilst(chunk -> chunk.size() == CHUNK)
                        .invoke(chunk -> {
                            if (!chunk.isEmpty()) {
                                after.set(Place.of(chunk.getLast()));
                            }
                        })
                        .map(chunk ->
                                CsvText.of(
                                        ',', chunk.stream().map(row -> cells(line(row))).toList()));
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(CsvText.of(',', List.of(HEADER))), lines);
    }

    private static List<String> cells(ProposedLine line) {
        var supplier = Optional.ofNullable(line.supplier());
        return Stream.of(
                        supplier.map(ProposedLine.Supplier::name).orElse("no supplier"),
                        line.product().sku(),
                        line.product().brand(),
                        line.product().name(),
                        supplier.map(ProposedLine.Supplier::reference).orElse(""),
                        Integer.toString(line.quantity()),
                        Integer.toString(line.packSize()),
                        supplier.map(one -> one.offered().amount().toPlainString()).orElse(""),
                        Optional.ofNullable(line.total())
                                .map(total -> total.amount().toPlainString())
                                .orElse(""),
                        Integer.toString(line.stock()),
                        decimal(line.expected()),
                        decimal(line.safetyStock()),
                        Integer.toString(line.reorderPoint()),
                        Integer.toString(line.orderUpTo()),
                        line.formula(),
                        supplier.map(ProposedLine.Supplier::url).orElse(""))
                .toList();
    }

    private static ProposedLine line(Row row) {
        var supplier = row.getUUID("supplier_id") == null ? null : supplier(row);
        int quantity = row.getInteger("quantity");
        return new ProposedLine(
                supplier,
                new ProposedLine.Part(
                        row.getLong("id"),
                        row.getString("sku"),
                        row.getString("name_fr"),
                        row.getString("brand")),
                row.getInteger("stock"),
                row.getDouble("expected"),
                row.getDouble("safety_stock"),
                row.getInteger("reorder_point"),
                row.getInteger("order_up_to"),
                row.getDouble("protection_weeks"),
                row.getDouble("service_level"),
                row.getInteger("pack_size"),
                row.getInteger("least_order"),
                row.getDouble("lead_weeks"),
                quantity,
                supplier == null
                        ? null
                        : Money.tnd(
                                supplier.offered().amount().multiply(BigDecimal.valueOf(quantity))),
                formula(row));
    }

    private static ProposedLine.Supplier supplier(Row row) {
        return new ProposedLine.Supplier(
                row.getUUID("supplier_id"),
                row.getString("supplier"),
                row.getString("reference"),
                Money.tnd(row.getBigDecimal("amount")),
                row.getString("url"),
                row.getOffsetDateTime("last_seen_at").toInstant());
    }

    private static String formula(Row row) {
        int least = row.getInteger("least_order");
        return "stock %d ≤ reorder point %d = expected %s in %s weeks + safety %s for %s %%; up to %d − %d = %d,%s in packs of %d: %d"
                .formatted(
                        row.getInteger("stock"),
                        row.getInteger("reorder_point"),
                        decimal(row.getDouble("expected")),
                        decimal(row.getDouble("protection_weeks")),
                        decimal(row.getDouble("safety_stock")),
                        decimal(100 * row.getDouble("service_level")),
                        row.getInteger("order_up_to"),
                        row.getInteger("stock"),
                        row.getInteger("order_up_to") - row.getInteger("stock"),
                        least > 1 ? " at least %d,".formatted(least) : "",
                        row.getInteger("pack_size"),
                        row.getInteger("quantity"));
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
