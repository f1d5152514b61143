package tn.shabou.api.imports.sales;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.imports.csv.CsvDialect;
import tn.shabou.api.imports.csv.UnreadableCsv;
import tn.shabou.api.imports.parts.FileParts;
import tn.shabou.api.jobs.Job;
import tn.shabou.model.ShopTime;
import tn.shabou.model.forecasts.Grain;

/**
 * The work of an import: reads the whole file into a temporary table, and if nothing is wrong with
 * it makes its rows sales in one transaction. A process that dies leaves nothing behind, and
 * another begins anew.
 */
@ApplicationScoped
class BringingIn {

    static final String PARTS = "sales_import_part";

    private static final String START = "SELECT reading FROM sales_import WHERE id = $1";

    private static final String PROGRESS =
            "UPDATE sales_import SET rows_read = $2 WHERE id = $1 AND state = 'CHECKING'";

    private static final String FINISH =
            """
            UPDATE sales_import
               SET state = 'APPLIED', grain = $2, rows_read = $3, rows_stored = $4, rows_parked = $5, rows_known = $6,
                   products_created = $7, rows_returned = $8, units_returned = $9, periods_below_zero = $10,
                   first_period = $11, last_period = $12, imported_at = $13, worker = NULL, worker_until = NULL
             WHERE id = $1
            """;

    private static final String REFUSE =
            "UPDATE sales_import SET rows_read = greatest(rows_read, $2), report = $3::text::jsonb WHERE id = $1";

    private static final String LET_GO = "DELETE FROM sales_import_part WHERE import_id = $1";

    private static final long BETWEEN_SIGNS_OF_LIFE = 1_000_000_000L;

    private final Pool database;
    private final Vertx vertx;
    private final SalesJobs jobs;
    private final SalesImportConfig config;
    private final AuditTrail audit;
    private final FileParts parts;
    private final Clock clock;

    BringingIn(
            Pool database,
            Vertx vertx,
            SalesJobs jobs,
            SalesImportConfig config,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.vertx = vertx;
        this.jobs = jobs;
        this.config = config;
        this.audit = audit;
        this.parts = new FileParts(database, vertx, PARTS);
        this.clock = clock;
    }

