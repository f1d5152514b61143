package tn.shabou.api.imports.products;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.api.imports.ImportProblem;
import tn.shabou.api.imports.csv.CsvDialect;
import tn.shabou.api.imports.csv.CsvRow;
import tn.shabou.api.imports.csv.FileFacts;
import tn.shabou.api.imports.csv.UnreadableCsv;
import tn.shabou.api.imports.parts.FileParts;

/**
 * Takes product files in: finds out how they are to be read and stores them, for the work that
 * follows. The same file again is answered with what became of it the first time.
 */
@ApplicationScoped
class Receiving {

    private static final int SAMPLE = 300;

    private static final String REMEMBERED =
            "SELECT columns FROM product_import_mapping WHERE header_sha256 = $1";

    private static final String REMEMBER =
            """
            INSERT INTO product_import_mapping (header_sha256, columns, saved_at) VALUES ($1, $2::text::jsonb, $3)
            ON CONFLICT (header_sha256) DO UPDATE SET columns = excluded.columns, saved_at = excluded.saved_at
            """;

    private static final String LET_GO =
            "UPDATE product_import SET current = false WHERE file_key = $1 AND current";

    private static final String CREATE =
            """
            INSERT INTO product_import (id, file_name, file_sha256, file_key, lines, reading, created_at, created_by)
            VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8)
            ON CONFLICT (file_key) WHERE current DO NOTHING
            """;

    private static final String CURRENT =
            "SELECT id FROM product_import WHERE file_key = $1 AND current";

    private final Pool database;
    private final Vertx vertx;
    private final ImportRecords records;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Clock clock;
    private final FileParts parts;

    Receiving(
            Pool database,
            Vertx vertx,
            ImportRecords records,
            Idempotency idempotency,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.vertx = vertx;
        this.records = records;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
        this.parts = new FileParts(database, vertx, "product_import_part");
    }

    /**
     * A file and what is asked for with it.
     *
     * @param again begin anew even if the same file was sent before
     * @param key the {@code Idempotency-Key} it came with
     */
    record Order(
            Path file,
            String fileName,
            Asked asked,
            boolean again,
            Optional<String> key,
            Staff staff,
            String traceId) {}

    /** What the first lines of a file tell. */
    private record Look(FileFacts facts, CsvDialect dialect, List<CsvRow> rows) {
        List<String> header() {
            return rows.getFirst().cells();
        }

        String fingerprint() {
            return ProductColumns.fingerprint(header());
        }
    }

    /**
     * The import of this file: {@link ProductImport#alreadyImported} tells whether it is an earlier
     * one.
     *
     * @throws Problem through the Uni when the file is empty, or no column holds the SKU
     */
    Uni<ProductImport> receive(Order order) {
        return vertx.executeBlocking(() -> look(order), false).chain(look -> receive(order, look));
    }

