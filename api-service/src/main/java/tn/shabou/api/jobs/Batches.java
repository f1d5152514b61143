package tn.shabou.api.jobs;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BiFunction;

/** Goes through the rows of a job, each batch in a transaction of its own. */
public final class Batches {

    private static final String LAST_LINE =
            """
            SELECT max(line) AS line FROM (
                SELECT line FROM {rows} WHERE {key} = $1 AND line > $2 AND line <= $4 ORDER BY line LIMIT $3) AS batch
            """;

    private final Pool database;
    private final Jobs jobs;
    private final Clock clock;

    public Batches(Pool database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    JobKind kind() {
        return jobs.kind();
    }

    /**
     * Does the next batch, or finishes when there is none.
     *
     * @return whether there may be more to do
     */
    Uni<Boolean> next(Job job, Phase phase, BiFunction<SqlConnection, Batch, Uni<Void>> work) {
        return database.withTransaction(transaction ->
                jobs.claim(transaction, job)
                        .chain(claimed ->
                                claimed.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : next(transaction, claimed.get(), phase, work)));
    }

    private Uni<Boolean> next(
            SqlConnection transaction,
            Row owner,
            Phase phase,
            BiFunction<SqlConnection, Batch, Uni<Void>> work) {
        return batch(transaction, owner, phase)
                .chain(batch ->
                        batch.isPresent()
                                ? work.apply(transaction, batch.get()).replaceWith(true)
                                : transaction
                                        .preparedQuery(kind().sql(phase.finish()))
                                        .execute(Tuple.of(owner.getUUID("id"), now()))
                                        .replaceWith(false));
    }

    /** Only what was applied is undone. */
    private Uni<Optional<Batch>> batch(SqlConnection transaction, Row owner, Phase phase) {
        int from = owner.getInteger(phase.progress());
        int end =
                phase == Phase.UNDO ? owner.getInteger(Phase.APPLY.progress()) : Integer.MAX_VALUE;
        return transaction
                .preparedQuery(kind().sql(LAST_LINE))
                .execute(Tuple.of(owner.getUUID("id"), from, jobs.config().batch(), end))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getInteger("line")))
                .map(to -> to.map(line -> new Batch(owner, from, line, now())));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
