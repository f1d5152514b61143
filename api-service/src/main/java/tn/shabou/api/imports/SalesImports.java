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

    private static final String PLACE_FOR_UNKNOWN =
            """
            WITH maker AS (
                INSERT INTO brand (name, slug) VALUES ('Sans marque', 'sans-marque') ON CONFLICT (slug) DO NOTHING)
            INSERT INTO category (slug, name_fr, name_ar, position) VALUES ('a-classer', 'À classer', 'للتصنيف', 9999)
            ON CONFLICT (slug) DO NOTHING
            """;

    private static final String CREATE_UNKNOWN =
            """
            INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd, listed)
            SELECT DISTINCT sku,
                   'piece-' || btrim(regexp_replace(lower(sku), '[^a-z0-9]+', '-', 'g'), '-') || '-' || left(md5(sku), 6),
                   'Pièce ' || sku, b.id, c.id, 0, false
              FROM unnest($1::text[]) AS sku, brand b, category c
             WHERE b.slug = 'sans-marque' AND c.slug = 'a-classer'
             ORDER BY sku
            ON CONFLICT (sku) DO NOTHING
            """;

    private static final String CLOSE =
            """
            UPDATE sales_import SET rows_stored = $2, rows_parked = $3, products_created = $4 WHERE id = $1
            """;

    private static final String PARKED_SKUS =
            "SELECT DISTINCT sku FROM parked_sale WHERE import_id = (SELECT id FROM sales_import WHERE file_sha256 = $1)";

    private static final String CREATED_LATER =
            "UPDATE sales_import SET products_created = products_created + $2 WHERE file_sha256 = $1";

    /** Parked sales of parts that are known by now become sales, whichever file they came from. */
    private static final String ADOPT_PARKED =
            """
            WITH known AS (
                DELETE FROM parked_sale k USING product p, sales_import i
                 WHERE p.sku = k.sku AND i.id = k.import_id
                RETURNING k.import_id, k.line, p.id AS product_id, i.grain, k.period_start, k.quantity, k.unit_price),
            adopted AS (
                INSERT INTO sale (import_id, line, product_id, grain, period_start, quantity, unit_price)
                SELECT * FROM known RETURNING import_id),
            counted AS (SELECT import_id, count(*) AS rows FROM adopted GROUP BY import_id)
            UPDATE sales_import i SET rows_stored = rows_stored + c.rows, rows_parked = rows_parked - c.rows
              FROM counted c WHERE c.import_id = i.id
            """;

    private static final String BY_FILE = "SELECT * FROM sales_import WHERE file_sha256 = $1";

    private final Pool database;
    private final Vertx vertx;
    private final AuditTrail audit;
    private final Clock clock;

    SalesImports(Pool database, Vertx vertx, AuditTrail audit, Clock clock) {
        this.database = database;
        this.vertx = vertx;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who brings which file, and how it is to be taken. */
    record Order(
            Path file,
            String fileName,
            Optional<Grain> grain,
            UnknownSkus unknownSkus,
            Staff staff,
            String traceId) {}

    /**
     * Takes the file in and deletes it, whatever came of it.
     *
     * @throws tn.shabou.api.http.Problem through the Uni, listing the lines that cannot be read
     */
    Uni<SalesImport> bringIn(Order order) {
        return vertx.executeBlocking(() -> check(order), false)
                .chain(checked ->
                        database.withTransaction(transaction -> store(transaction, checked)))
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

    private Uni<SalesImport> store(SqlConnection transaction, Checked checked) {
        return open(transaction, checked)
                .chain(isNew ->
                        (isNew ? storeRows(transaction, checked) : again(transaction, checked))
                                .chain(() -> transaction.query(ADOPT_PARKED).execute())
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
        return prepare(transaction, checked.order)
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

    private static Uni<Void> prepare(SqlConnection transaction, Order order) {
        return order.unknownSkus == UnknownSkus.CREATE
                ? transaction.query(PLACE_FOR_UNKNOWN).execute().replaceWithVoid()
                : Uni.createFrom().voidItem();
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
        return createUnknown(transaction, checked.order, skus)
                .chain(created ->
                        transaction
                                .preparedQuery(STORE)
                                .execute(rows)
                                .map(counts -> stored(counts.iterator().next(), created)));
    }

    private static Uni<Integer> createUnknown(
            SqlConnection transaction, Order order, String[] skus) {
        if (order.unknownSkus == UnknownSkus.PARK || skus.length == 0) {
            return Uni.createFrom().item(0);
        }
        return transaction
                .preparedQuery(CREATE_UNKNOWN)
                .execute(Tuple.tuple().addArrayOfString(skus))
                .map(created -> created.rowCount());
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

    /**
     * The very same file: nothing is read again, but parts may now be made for what it left parked.
     */
    private static Uni<Void> again(SqlConnection transaction, Checked checked) {
        return prepare(transaction, checked.order)
                .chain(() ->
                        transaction.preparedQuery(PARKED_SKUS).execute(Tuple.of(checked.sha256)))
                .map(rows -> rows.stream().map(row -> row.getString("sku")).toArray(String[]::new))
                .chain(skus -> createUnknown(transaction, checked.order, skus))
                .chain(created ->
                        transaction
                                .preparedQuery(CREATED_LATER)
                                .execute(Tuple.of(checked.sha256, created)))
                .replaceWithVoid();
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