    private Uni<ProductImport> receive(Order order, Look look) {
        var said = List.of(key(order, look), order.again);
        var call =
                idempotency.call(order.key, order.staff.id().toString(), "import products", said);
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? records.show(UUID.fromString(known.get()))
                                : database.withTransaction(c -> receive(c, order, look, call)));
    }

    private static Look look(Order order) {
        var asked = order.asked;
        var facts = FileFacts.of(order.file);
        if (asked.charset().filter(StandardCharsets.UTF_8::equals).isPresent() && !facts.isUtf8()) {
            throw invalid(
                    Wording.of("The file is not UTF-8; leave out encoding, or name another one."));
        }
        var dialect = CsvDialect.guess(order.file, facts, asked.charset(), asked.separator());
        try (var rows = dialect.open(order.file)) {
            var first =
                    Stream.generate(rows::next)
                            .limit(SAMPLE)
                            .takeWhile(Optional::isPresent)
                            .map(Optional::orElseThrow)
                            .toList();
            if (first.size() < 2) {
                throw invalid(
                        Wording.of(
                                "The file needs a first line that names its columns, and a row."));
            }
            return new Look(facts, dialect, first);
        } catch (UnreadableCsv e) {
            throw invalid(e.wording());
        }
    }

    private Uni<ProductImport> receive(
            SqlConnection transaction, Order order, Look look, Idempotency.Call call) {
        var key = key(order, look);
        return letGo(transaction, order, key)
                .chain(() -> columns(transaction, order, look))
                .chain(columns -> create(transaction, order, look, key, columns))
                .chain(id ->
                        id.isPresent()
                                ? store(transaction, order, id.get())
                                        .chain(() ->
                                                idempotency.keep(
                                                        transaction, call, id.get().toString()))
                                        .chain(() -> records.show(transaction, id.get()))
                                : earlier(transaction, key));
    }

    private static String key(Order order, Look look) {
        return look.facts.sha256() + "\n" + order.asked.key();
    }

    private static Uni<Void> letGo(SqlConnection transaction, Order order, String key) {
        return order.again
                ? transaction.preparedQuery(LET_GO).execute(Tuple.of(key)).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** As asked; else as somebody asked before for a file with this header; else as guessed. */
    private Uni<Map<String, Reading.Column>> columns(
            SqlConnection transaction, Order order, Look look) {
        var asked = order.asked.columns();
        if (!asked.isEmpty()) {
            var found = ProductColumns.find(look.header(), asked);
            return transaction
                    .preparedQuery(REMEMBER)
                    .execute(
                            Tuple.of(
                                    look.fingerprint(),
                                    JsonObject.mapFrom(asked).encode(),
                                    ImportRecords.utc(clock.instant())))
                    .replaceWith(found);
        }
        return transaction
                .preparedQuery(REMEMBERED)
                .execute(Tuple.of(look.fingerprint()))
                .map(rows -> {
                    var told = new LinkedHashMap<String, String>();
                    rows.forEach(row ->
                            row.getJsonObject("columns")
                                    .forEach(c -> told.put(c.getKey(), c.getValue().toString())));
                    return ProductColumns.find(look.header(), told);
                });
    }

    /** Empty when the same file is there already. */
    private Uni<Optional<UUID>> create(
            SqlConnection transaction,
            Order order,
            Look look,
            String key,
            Map<String, Reading.Column> columns) {
        var id = UUID.randomUUID();
        var reading = reading(order.asked, look, columns);
        var row =
                Tuple.tuple()
                        .addUUID(id)
                        .addString(order.fileName)
                        .addString(look.facts.sha256())
                        .addString(key)
                        .addInteger(look.facts.lines())
                        .addString(JsonObject.mapFrom(reading).encode())
                        .addOffsetDateTime(ImportRecords.utc(clock.instant()))
                        .addUUID(order.staff.id());
        return transaction
                .preparedQuery(CREATE)
                .execute(row)
                .map(made -> made.rowCount() == 1 ? Optional.of(id) : Optional.empty());
    }

    private static Reading reading(Asked asked, Look look, Map<String, Reading.Column> columns) {
        var mark = asked.decimal().flatMap(DecimalMark::of).orElseGet(() -> mark(look, columns));
        return new Reading(
                look.dialect.charset().name(),
                String.valueOf(look.dialect.separator()),
                mark.symbol(),
                columns,
                ProductColumns.ignored(look.header(), columns),
                asked.createMissing(),
                asked.emptyCells(),
                asked.overrideReason());
    }

    /** By the first amount that tells. */
    private static DecimalMark mark(Look look, Map<String, Reading.Column> columns) {
        return look.rows.stream()
                .skip(1)
                .flatMap(row ->
                        Stream.of(ProductField.PRICE, ProductField.COST)
                                .flatMap(field -> Stream.ofNullable(columns.get(field.key())))
                                .map(column -> row.cell(column.place())))
                .flatMap(cell -> DecimalMark.evidence(cell).stream())
                .findFirst()
                .orElse(DecimalMark.EITHER);
    }

    private Uni<Void> store(SqlConnection transaction, Order order, UUID id) {
        var received =
                new AuditTrail.Deed(
                        order.staff,
                        "receive product file",
                        "product_import",
                        id.toString(),
                        new JsonObject().put("file", order.fileName),
                        order.traceId);
        var deed = order.asked.overrideReason().map(received::because).orElse(received);
        return parts.keep(transaction, id, order.file).chain(() -> audit.append(transaction, deed));
    }

    private Uni<ProductImport> earlier(SqlConnection transaction, String key) {
        return transaction
                .preparedQuery(CURRENT)
                .execute(Tuple.of(key))
                .chain(rows -> records.show(transaction, rows.iterator().next().getUUID("id")))
                .map(ProductImport::sentAgain);
    }

    private static Problem invalid(Wording detail) {
        return new Problem(ImportProblem.INVALID_PRODUCT_FILE, detail);
    }
}
