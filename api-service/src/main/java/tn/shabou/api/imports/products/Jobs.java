package tn.shabou.api.imports.products;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which process works on which import. Whoever commits a batch has claimed the import in the same
 * transaction, so a batch is never done twice; the lease only keeps others from trying.
 */
@ApplicationScoped
class Jobs {

    private static final String FREE =
            """
            SELECT id, state FROM product_import
             WHERE state IN ('CHECKING', 'APPLYING', 'UNDOING')
               AND (worker_until IS NULL OR worker_until < clock_timestamp())
             ORDER BY created_at LIMIT $1
            """;

    private static final String CLAIM =
            """
            UPDATE product_import SET worker = $3, worker_until = clock_timestamp() + $4 * interval '1 millisecond'
             WHERE id = $1 AND state = $2
               AND (worker = $3 OR worker_until IS NULL OR worker_until < clock_timestamp())
            RETURNING *
            """;

    private static final String RELEASE =
            "UPDATE product_import SET worker = NULL, worker_until = NULL WHERE id = $1 AND worker = $2";

    private static final String PUT_OFF =
            """
            UPDATE product_import
               SET attempts = attempts + 1, worker = NULL,
                   worker_until = clock_timestamp() + least(60, 1 << attempts) * interval '1 second',
                   state = CASE WHEN attempts + 1 < $3 THEN state ELSE 'FAILED' END,
                   current = current AND attempts + 1 < $3,
                   failure = CASE WHEN attempts + 1 < $3 THEN NULL ELSE $4 END
             WHERE id = $1 AND state = $5 AND (worker = $2 OR worker IS NULL)
            """;

    private static final String GIVE_UP =
            """
            UPDATE product_import SET state = 'FAILED', current = false, failure = $3, worker = NULL, worker_until = NULL
             WHERE id = $1 AND worker = $2
            """;

    private final Pool database;
    private final ImportConfig config;
    private final UUID self = UUID.randomUUID();

    Jobs(Pool database, ImportConfig config) {
        this.database = database;
        this.config = config;
    }

    /** An import at which there is work. */
    record Job(UUID id, ImportState state) {}

    /** Those that nobody works on, the oldest first. */
    Uni<List<Job>> free(int most) {
        return database.preparedQuery(FREE)
                .execute(Tuple.of(most))
                .map(rows ->
                        rows.stream()
                                .map(row ->
                                        new Job(
                                                row.getUUID("id"),
                                                ImportState.valueOf(row.getString("state"))))
                                .toList());
    }

    /**
     * The import as it stands, locked until the transaction ends; empty when somebody else works on
     * it, or it is no longer in that state.
     */
    Uni<Optional<Row>> claim(SqlConnection transaction, Job job) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(
                        Tuple.of(
                                job.id, job.state.name(), self, (double) config.lease().toMillis()))
                .map(rows -> rows.stream().findFirst());
    }

    Uni<Void> release(Job job) {
        return database.preparedQuery(RELEASE).execute(Tuple.of(job.id, self)).replaceWithVoid();
    }

    /** Somebody tries again a little later, or nobody any more after too many failures. */
    Uni<Void> putOff(Job job) {
        var failure =
                "It failed %d times at the same place; the log of the service tells why."
                        .formatted(config.attempts());
        return database.preparedQuery(PUT_OFF)
                .execute(Tuple.of(job.id, self, config.attempts(), failure, job.state.name()))
                .replaceWithVoid();
    }

    /** For what will not get better by trying again. */
    Uni<Void> giveUp(Job job, String failure) {
        return database.preparedQuery(GIVE_UP)
                .execute(Tuple.of(job.id, self, failure))
                .replaceWithVoid();
    }
}
