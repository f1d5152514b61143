package tn.shabou.api.imports.products;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.BiFunction;

/** Goes through the rows of an import, each batch in a transaction of its own. */
@ApplicationScoped
class Batches {

    private static final String LAST_LINE =
            """
            SELECT max(line) AS line FROM (
                SELECT line FROM product_import_row WHERE import_id = $1 AND line > $2 AND line <= $4
                 ORDER BY line LIMIT $3) AS batch
            """;

    private final Pool database;
    private final Jobs jobs;
    private final ImportRecords records;
    private final ImportConfig config;
    private final Clock clock;

    Batches(Pool database, Jobs jobs, ImportRecords records, ImportConfig config, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.records = records;
        this.config = config;
        this.clock = clock;
    }

    /** A batch, and the import that it belongs to. */
    record Batch(Row owner, Range range, OffsetDateTime now, boolean hasNumbers) {

        /**
         * @param column of the import, which tells who asked for this
         */
        ProductWrites.By by(String column, String what) {
            return new ProductWrites.By(
                    owner.getUUID(column),
                    now,
                    "%s %s (%s)".formatted(what, range.importId(), owner.getString("file_name")));
        }
    }

    /**
     * Does the next batch, or finishes when there is none.
     *
     * @param progress the column that tells how far this work has come
     * @param finish statement that ends the work; parameters: the import, the time
     * @return whether there may be more to do
     */
    Uni<Boolean> next(
            Jobs.Job job,
            String progress,
            BiFunction<SqlConnection, Batch, Uni<Void>> work,
            String finish) {
        return database.withTransaction(transaction ->
                jobs.claim(transaction, job)
                        .chain(claimed ->
                                claimed.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : next(
                                                transaction,
                                                claimed.get(),
                                                progress,
                                                work,
                                                finish)));
    }

    private Uni<Boolean> next(
            SqlConnection transaction,
            Row owner,
            String progress,
            BiFunction<SqlConnection, Batch, Uni<Void>> work,
            String finish) {
        return batch(transaction, owner, progress)
                .chain(batch ->
                        batch.isPresent()
                                ? work.apply(transaction, batch.get()).replaceWith(true)
                                : transaction
                                        .preparedQuery(finish)
                                        .execute(Tuple.of(owner.getUUID("id"), now()))
                                        .replaceWith(false));
    }

    private Uni<Optional<Batch>> batch(SqlConnection transaction, Row owner, String progress) {
        var id = owner.getUUID("id");
        int from = owner.getInteger(progress);
        int end = progress.equals("undone_to") ? owner.getInteger("applied_to") : Integer.MAX_VALUE;
        return transaction
                .preparedQuery(LAST_LINE)
                .execute(Tuple.of(id, from, config.batch(), end))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getInteger("line")))
                .map(to ->
                        to.map(line ->
                                new Batch(
                                        owner,
                                        new Range(id, from, line),
                                        now(),
                                        records.reading(owner).hasNumbers())));
    }

    private OffsetDateTime now() {
        return ImportRecords.utc(clock.instant());
    }
}
