package tn.shabou.api.imports.products;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import tn.shabou.api.imports.csv.UnreadableCsv;
import tn.shabou.api.imports.parts.FileParts;
import tn.shabou.api.jobs.Job;

/**
 * Reads a stored file and compares it with the catalogue, a batch of rows at a time. Changes
 * nothing but the record of the import.
 */
@ApplicationScoped
class Checking {

    private static final String START =
            "SELECT reading, checked_to FROM product_import WHERE id = $1";

    private static final String FINISH =
            """
            UPDATE product_import SET state = 'CHECKED', checked_at = $2, worker = NULL, worker_until = NULL WHERE id = $1
            """;

    private final Pool database;
    private final Vertx vertx;
    private final ImportJobs jobs;
    private final ImportRecords records;
    private final Taxonomies taxonomies;
    private final Staging staging;
    private final ImportConfig config;
    private final Clock clock;
    private final FileParts parts;

    Checking(
            Pool database,
            Vertx vertx,
            ImportJobs jobs,
            ImportRecords records,
            Taxonomies taxonomies,
            Staging staging,
            ImportConfig config,
            Clock clock) {
        this.database = database;
        this.vertx = vertx;
        this.jobs = jobs;
        this.records = records;
        this.taxonomies = taxonomies;
        this.staging = staging;
        this.config = config;
        this.clock = clock;
        this.parts = new FileParts(database, vertx, "product_import_part");
    }

    /** Goes on where the last batch was committed, until the end of the file. */
    Uni<Void> check(Job job) {
        return parts.withCopy(job.id(), copy -> read(job, copy))
                .onFailure(UnreadableCsv.class)
                .recoverWithUni(unreadable ->
                        database.withTransaction(transaction ->
                                jobs.giveUp(
                                        transaction,
                                        job,
                                        String.valueOf(unreadable.getMessage()))));
    }

    private record Work(FileReading file, Reading reading) {}

    private Uni<Void> read(Job job, Path copy) {
        return Uni.combine()
                .all()
                .unis(database.preparedQuery(START).execute(Tuple.of(job.id())), taxonomies.load())
                .asTuple()
                .chain(known ->
                        vertx.executeBlocking(
                                () -> {
                                    var row = known.getItem1().iterator().next();
                                    var reading = records.reading(row);
                                    return new Work(
                                            new FileReading(
                                                    copy,
                                                    reading,
                                                    known.getItem2(),
                                                    row.getInteger("checked_to")),
                                            reading);
                                },
                                false))
                .chain(work ->
                        Multi.createBy()
                                .repeating()
                                .uni(() -> next(job, work))
                                .whilst(more -> more)
                                .collect()
                                .last()
                                .onTermination()
                                .invoke(work.file::close))
                .replaceWithVoid();
    }

    private Uni<Boolean> next(Job job, Work work) {
        return vertx.executeBlocking(() -> work.file.next(config.batch()), false)
                .chain(batch ->
                        database.withTransaction(transaction ->
                                jobs.claim(transaction, job)
                                        .chain(claimed ->
                                                claimed.isEmpty()
                                                        ? Uni.createFrom().item(false)
                                                        : keep(transaction, job, work, batch))));
    }

    private Uni<Boolean> keep(
            SqlConnection transaction, Job job, Work work, RowReader.Batch batch) {
        return batch.rows().isEmpty()
                ? transaction
                        .preparedQuery(FINISH)
                        .execute(Tuple.of(job.id(), ImportRecords.utc(clock.instant())))
                        .replaceWith(false)
                : staging.keep(transaction, job.id(), work.reading, batch).replaceWith(true);
    }
}
