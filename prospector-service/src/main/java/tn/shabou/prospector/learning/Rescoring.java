package tn.shabou.prospector.learning;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Scores again the leads that another model scored, after a promotion or a rollback, and those
 * whose standing a decision changed. In small batches, beside other replicas and beside the writing
 * of pages; whatever is interrupted goes on the next time.
 */
@ApplicationScoped
class Rescoring {

    private static final Logger LOG = Logger.getLogger(Rescoring.class);

    private static final String STALE =
            """
            SELECT l.id FROM lead l
             WHERE l.id IN (SELECT lead_id FROM lead_score WHERE stale)
                OR NOT EXISTS (SELECT FROM lead_score s JOIN score_model m ON m.version = s.model
                                WHERE s.lead_id = l.id AND m.state = 'ACTIVE')
             LIMIT $1 FOR UPDATE OF l SKIP LOCKED
            """;

    private final Pool database;
    private final Scores scores;
    private final LearningConfig config;

    Rescoring(Pool database, Scores scores, LearningConfig config) {
        this.database = database;
        this.scores = scores;
        this.config = config;
    }

    @Scheduled(
            every = "${shabou.prospector.learning.look-every:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "rescoring")
    Uni<Void> look() {
        return all(0).invoke(
                        done -> {
                            if (done > 0) {
                                LOG.infof("scores: %d leads scored again", done);
                            }
                        })
                .replaceWithVoid();
    }

    private Uni<Integer> all(int before) {
        return database.withTransaction(this::some)
                .chain(done ->
                        done < config.batch()
                                ? Uni.createFrom().item(before + done)
                                : all(before + done));
    }

    private Uni<Integer> some(SqlConnection transaction) {
        return transaction
                .preparedQuery(STALE)
                .execute(Tuple.of(config.batch()))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new))
                .call(leads -> scores.write(transaction, leads))
                .map(leads -> leads.length);
    }
}