    /** Another process works on it now. */
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost() {
            super("somebody else works on it", null, false, false);
        }
    }

    Uni<Void> bringIn(Job job) {
        return claim(job)
                .chain(() -> parts.withCopy(job.id(), copy -> bringIn(job, copy)))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> refuse(job, ((Refused) refused).refusal()))
                .onFailure(Lost.class)
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Void> bringIn(Job job, Path copy) {
        return database.preparedQuery(START)
                .execute(Tuple.of(job.id()))
                .map(rows -> rows.iterator().next().getJsonObject("reading"))
                .chain(reading ->
                        vertx.executeBlocking(() -> open(copy, reading), false)
                                .chain(file ->
                                        onOneConnection(job, reading, file)
                                                .onTermination()
                                                .invoke(file::close)));
    }

    private SalesFile open(Path copy, JsonObject reading) {
        var dialect =
                new CsvDialect(
                        Charset.forName(reading.getString("charset")),
                        reading.getString("separator").charAt(0));
        try {
            return SalesFile.open(copy, dialect, asked(reading), ShopTime.today(clock));
        } catch (UnreadableCsv e) {
            throw new Refused(e.wording());
        }
    }

    private static Asked asked(JsonObject reading) {
        return new Asked(
                Optional.ofNullable(reading.getString("grain")).map(Grain::valueOf),
                UnknownSkus.valueOf(reading.getString("unknownSkus")),
                Optional.ofNullable(reading.getString("dateOrder")).map(DateOrder::valueOf),
                Optional.ofNullable(reading.getString("overlap")).map(Overlap::valueOf));
    }

    private Uni<Void> onOneConnection(Job job, JsonObject reading, SalesFile file) {
        return database.getConnection()
                .chain(connection ->
                        Staging.create(connection)
                                .chain(() -> stage(connection, job, file))
                                .chain(() -> store(connection, job, reading, file))
                                .onTermination()
                                .call(() ->
                                        Staging.drop(connection)
                                                .onFailure()
                                                .recoverWithNull()
                                                .chain(connection::close)));
    }

    private Uni<Void> stage(SqlConnection connection, Job job, SalesFile file) {
        var lastSign = new AtomicLong(System.nanoTime());
        return Multi.createBy()
                .repeating()
                .uni(() -> vertx.executeBlocking(() -> file.next(config.batch()), false))
                .whilst(_ -> !file.hasEnded())
                .onItem()
                .transformToUniAndConcatenate(rows ->
                        Staging.add(connection, rows).chain(() -> sign(job, file, lastSign)))
                .collect()
                .last()
                .onFailure(UnreadableCsv.class)
                .transform(e -> new Refused(file.refusal(((UnreadableCsv) e).wording())))
                .replaceWithVoid()
                .invoke(() ->
                        file.refusal()
                                .ifPresent(refusal -> {
                                    throw new Refused(refusal);
                                }));
    }

    /** Now and then: how far it has come, and that nobody else needs to look after it. */
    private Uni<Void> sign(Job job, SalesFile file, AtomicLong last) {
        if (System.nanoTime() - last.get() < BETWEEN_SIGNS_OF_LIFE) {
            return Uni.createFrom().voidItem();
        }
        last.set(System.nanoTime());
        return claim(job)
                .chain(() ->
                        database.preparedQuery(PROGRESS)
                                .execute(Tuple.of(job.id(), file.rowsRead())))
                .replaceWithVoid();
    }

    private Uni<Void> claim(Job job) {
        return database.withTransaction(transaction -> claim(transaction, job)).replaceWithVoid();
    }

    private Uni<Row> claim(SqlConnection transaction, Job job) {
        return jobs.claim(transaction, job).map(claimed -> claimed.orElseThrow(Lost::new));
    }

    private Uni<Void> store(SqlConnection connection, Job job, JsonObject reading, SalesFile file) {
        return connection
                .begin()
                .chain(transaction ->
                        claim(connection, job)
                                .chain(row -> store(connection, row, reading, file))
                                .chain(transaction::commit)
                                .onFailure()
                                .call(() -> transaction.rollback().onFailure().recoverWithNull()));
    }

    private Uni<Void> store(
            SqlConnection transaction, Row owner, JsonObject reading, SalesFile file) {
        var asked = asked(reading);
        var grain = file.grain();
        var what =
                new Storing.What(
                        owner.getUUID("id"),
                        grain,
                        asked.overlap(grain) == Overlap.REPLACE,
                        file.hasIds());
        return Storing.waitForOthers(transaction)
                .chain(() ->
                        asked.unknownSkus() == UnknownSkus.CREATE && !file.hasIds()
                                ? UnknownParts.make(transaction)
                                : Uni.createFrom().item(0))
                .chain(made ->
                        Storing.store(transaction, what)
                                .chain(stored ->
                                        finish(transaction, owner, what, file, stored, made)))
                .chain(() -> note(transaction, owner, reading, file));
    }

    private Uni<Void> finish(
            SqlConnection transaction,
            Row owner,
            Storing.What what,
            SalesFile file,
            Storing.Stored stored,
            int made) {
        var facts = stored.facts();
        var row =
                Tuple.tuple()
                        .addUUID(what.id())
                        .addString(what.grain().name())
                        .addInteger(file.rowsRead())
                        .addInteger(stored.stored())
                        .addInteger(stored.parked())
                        .addInteger(file.rowsRead() - stored.stored() - stored.parked())
                        .addInteger(made)
                        .addInteger(facts.getInteger("rows_returned"))
                        .addBigDecimal(facts.getBigDecimal("units_returned"))
                        .addInteger(facts.getInteger("periods_below_zero"))
                        .addLocalDate(facts.getLocalDate("first_period"))
                        .addLocalDate(facts.getLocalDate("last_period"))
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        return transaction
                .preparedQuery(FINISH)
                .execute(row)
                .chain(() ->
                        transaction.preparedQuery(LET_GO).execute(Tuple.of(owner.getUUID("id"))))
                .replaceWithVoid();
    }

    private Uni<Void> note(
            SqlConnection transaction, Row owner, JsonObject reading, SalesFile file) {
        return audit.append(
                transaction,
                new AuditTrail.Deed(
                        new Staff(owner.getUUID("imported_by"), reading.getString("staffEmail")),
                        "import sales",
                        "sales_import",
                        owner.getUUID("id").toString(),
                        new JsonObject()
                                .put("file", owner.getString("file_name"))
                                .put("rows", file.rowsRead()),
                        reading.getString("traceId")));
    }

    private Uni<Void> refuse(Job job, Refusal refusal) {
        return database.withTransaction(transaction ->
                claim(transaction, job)
                        .chain(() ->
                                transaction
                                        .preparedQuery(REFUSE)
                                        .execute(Tuple.of(job.id(), 0, refusal.json().encode())))
                        .chain(() -> transaction.preparedQuery(LET_GO).execute(Tuple.of(job.id())))
                        .chain(() -> jobs.giveUp(transaction, job, refusal.detail().toString())));
    }
}
