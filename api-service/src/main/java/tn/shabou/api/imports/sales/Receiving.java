package tn.shabou.api.imports.sales;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.api.imports.ImportProblem;
import tn.shabou.api.imports.csv.CsvDialect;
import tn.shabou.api.imports.csv.FileFacts;
import tn.shabou.api.imports.csv.FileKind;
import tn.shabou.api.imports.parts.FileParts;

/**
 * Takes sales files in and keeps them for the work that follows. The same file again is answered
 * with what became of it the first time, unless it was refused.
 */
@ApplicationScoped
class Receiving {

    private static final String CREATE =
            """
            INSERT INTO sales_import (id, file_name, file_sha256, grain, reading, lines, rows_read, rows_stored, rows_parked,
                                      products_created, state, created_at, imported_at, imported_by)
            VALUES ($1, $2, $3, 'DAY', $4::text::jsonb, $5, 0, 0, 0, 0, 'CHECKING', $6, $6, $7)
            ON CONFLICT (file_sha256) WHERE state NOT IN ('FAILED', 'CANCELLED', 'UNDONE') DO NOTHING
            """;

    private static final String EARLIER =
            "SELECT id FROM sales_import WHERE file_sha256 = $1 AND state NOT IN ('FAILED', 'CANCELLED', 'UNDONE')";

    private final Pool database;
    private final Vertx vertx;
    private final Idempotency idempotency;
    private final FileParts parts;
    private final Clock clock;

    Receiving(Pool database, Vertx vertx, Idempotency idempotency, Clock clock) {
        this.database = database;
        this.vertx = vertx;
        this.idempotency = idempotency;
        this.parts = new FileParts(database, vertx, BringingIn.PARTS);
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
            Asked asked,
            Optional<String> key,
            Staff staff,
            String traceId) {}

    /**
     * Which import a file is.
     *
     * @param isEarlier the very same file came before
     */
    record Received(UUID id, boolean isEarlier) {}

    private record Look(FileFacts facts, CsvDialect dialect) {}

    /**
     * Keeps the file, and deletes the copy on disk whatever comes of it.
     *
     * @throws Problem through the Uni when it is no text
     */
    Uni<Received> receive(Order order) {
        return vertx.executeBlocking(() -> look(order.file), false)
                .chain(look -> receive(order, look))
                .onTermination()
                .call(() -> vertx.fileSystem().delete(order.file.toString()));
    }

    private static Look look(Path file) {
        FileKind.refusal(file)
                .ifPresent(why -> {
                    throw new Problem(ImportProblem.INVALID_SALES_FILE, why);
                });
        var facts = FileFacts.of(file);
        return new Look(facts, CsvDialect.guess(file, facts, Optional.empty(), Optional.empty()));
    }

    private Uni<Received> receive(Order order, Look look) {
        var call = call(order, look.facts);
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? Uni.createFrom()
                                        .item(new Received(UUID.fromString(known.get()), false))
                                : database.withTransaction(c -> receive(c, order, look, call)));
    }

    private Idempotency.Call call(Order order, FileFacts facts) {
        var said = List.of(facts.sha256(), order.asked);
        return idempotency.call(order.key, order.staff.id().toString(), "import sales", said);
    }

    private Uni<Received> receive(
            SqlConnection transaction, Order order, Look look, Idempotency.Call call) {
        var id = UUID.randomUUID();
        return create(transaction, id, order, look)
                .chain(isNew ->
                        isNew
                                ? parts.keep(transaction, id, order.file)
                                        .chain(() ->
                                                idempotency.keep(transaction, call, id.toString()))
                                        .replaceWith(new Received(id, false))
                                : earlier(transaction, order, look.facts));
    }

    private Uni<Boolean> create(SqlConnection transaction, UUID id, Order order, Look look) {
        var row =
                Tuple.tuple()
                        .addUUID(id)
                        .addString(order.fileName)
                        .addString(look.facts.sha256())
                        .addString(reading(order, look.dialect).encode())
                        .addInteger(look.facts.lines())
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                        .addUUID(order.staff.id());
        return transaction.preparedQuery(CREATE).execute(row).map(made -> made.rowCount() == 1);
    }

    private static JsonObject reading(Order order, CsvDialect dialect) {
        var asked = order.asked;
        return new JsonObject()
                .put("charset", dialect.charset().name())
                .put("separator", String.valueOf(dialect.separator()))
                .put("grain", asked.grain().map(Enum::name).orElse(null))
                .put("unknownSkus", asked.unknownSkus().name())
                .put("dateOrder", asked.dateOrder().map(Enum::name).orElse(null))
                .put("overlap", asked.overlap().map(Enum::name).orElse(null))
                .put("staffEmail", order.staff.email())
                .put("traceId", order.traceId);
    }

    private Uni<Received> earlier(SqlConnection transaction, Order order, FileFacts facts) {
        return transaction
                .preparedQuery(EARLIER)
                .execute(Tuple.of(facts.sha256()))
                .map(rows -> rows.iterator().next().getUUID("id"))
                .call(id -> UnknownParts.again(transaction, order.asked.unknownSkus(), id))
                .map(id -> new Received(id, true));
    }
}
