package tn.shabou.api.imports;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.model.ShopTime;
import tn.shabou.model.forecasts.Grain;

/**
 * Brings sales files in: checks the whole file, then stores all of it in one transaction or
 * nothing. The same file again changes nothing.
 */
@ApplicationScoped
class SalesImports {

    private static final int CHUNK = 5000;

    private static final String OPEN =
            """
            INSERT INTO sales_import (id, file_name, file_sha256, grain, rows_read, rows_stored, rows_parked,
                                      products_created, imported_at, imported_by)
            VALUES ($1, $2, $3, $4, $5, 0, 0, 0, $6, $7)
            ON CONFLICT ON CONSTRAINT sales_import_file_once DO NOTHING
            """;

    private static final String ROWS =
            """
            WITH given AS (
                SELECT line, sku, period_start::date AS period_start, quantity::numeric AS quantity,
                       unit_price::numeric AS unit_price
                  FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[])
                       AS g (line, sku, period_start, quantity, unit_price))
            """;

    private static final String STORE =
            ROWS
                    + """
                    , stored AS (
                        INSERT INTO sale (import_id, line, product_id, grain, period_start, quantity, unit_price)
                        SELECT $1, line, p.id, $7, period_start, quantity, unit_price FROM given JOIN product p USING (sku)
                        RETURNING line),
                    parked AS (
                        INSERT INTO parked_sale (import_id, line, sku, period_start, quantity, unit_price)
                        SELECT $1, line, sku, period_start, quantity, unit_price FROM given
                         WHERE NOT EXISTS (SELECT FROM product p WHERE p.sku = given.sku)
                        RETURNING line)
                    SELECT (SELECT count(*) FROM stored) AS stored, (SELECT count(*) FROM parked) AS parked
                    """;

    private static final String CLOSE =
            """
            UPDATE sales_import SET rows_stored = $2, rows_parked = $3, products_created = $4 WHERE id = $1
            """;

    private static final String BY_FILE = "SELECT * FROM sales_import WHERE file_sha256 = $1";

    private static final String BY_ID = "SELECT * FROM sales_import WHERE id = $1";

    private final Pool database;
    private final Vertx vertx;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Clock clock;

    SalesImports(
            Pool database, Vertx vertx, Idempotency idempotency, AuditTrail audit, Clock clock) {
        this.database = database;
        this.vertx = vertx;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Who brings which file, and how it is to be taken.
     *
     * @param key the {@code Idempotency-Key} it came with
     */
    record Order(
            Path file,
            String fileName,
            Optional<Grain> grain,
            UnknownSkus unknownSkus,
            Optional<String> key,
            Staff staff,
            String traceId) {}

    /**
     * Takes the file in and deletes it, whatever came of it.
     *
     * @throws tn.shabou.api.http.Problem through the Uni, listing the lines that cannot be read
     */
    Uni<SalesImport> bringIn(Order order) {
        return vertx.executeBlocking(() -> check(order), false)
                .chain(this::store)
                .onTermination()
                .call(() -> vertx.fileSystem().delete(order.file.toString()));
    }

    private Checked check(Order order) {
        return new Checked(order, SalesFile.check(order.file, order.grain, ShopTime.today(clock)));
    }

    private record Checked(Order order, SalesFile file, String sha256, UUID id) {
        Checked(Order order, SalesFile file) {
            this(order, file, file.sha256(), UUID.randomUUID());
        }
    }

    private record Stored(int rows, int parked, int created) {
        Stored plus(Stored more) {
            return new Stored(rows + more.rows, parked + more.parked, created + more.created);
        }
    }

    private Uni<SalesImport> store(Checked checked) {
        var call = call(checked);
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? database.preparedQuery(BY_ID)
                                        .execute(Tuple.of(UUID.fromString(known.get())))
                                        .map(rows -> outcome(rows.iterator().next(), true))
                                : database.withTransaction(
                                        transaction -> store(transaction, checked, call)));
    }

    private Idempotency.Call call(Checked checked) {
        var order = checked.order;
        var said =
                List.of(
                        checked.sha256,
                        order.grain.map(Enum::name).orElse(""),
                        order.unknownSkus.name());
        return idempotency.call(order.key, order.staff.id().toString(), "import sales", said);
    }

