package tn.shabou.api.imports.products;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.AsyncFile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tn.shabou.api.imports.csv.UnreadableCsv;
import tn.shabou.api.jobs.Job;

/**
 * Reads a stored file and compares it with the catalogue, a batch of rows at a time. Changes
 * nothing but the record of the import.
 */
@ApplicationScoped
class Checking {

    private static final String START =
            "SELECT reading, checked_to FROM product_import WHERE id = $1";

    private static final String PART =
            "SELECT content FROM product_import_part WHERE import_id = $1 AND part = $2";

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
    }

    /** Goes on where the last batch was committed, until the end of the file. */
    Uni<Void> check(Job job) {
        return vertx.fileSystem()
                .createTempFile("import", ".csv")
                .chain(copy ->
                        fetch(job.id(), copy)
                                .chain(() -> read(job, Path.of(copy)))
                                .onTermination()
                                .call(() -> vertx.fileSystem().delete(copy)))
                .onFailure(UnreadableCsv.class)
                .recoverWithUni(unreadable ->
                        database.withTransaction(transaction ->
                                jobs.giveUp(
                                        transaction,
                                        job,
                                        String.valueOf(unreadable.getMessage()))));
    }

    /** The file on this machine's disk, since a parser reads from one. */
    private Uni<Void> fetch(UUID id, String copy) {
        return vertx.fileSystem()
                .open(copy, new OpenOptions().setWrite(true))
                .chain(file ->
                        Multi.createBy()
                                .repeating()
                                .uni(AtomicInteger::new, count -> part(id, count.getAndIncrement()))
                                .whilst(content -> content.length() > 0)
                                .onItem()
                                .transformToUniAndConcatenate(content -> append(file, content))
                                .collect()
                                .last()
                                .onTermination()
                                .call(file::close))
                .replaceWithVoid();
    }

    private Uni<Buffer> part(UUID id, int part) {
        return database.preparedQuery(PART)
                .execute(Tuple.of(id, part))
                .map(rows ->
                        rows.rowCount() == 0
                                ? Buffer.buffer()
                                : rows.iterator().next().getBuffer("content"));
    }

    private static Uni<Void> append(AsyncFile file, Buffer content) {
        return content.length() == 0 ? Uni.createFrom().voidItem() : file.write(content);
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
