package tn.shabou.prospector.learning;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import tn.shabou.model.ShopTime;
import tn.shabou.prospector.scoring.Decided;
import tn.shabou.prospector.scoring.Learner;
import tn.shabou.prospector.scoring.ScoreModel;
import tn.shabou.prospector.scoring.Trial;

/**
 * Learns a model a day from the decisions of staff, on whichever replica comes first, and lets it
 * serve only if it told the last of them better than the one that serves. Says also when that one
 * no longer keeps what it promised.
 */
@ApplicationScoped
class Training {

    private static final Logger LOG = Logger.getLogger(Training.class);

    private static final String TAKE_TURN = "SELECT pg_advisory_xact_lock(7305012)";

    private static final String PRESENT =
            """
            SELECT version, weights, calibration, trained_at, decisions, (metrics->'candidate'->>'brier')::float8 AS brier,
                   EXISTS (SELECT FROM score_model WHERE version = $1) AS learned
              FROM score_model WHERE state = 'ACTIVE'
            """;

    private static final String RETIRE =
            "UPDATE score_model SET state = 'RETIRED' WHERE state = 'ACTIVE' AND $1 = 'ACTIVE'";

    private static final String STORE =
            """
            INSERT INTO score_model (version, state, weights, calibration, metrics, decisions, trained_at, active_since)
            VALUES ($1, $2, $3::text::jsonb, $4::text::jsonb, $5::text::jsonb, $6, $7, CASE WHEN $2 = 'ACTIVE' THEN $7::timestamptz END)
            """;

    private static final String DRIFT =
            """
            UPDATE score_model SET drifting_since = CASE WHEN $2 THEN coalesce(drifting_since, $3::timestamptz) END
             WHERE version = $1 AND (drifting_since IS NOT NULL) <> $2
            """;

    /** Of the latest decisions, as many as tell how the model does today. */
    private static final int RECENT = 200;

    private static final int LEAST_RECENT = 50;

    private final Pool database;
    private final LearningConfig config;
    private final Clock clock;

    Training(Pool database, LearningConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param brier what it missed by when it was tested; absent where it never was
     * @param learnedToday whether today's model is there already
     */
    private record Present(
            ScoreModel model, Instant seenUntil, Optional<Double> brier, boolean learnedToday) {

        private static Present of(Row row) {
            return new Present(
                    ModelJson.model(
                            row.getString("version"),
                            row.getJsonObject("weights"),
                            row.getJsonObject("calibration")),
                    row.getInteger("decisions") == 0
                            ? Instant.EPOCH
                            : row.getOffsetDateTime("trained_at").toInstant(),
                    Optional.ofNullable(row.getDouble("brier")),
                    row.getBoolean("learned"));
        }
    }

    /** A model that was tried, and how that went. */
    private record Learned(ScoreModel model, Trial trial, int decisions) {}

    @Scheduled(
            cron = "{shabou.prospector.learning.cron}",
            timeZone = "Africa/Tunis",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> learn() {
        return database.withTransaction(this::learn);
    }

    private Uni<Void> learn(SqlConnection transaction) {
        var version = "learned-" + LocalDate.ofInstant(clock.instant(), ShopTime.ZONE);
        return transaction
                .query(TAKE_TURN)
                .execute()
                .chain(() -> Decisions.keepRecord(transaction))
                .chain(() -> transaction.preparedQuery(PRESENT).execute(Tuple.of(version)))
                .map(rows -> Present.of(rows.iterator().next()))
                .call(present -> watch(transaction, present))
                .chain(present ->
                        present.learnedToday()
                                ? Uni.createFrom().voidItem()
                                : Decisions.all(transaction)
                                        .chain(decisions -> tried(version, present, decisions))
                                        .chain(learned ->
                                                learned.map(one -> store(transaction, one))
                                                        .orElseGet(() ->
                                                                Uni.createFrom().voidItem())));
    }

    /** Reckoned aside, since it takes a core for a while. */
    private Uni<Optional<Learned>> tried(String version, Present present, List<Decided> decisions) {
        var learner = new Learner(config.caution());
        return Uni.createFrom()
                .item(() ->
                        Trial.of(learner, present.model(), present.seenUntil(), decisions)
                                .map(trial ->
                                        new Learned(
                                                learner.learn(version, decisions),
                                                trial,
                                                decisions.size())))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<Void> store(SqlConnection transaction, Learned learned) {
        var better = config.promote() ? "ACTIVE" : "READY";
        var state = learned.trial().better() ? better : "REFUSED";
        var row =
                Tuple.tuple()
                        .addString(learned.model().version())
                        .addString(state)
                        .addString(ModelJson.weights(learned.model()).encode())
                        .addString(ModelJson.calibration(learned.model().calibration()).encode())
                        .addString(ModelJson.metrics(learned.trial()).encode())
                        .addInteger(learned.decisions())
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        LOG.infof(
                "scores: model %s of %d decisions is %s",
                learned.model().version(), learned.decisions(), state);
        return transaction
                .preparedQuery(RETIRE)
                .execute(Tuple.of(state))
                .chain(() -> transaction.preparedQuery(STORE).execute(row))
                .replaceWithVoid();
    }

    private Uni<Void> watch(SqlConnection transaction, Present present) {
        return present.brier()
                .map(promised ->
                        Decisions.recent(transaction, present.model().version(), RECENT)
                                .map(recent -> isDrifting(recent, promised))
                                .chain(drifting -> mark(transaction, present, drifting)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** More than chance explains. */
    private static boolean isDrifting(Decisions.Recent recent, double promised) {
        return recent.decisions() >= LEAST_RECENT && recent.brier() - 2 * recent.error() > promised;
    }

    private Uni<Void> mark(SqlConnection transaction, Present present, boolean drifting) {
        if (drifting) {
            LOG.warnf(
                    "scores: decisions agree less with model %s than when it was tested",
                    present.model().version());
        }
        return transaction
                .preparedQuery(DRIFT)
                .execute(
                        Tuple.of(
                                present.model().version(),
                                drifting,
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