    private Uni<SalesImport> store(
            SqlConnection transaction, Checked checked, Idempotency.Call call) {
        return open(transaction, checked)
                .chain(isNew ->
                        (isNew
                                        ? storeRows(transaction, checked)
                                                .chain(() ->
                                                        idempotency.keep(
                                                                transaction,
                                                                call,
                                                                checked.id.toString()))
                                        : UnknownParts.again(
                                                transaction,
                                                checked.order.unknownSkus,
                                                checked.sha256))
                                .chain(() -> UnknownParts.adopt(transaction))
                                .chain(() -> outcome(transaction, checked, isNew)));
    }

    private Uni<Boolean> open(SqlConnection transaction, Checked checked) {
        var order = checked.order;
        var row =
                Tuple.tuple()
                        .addUUID(checked.id)
                        .addString(order.fileName)
                        .addString(checked.sha256)
                        .addString(checked.file.grain().name())
                        .addInteger(checked.file.rows())
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                        .addUUID(order.staff.id());
        return transaction
                .preparedQuery(OPEN)
                .execute(row)
                .map(inserted -> inserted.rowCount() == 1);
    }

    private Uni<Void> storeRows(SqlConnection transaction, Checked checked) {
        var reader = checked.file.reader();
        return UnknownParts.prepare(transaction, checked.order.unknownSkus)
                .chain(() ->
                        Multi.createBy()
                                .repeating()
                                .uni(() -> vertx.executeBlocking(() -> reader.next(CHUNK)))
                                .whilst(chunk -> chunk.size() == CHUNK)
                                .onItem()
                                .transformToUniAndConcatenate(
                                        chunk -> storeChunk(transaction, checked, chunk))
                                .collect()
                                .in(
                                        () -> new Stored[] {new Stored(0, 0, 0)},
                                        (sum, chunk) -> sum[0] = sum[0].plus(chunk)))
                .onTermination()
                .invoke(reader::close)
                .chain(sum -> close(transaction, checked, sum[0]));
    }

    private static Uni<Stored> storeChunk(
            SqlConnection transaction, Checked checked, List<SalesRow> chunk) {
        var rows =
                Tuple.tuple()
                        .addUUID(checked.id)
                        .addArrayOfInteger(
                                chunk.stream().map(SalesRow::line).toArray(Integer[]::new))
                        .addArrayOfString(column(chunk, SalesRow::sku))
                        .addArrayOfString(column(chunk, row -> row.periodStart().toString()))
                        .addArrayOfString(column(chunk, row -> plain(row.quantity())))
                        .addArrayOfString(column(chunk, row -> plain(row.unitPrice())))
                        .addString(checked.file.grain().name());
        var skus = chunk.stream().map(SalesRow::sku).distinct().toArray(String[]::new);
        return UnknownParts.create(transaction, checked.order.unknownSkus, skus)
                .chain(created ->
                        transaction
                                .preparedQuery(STORE)
                                .execute(rows)
                                .map(counts -> stored(counts.iterator().next(), created)));
    }

    private Uni<Void> close(SqlConnection transaction, Checked checked, Stored sum) {
        var order = checked.order;
        var deed =
                new AuditTrail.Deed(
                        order.staff,
                        "import sales",
                        "sales_import",
                        checked.id.toString(),
                        new JsonObject()
                                .put("file", order.fileName)
                                .put("rows", sum.rows)
                                .put("parked", sum.parked),
                        order.traceId);
        return transaction
                .preparedQuery(CLOSE)
                .execute(Tuple.of(checked.id, sum.rows, sum.parked, sum.created))
                .chain(() -> audit.append(transaction, deed));
    }

    private static Uni<SalesImport> outcome(
            SqlConnection transaction, Checked checked, boolean isNew) {
        return transaction
                .preparedQuery(BY_FILE)
                .execute(Tuple.of(checked.sha256))
                .map(rows -> outcome(rows.iterator().next(), isNew));
    }

    private static SalesImport outcome(Row row, boolean isNew) {
        return new SalesImport(
                row.getUUID("id"),
                row.getString("file_name"),
                Grain.valueOf(row.getString("grain")),
                row.getInteger("rows_read"),
                row.getInteger("rows_stored"),
                row.getInteger("rows_parked"),
                row.getInteger("products_created"),
                !isNew);
    }

    private static Stored stored(Row counts, int created) {
        return new Stored(counts.getInteger("stored"), counts.getInteger("parked"), created);
    }

    private static @Nullable String[] column(
            List<SalesRow> rows, Function<SalesRow, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable String plain(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse(null);
    }
}
