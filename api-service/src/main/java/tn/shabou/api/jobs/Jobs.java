package tn.shabou.api.jobs;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which process works on which job of a kind. Whoever commits a batch has claimed the job in the
 * same transaction, so a batch is never done twice; the lease only keeps others from trying.
 */
public class Jobs {

    private static final String FREE =
            """
            SELECT id, state FROM {jobs}
             WHERE state IN ('CHECKING', 'APPLYING', 'UNDOING')
               AND (worker_until IS NULL OR worker_until < clock_timestamp())
             ORDER BY created_at LIMIT $1
            """;

    private static final String CLAIM =
            """
            UPDATE {jobs} SET worker = $3, worker_until = clock_timestamp() + $4 * interval '1 millisecond'
             WHERE id = $1 AND state = $2
               AND (worker = $3 OR worker_until IS NULL OR worker_until < clock_timestamp())
            RETURNING *
            """;

    private static final String RELEASE =
            "UPDATE {jobs} SET worker = NULL, worker_until = NULL WHERE id = $1 AND worker = $2";

    private static final String PUT_OFF =
            """
            UPDATE {jobs}
               SET attempts = attempts + 1, worker = NULL,
                   worker_until = clock_timestamp() + least(60, 1 << attempts) * interval '1 second'
             WHERE id = $1 AND state = $3 AND (worker = $2 OR worker IS NULL)
            RETURNING attempts
            """;

    private static final String GIVE_UP =
            """
            UPDATE {jobs} SET state = 'FAILED', failure = $2, worker = NULL, worker_until = NULL{closing}
             WHERE id = $1 AND state = $3
            """;

    private static final String FORGET =
            """
            DELETE FROM %s WHERE {key} IN (
                SELECT id FROM {jobs} WHERE created_at < $1 AND state NOT IN ('CHECKING', 'APPLYING', 'UNDOING'))
            """;

    private final Pool database;
    private final JobKind kind;
    private final JobConfig config;
    private final UUID self = UUID.randomUUID();

    public Jobs(Pool database, JobKind kind, JobConfig config) {
        this.database = database;
        this.kind = kind;
        this.config = config;
    }

    JobKind kind() {
        return kind;
    }

    JobConfig config() {
        return config;
    }

    /** Those that nobody works on, the oldest first. */
    Uni<List<Job>> free(int most) {
        return database.preparedQuery(kind.sql(FREE))
                .execute(Tuple.of(most))
                .map(rows ->
                        rows.stream()
                                .map(row ->
                                        new Job(
                                                row.getUUID("id"),
                                                JobState.valueOf(row.getString("state"))))
                                .toList());
    }

    /**
     * The job as it stands, locked until the transaction ends; empty when somebody else works on
     * it, or it is no longer in that state.
     */
    public Uni<Optional<Row>> claim(SqlConnection transaction, Job job) {
        return transaction
                .preparedQuery(kind.sql(CLAIM))
                .execute(
                        Tuple.of(
                                job.id(),
                                job.state().name(),
                                self,
                                (double) config.lease().toMillis()))
                .map(rows -> rows.stream().findFirst());
    }

    Uni<Void> release(Job job) {
        return database.preparedQuery(kind.sql(RELEASE))
                .execute(Tuple.of(job.id(), self))
                .replaceWithVoid();
    }

    /** Somebody tries again a little later, or nobody any more after too many failures. */
    Uni<Void> putOff(Job job) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(kind.sql(PUT_OFF))
                        .execute(Tuple.of(job.id(), self, job.state().name()))
                        .chain(rows ->
                                rows.rowCount() == 1
                                                && rows.iterator().next().getInteger(0)
                                                        >= config.attempts()
                                        ? giveUp(transaction, job, triedInVain())
                                        : Uni.createFrom().voidItem()));
    }

    private String triedInVain() {
        return "It failed %d times at the same place; the log of the service tells why."
                .formatted(config.attempts());
    }

    /** For what will not get better by trying again. */
    public Uni<Void> giveUp(SqlConnection transaction, Job job, String failure) {
        return transaction
                .preparedQuery(kind.sql(GIVE_UP))
                .execute(Tuple.of(job.id(), failure, job.state().name()))
                .replaceWithVoid();
    }

    /**
     * Lets go of what old jobs keep; how they ended stays.
     *
     * @param table whose rows name their job as those of the kind do
     */
    public Uni<Void> forget(String table, OffsetDateTime before) {
        return database.preparedQuery(kind.sql(FORGET.formatted(table)))
                .execute(Tuple.of(before))
                .replaceWithVoid();
    }
}
