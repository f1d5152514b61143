package tn.shabou.api.insights;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;
import tn.shabou.model.ShopTime;

/** What staff decide about insights, one or many together, and take back together. */
@ApplicationScoped
class InsightDecisions {

    /** More than that at once is a decision nobody looked at. */
    static final int MOST_AT_ONCE = 5_000;

    /** After the filter's: $5 ids or null. What is what it shall be already needs no decision. */
    private static final String MEANT =
            """
            FROM insight i JOIN product p ON p.id = i.product_id
             WHERE %s AND ($5::bigint[] IS NULL OR i.id = ANY ($5))
               AND (i.state, i.snoozed_until) IS DISTINCT FROM ($6::text, $7::date)
            """
                    .formatted(InsightFilter.SQL);

    private static final String COUNT = "SELECT count(*) " + MEANT;

    private static final String DECIDE =
            """
            WITH meant AS (SELECT i.id, i.state, i.snoozed_until %s FOR UPDATE OF i),
            noted AS (
                INSERT INTO insight_decision (insight_id, batch, from_state, from_snoozed_until, to_state, to_snoozed_until, reason, decided_by)
                SELECT id, $8, state, snoozed_until, $6, $7, $9, $10 FROM meant)
            UPDATE insight i SET state = $6, snoozed_until = $7, version = i.version + 1 FROM meant WHERE i.id = meant.id
            """
                    .formatted(MEANT);

    /** Only where nothing was decided since. */
    private static final String UNDO =
            """
            WITH back AS (
                UPDATE insight_decision d SET undone = true
                 WHERE d.batch = $1 AND NOT d.undone
                   AND d.id = (SELECT max(id) FROM insight_decision WHERE insight_id = d.insight_id AND NOT undone)
                RETURNING d.insight_id, d.from_state, d.from_snoozed_until)
            UPDATE insight i SET state = back.from_state, snoozed_until = back.from_snoozed_until, version = i.version + 1
              FROM back WHERE i.id = back.insight_id
            """;

    private final Pool database;
    private final AuditTrail audit;
    private final Clock clock;

    InsightDecisions(Pool database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What to make of insights.
     *
     * @param until the day on which what is put off comes back
     * @param reason needed to dismiss
     * @param ids only these of what the filter means; absent for all of it
     */
    @RegisterForReflection
    @Schema(name = "InsightDecision")
    record Decision(
            @NotNull InsightState to,
            Optional<LocalDate> until,
            Optional<@Size(min = 1, max = 500) String> reason,
            Optional<@Size(min = 1, max = 500) List<@NotNull Long>> ids) {

        private void check(LocalDate today) {
            if (to == InsightState.DISMISSED && reason.filter(text -> !text.isBlank()).isEmpty()) {
                throw incomplete(Wording.of("Say in \"reason\" why it does not matter."));
            }
            if ((to == InsightState.SNOOZED) != until.isPresent()
                    || until.filter(day -> !day.isAfter(today)).isPresent()) {
                throw incomplete(
                        Wording.of(
                                "What is put off (SNOOZED), and nothing else, wants \"until\", a day to come."));
            }
        }

        private static Problem incomplete(Wording detail) {
            return new Problem(InsightProblem.INSIGHT_DECISION_INCOMPLETE, detail);
        }
    }

    /**
     * What a decision came to.
     *
     * @param batch by which all of it can be taken back; absent when nothing was done
     * @param decided about how many
     */
    @Schema(name = "InsightOutcome")
    record Outcome(Optional<UUID> batch, long decided) {}

    /** About how many this would be. Changes nothing. */
    Uni<Outcome> preview(InsightFilter filter, Decision decision) {
        decision.check(today());
        return database.preparedQuery(COUNT)
                .execute(meant(filter, decision))
                .map(rows -> new Outcome(Optional.empty(), rows.iterator().next().getLong(0)));
    }

    Uni<Outcome> decide(InsightFilter filter, Decision decision, Editor editor) {
        decision.check(today());
        var batch = UUID.randomUUID();
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(COUNT)
                        .execute(meant(filter, decision))
                        .invoke(rows -> requireFew(rows.iterator().next().getLong(0)))
                        .chain(() ->
                                transaction
                                        .preparedQuery(DECIDE)
                                        .execute(
                                                meant(filter, decision)
                                                        .addUUID(batch)
                                                        .addString(decision.reason.orElse(null))
                                                        .addUUID(editor.actor().id())))
                        .map(rows -> new Outcome(Optional.of(batch), rows.rowCount()))
                        .call(done ->
                                note(
                                        transaction,
                                        editor,
                                        "decide insights",
                                        batch,
                                        new JsonObject()
                                                .put("state", decision.to.name())
                                                .put(
                                                        "until",
                                                        decision.until
                                                                .map(LocalDate::toString)
                                                                .orElse(null))
                                                .put("reason", decision.reason.orElse(null))
                                                .put("insights", done.decided()))));
    }

    Uni<Outcome> undo(UUID batch, Editor editor) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery("SELECT FROM insight_decision WHERE batch = $1 LIMIT 1")
                        .execute(Tuple.of(batch))
                        .invoke(rows -> {
                            if (rows.rowCount() == 0) {
                                throw new Problem(
                                        InsightProblem.INSIGHT_BATCH_NOT_FOUND,
                                        "No decision has the id %s.",
                                        batch);
                            }
                        })
                        .chain(() -> transaction.preparedQuery(UNDO).execute(Tuple.of(batch)))
                        .map(rows -> new Outcome(Optional.empty(), rows.rowCount()))
                        .call(done ->
                                note(
                                        transaction,
                                        editor,
                                        "undo insight decisions",
                                        batch,
                                        new JsonObject().put("insights", done.decided()))));
    }

    private Tuple meant(InsightFilter filter, Decision decision) {
        return filter.parameters(today())
                .addArrayOfLong(decision.ids.map(ids -> ids.toArray(Long[]::new)).orElse(null))
                .addString(decision.to.name())
                .addLocalDate(decision.until.orElse(null));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ShopTime.ZONE));
    }

    private static void requireFew(long meant) {
        if (meant > MOST_AT_ONCE) {
            throw new Problem(
                    InsightProblem.INSIGHTS_TOO_MANY,
                    "This is about %,d insights; at most %,d at once. Narrow the filter.",
                    meant,
                    MOST_AT_ONCE);
        }
    }

    private Uni<Void> note(
            SqlConnection transaction, Editor editor, String action, UUID batch, JsonObject after) {
        return audit.append(transaction, editor.deed(action, "insight", batch, after));
    }
}
