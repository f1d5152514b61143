package tn.shabou.api.scoring;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Problem;

/** Table {@code score_model}, which the prospector fills and staff choose from. */
@ApplicationScoped
class ScoreModels {

    private static final String LATEST =
            "SELECT * FROM score_model ORDER BY state = 'ACTIVE' DESC, trained_at DESC, version LIMIT $1";

    private static final String BY_VERSION = "SELECT * FROM score_model WHERE version = $1";

    /** Whoever is second waits here, and then sees what the first one chose. */
    private static final String LOCK =
            "SELECT * FROM score_model WHERE state = 'ACTIVE' FOR UPDATE";

    private static final String BEFORE =
            """
            SELECT * FROM score_model WHERE state = 'RETIRED' AND active_since IS NOT NULL
             ORDER BY active_since DESC, version LIMIT 1
            """;

    private static final String RETIRE =
            "UPDATE score_model SET state = 'RETIRED' WHERE state = 'ACTIVE'";

    private static final String PROMOTE =
            """
            UPDATE score_model SET state = 'ACTIVE', active_since = $2, drifting_since = NULL WHERE version = $1
            """;

    private static final int MOST = 100;

    private final Pool database;
    private final AuditTrail audit;
    private final JsonColumn json;
    private final Clock clock;

    ScoreModels(Pool database, AuditTrail audit, JsonColumn json, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * As the table holds it.
     *
     * @param weights with the bias among them
     */
    record Stored(ScoreModel model, JsonObject weights, JsonObject calibration) {}

    /** The one that serves, then the latest first. */
    Uni<List<ScoreModel>> list() {
        return database.preparedQuery(LATEST)
                .execute(Tuple.of(MOST))
                .map(rows -> rows.stream().map(this::stored).map(Stored::model).toList());
    }

    Uni<Stored> find(String version) {
        return database.preparedQuery(BY_VERSION)
                .execute(Tuple.of(version))
                .map(rows -> rows.stream().findFirst().map(this::stored))
                .map(found -> found.orElseThrow(() -> unknown(version)));
    }

    /** Lets a model serve that has proved better, or has served before. */
    Uni<String> promote(String version, Editor by) {
        return change(
                by,
                "promote score model",
                (transaction, active) ->
                        transaction
                                .preparedQuery(BY_VERSION)
                                .execute(Tuple.of(version))
                                .map(rows -> rows.stream().findFirst().map(this::stored))
                                .map(found -> found.orElseThrow(() -> unknown(version)).model())
                                .invoke(ScoreModels::requireProven)
                                .map(ScoreModel::version));
    }

    /** Lets the model serve again that served before this one. */
    Uni<String> rollBack(Editor by) {
        return change(
                by,
                "roll score model back",
                (transaction, active) ->
                        transaction
                                .query(BEFORE)
                                .execute()
                                .map(rows ->
                                        rows.stream()
                                                .findFirst()
                                                .map(row -> row.getString("version"))
                                                .orElseThrow(() ->
                                                        new Problem(
                                                                ScoringProblem
                                                                        .SCORE_MODEL_CANNOT_SERVE,
                                                                "No other model has served before %s.",
                                                                active))));
    }

    /** Finds the version that is to serve instead of the active one. */
    private interface Choice {
        Uni<String> of(SqlConnection transaction, String active);
    }

    private Uni<String> change(Editor by, String action, Choice choice) {
        return database.withTransaction(transaction ->
                transaction
                        .query(LOCK)
                        .execute()
                        .map(rows -> rows.iterator().next().getString("version"))
                        .chain(active ->
                                choice.of(transaction, active)
                                        .call(next -> serve(transaction, next))
                                        .call(next ->
                                                audit.append(
                                                        transaction,
                                                        by.deed(
                                                                        action,
                                                                        "score model",
                                                                        next,
                                                                        active(next))
                                                                .from(active(active))))));
    }

    private Uni<Void> serve(SqlConnection transaction, String version) {
        return transaction
                .query(RETIRE)
                .execute()
                .chain(() ->
                        transaction
                                .preparedQuery(PROMOTE)
                                .execute(
                                        Tuple.of(
                                                version, clock.instant().atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    private static void requireProven(ScoreModel model) {
        switch (model.state()) {
            case READY, RETIRED -> {}
            case ACTIVE ->
                    throw new Problem(
                            ScoringProblem.SCORE_MODEL_CANNOT_SERVE, "It serves already.");
            case REFUSED ->
                    throw new Problem(
                            ScoringProblem.SCORE_MODEL_CANNOT_SERVE,
                            "On the last decisions it was not better than the model that served.");
        }
    }

    private static JsonObject active(String version) {
        return new JsonObject().put("active", version);
    }

    private static Problem unknown(String version) {
        return new Problem(
                ScoringProblem.SCORE_MODEL_NOT_FOUND,
                "No model has the version %s; see /api/admin/leads/models.",
                version);
    }

    private Stored stored(Row row) {
        var metrics = row.getJsonObject("metrics");
        return new Stored(
                new ScoreModel(
                        row.getString("version"),
                        ScoreModel.State.valueOf(row.getString("state")),
                        row.getInteger("decisions"),
                        row.getOffsetDateTime("trained_at").toInstant(),
                        Optional.ofNullable(row.getOffsetDateTime("active_since"))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null),
                        metrics.getInteger("tested"),
                        quality(metrics.getJsonObject("candidate")),
                        quality(metrics.getJsonObject("present")),
                        row.getOffsetDateTime("drifting_since") != null),
                row.getJsonObject("weights"),
                row.getJsonObject("calibration"));
    }

    private ScoreModel.@Nullable Quality quality(@Nullable JsonObject stored) {
        return stored == null ? null : json.object(stored, ScoreModel.Quality.class);
    }
}
