package tn.shabou.api.enquiries;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.AuditTrail.Deed;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.http.Problem;

/**
 * What staff do with enquiries. The database knows which decisions there are and sets the state by
 * them; here they are only asked for and written down.
 */
@ApplicationScoped
class EnquiryWork {

    private static final String LOCKED =
            "SELECT state, assigned_to, version FROM enquiry WHERE id = $1 FOR UPDATE";

    private static final String DECIDE =
            """
            INSERT INTO enquiry_decision (enquiry_id, from_state, to_state, reason, decided_by)
            SELECT id, coalesce($2, state), $3, $4, $5 FROM enquiry WHERE id = $1 RETURNING to_state
            """;

    private static final String UNDO =
            """
            INSERT INTO enquiry_decision (enquiry_id, from_state, to_state, decided_by, undoes)
            SELECT enquiry_id, to_state, from_state, $2, id FROM enquiry_decision WHERE enquiry_id = $1 ORDER BY id DESC LIMIT 1
            RETURNING to_state
            """;

    private static final String ASSIGN =
            "UPDATE enquiry SET assigned_to = $2, version = version + 1 WHERE id = $1";

    private static final String NOTE =
            "INSERT INTO enquiry_note (enquiry_id, text, author_id) VALUES ($1, $2, $3)";

    private static final String CHANGED_MEANWHILE = "SB001";
    private static final String NOT_A_DECISION = "SB002";

    private final Pool database;
    private final AuditTrail audit;

    EnquiryWork(Pool database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * What to make of an enquiry.
     *
     * @param from what it was when the decision was taken; refused if somebody else was faster
     * @param reason needed to cancel
     */
    @RegisterForReflection
    @Schema(name = "EnquiryDecision")
    record Decision(
            Optional<EnquiryState> from,
            @NotNull EnquiryState to,
            Optional<@Size(min = 1, max = 500) String> reason) {

        private void check() {
            if (to == EnquiryState.CANCELLED && reason.filter(text -> !text.isBlank()).isEmpty()) {
                throw new Problem(
                        EnquiryProblem.CANCELLATION_WITHOUT_REASON, "Say why in \"reason\".");
            }
        }
    }

    Uni<Void> decide(UUID enquiry, Decision decision, Editor editor) {
        decision.check();
        var row =
                Tuple.of(
                        enquiry,
                        decision.from().map(Enum::name).orElse(null),
                        decision.to().name(),
                        decision.reason().orElse(null),
                        editor.actor().id());
        return step(enquiry, DECIDE, row, editor, "decide enquiry", decision.reason());
    }

    Uni<Void> undo(UUID enquiry, Editor editor) {
        var row = Tuple.of(enquiry, editor.actor().id());
        return step(enquiry, UNDO, row, editor, "undo enquiry decision", Optional.empty());
    }

    /** A new state, whether by a decision or by taking one back. */
    private Uni<Void> step(
            UUID enquiry,
            String sql,
            Tuple row,
            Editor editor,
            String action,
            Optional<String> reason) {
        return transaction(transaction ->
                locked(transaction, enquiry)
                        .chain(before ->
                                transaction
                                        .preparedQuery(sql)
                                        .execute(row)
                                        .map(rows ->
                                                rows.stream()
                                                        .findFirst()
                                                        .orElseThrow(EnquiryWork::nothingToUndo))
                                        .chain(made -> {
                                            var deed =
                                                    deed(
                                                                    editor,
                                                                    action,
                                                                    enquiry,
                                                                    new JsonObject()
                                                                            .put(
                                                                                    "state",
                                                                                    made.getString(
                                                                                            0)))
                                                            .from(
                                                                    new JsonObject()
                                                                            .put(
                                                                                    "state",
                                                                                    before
                                                                                            .state()));
                                            return audit.append(
                                                    transaction,
                                                    reason.map(deed::because).orElse(deed));
                                        })));
    }

    /**
     * @param assignee who looks after it from now on; empty for nobody
     * @param ifMatch the version that was read, as its ETag
     */
    Uni<Void> assign(
            UUID enquiry, Optional<UUID> assignee, Optional<String> ifMatch, Editor editor) {
        return transaction(transaction ->
                locked(transaction, enquiry)
                        .invoke(before -> IfMatch.require(ifMatch, before.version()))
                        .call(() -> requireActive(transaction, assignee))
                        .call(() ->
                                transaction
                                        .preparedQuery(ASSIGN)
                                        .execute(Tuple.of(enquiry, assignee.orElse(null))))
                        .chain(before ->
                                audit.append(
                                        transaction,
                                        deed(editor, "assign enquiry", enquiry, assigned(assignee))
                                                .from(assigned(before.assignee())))));
    }

    Uni<Void> note(UUID enquiry, String text, Editor editor) {
        return transaction(transaction ->
                locked(transaction, enquiry)
                        .chain(() ->
                                transaction
                                        .preparedQuery(NOTE)
                                        .execute(Tuple.of(enquiry, text, editor.actor().id())))
                        .chain(() ->
                                audit.append(
                                        transaction,
                                        deed(
                                                editor,
                                                "note on enquiry",
                                                enquiry,
                                                new JsonObject().put("text", text)))));
    }

    private record Before(String state, Optional<UUID> assignee, int version) {}

    private static Uni<Before> locked(SqlConnection transaction, UUID enquiry) {
        return transaction
                .preparedQuery(LOCKED)
                .execute(Tuple.of(enquiry))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(row ->
                                        new Before(
                                                row.getString("state"),
                                                Optional.ofNullable(row.getUUID("assigned_to")),
                                                row.getInteger("version")))
                                .orElseThrow(() -> unknown(enquiry)));
    }

    private static Uni<Void> requireActive(SqlConnection transaction, Optional<UUID> assignee) {
        return assignee.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery("SELECT FROM app_user WHERE id = $1 AND active")
                        .execute(Tuple.of(assignee.get()))
                        .invoke(rows -> {
                            if (rows.rowCount() == 0) {
                                throw new Problem(
                                        EnquiryProblem.ASSIGNEE_UNKNOWN,
                                        "Name the id of an account that is open.");
                            }
                        })
                        .replaceWithVoid();
    }

    private static JsonObject assigned(Optional<UUID> assignee) {
        return new JsonObject().put("assignedTo", assignee.map(UUID::toString).orElse(null));
    }

    static Problem unknown(UUID enquiry) {
        return new Problem(EnquiryProblem.ENQUIRY_NOT_FOUND, "No enquiry has the id %s.", enquiry);
    }

    private static Problem nothingToUndo() {
        return new Problem(
                EnquiryProblem.ENQUIRY_DECISION_REFUSED,
                "Nothing was decided about it yet, so there is nothing to take back.");
    }

    private static Deed deed(Editor editor, String action, UUID enquiry, JsonObject after) {
        return editor.deed(action, "enquiry", enquiry, after);
    }

    private Uni<Void> transaction(Function<SqlConnection, Uni<Void>> work) {
        return database.withTransaction(work)
                .onFailure(PgException.class)
                .transform(failure -> refusal((PgException) failure));
    }

    private static Throwable refusal(PgException failure) {
        return switch (failure.getSqlState()) {
            case CHANGED_MEANWHILE ->
                    new Problem(
                            EnquiryProblem.ENQUIRY_CHANGED_MEANWHILE,
                            "Somebody decided about it meanwhile; read it again.");
            case NOT_A_DECISION ->
                    new Problem(
                            EnquiryProblem.ENQUIRY_DECISION_REFUSED,
                            "It cannot become that from what it is, or this was not the latest decision; read it again.");
            default -> failure;
        };
    }
}
