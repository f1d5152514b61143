package tn.shabou.api.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.AuditTrail.Deed;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;

/**
 * What staff do with leads. The database knows which decisions there are and sets the state by
 * them; here they are only asked for and written down.
 */
@ApplicationScoped
class Triage {

    /** More than that at once is a decision nobody looked at. */
    static final int MOST_AT_ONCE = 5_000;

    private static final String DECIDE =
            """
            INSERT INTO lead_review (lead_id, from_state, to_state, reason, decided_by, cause)
            SELECT id, coalesce($2, state), $3, $4, $5, $6 FROM lead WHERE id = $1 RETURNING from_state
            """;

    private static final String UNDO =
            """
            INSERT INTO lead_review (lead_id, from_state, to_state, decided_by, undoes)
            SELECT lead_id, to_state, from_state, $2, id FROM lead_review WHERE lead_id = $1 ORDER BY id DESC LIMIT 1
            RETURNING to_state
            """;

    private static final String DECIDE_ALL =
            """
            INSERT INTO lead_review (lead_id, from_state, to_state, reason, decided_by, batch, cause)
            SELECT l.id, l.state, $7, $8, $9, $10, $11 FROM lead l JOIN lead_transition t ON t.from_state = l.state AND t.to_state = $7
             WHERE %s ORDER BY l.id LIMIT %d
            """
                    .formatted(LeadFilter.SQL, MOST_AT_ONCE);

    private static final String COUNT_ALL =
            """
            SELECT count(*) AS matching, count(t.to_state) AS decidable FROM lead l
              LEFT JOIN lead_transition t ON t.from_state = l.state AND t.to_state = $7
             WHERE %s
            """
                    .formatted(LeadFilter.SQL);

    private static final String UNDO_ALL =
            """
            INSERT INTO lead_review (lead_id, from_state, to_state, decided_by, undoes, batch)
            SELECT r.lead_id, r.to_state, r.from_state, $2, r.id, $3 FROM lead_review r
             WHERE r.batch = $1 AND r.undoes IS NULL
               AND r.id = (SELECT max(id) FROM lead_review WHERE lead_id = r.lead_id)
             ORDER BY r.lead_id
            """;

    private static final String BATCH = "SELECT count(*) FROM lead_review WHERE batch = $1";

    private static final String PLAN =
            """
            UPDATE lead SET next_action = $2, next_action_on = $3, version = version + 1 WHERE id = $1
            """;

    private static final String NOTE =
            "INSERT INTO lead_note (lead_id, text, author_id) SELECT id, $2, $3 FROM lead WHERE id = $1";

    private final Pool database;
    private final Idempotency idempotency;
    private final AuditTrail audit;

    Triage(Pool database, Idempotency idempotency, AuditTrail audit) {
        this.database = database;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /**
     * What a decision about many came to.
     *
     * @param batch by which all of it can be taken back; absent when nothing was done
     * @param matching how many leads were meant
     * @param decided about how many of them this could be decided
     */
    record Outcome(Optional<UUID> batch, long matching, long decided) {}

    Uni<Void> decide(UUID lead, Decision decision, Editor editor) {
        decision.check();
        var row =
                Tuple.of(
                        lead,
                        decision.from().map(Enum::name).orElse(null),
                        decision.to().name(),
                        decision.because().orElse(null),
                        editor.actor().id(),
                        decision.cause().map(Enum::name).orElse(null));
        return change(lead, new Act("decide lead", DECIDE, row), editor);
    }

    Uni<Void> undo(UUID lead, Editor editor) {
        var row = Tuple.of(lead, editor.actor().id());
        return change(lead, new Act("undo decision", UNDO, row), editor);
    }

    /** How many leads are meant, and about how many this can be decided. Changes nothing. */
    Uni<Outcome> preview(LeadFilter filter, Decision decision) {
        return count(database, filter, decision);
    }

    Uni<Outcome> decideAll(LeadFilter filter, Decision decision, Editor editor) {
        decision.check();
        var batch = UUID.randomUUID();
        return transaction(connection ->
                count(connection, filter, decision)
                        .chain(meant -> {
                            requireFew(meant.decided());
                            var row =
                                    filter.parameters()
                                            .addString(decision.to().name())
                                            .addString(decision.because().orElse(null))
                                            .addUUID(editor.actor().id())
                                            .addUUID(batch)
                                            .addString(
                                                    decision.cause().map(Enum::name).orElse(null));
                            return connection
                                    .preparedQuery(DECIDE_ALL)
                                    .execute(row)
                                    .map(rows ->
                                            new Outcome(
                                                    Optional.of(batch),
                                                    meant.matching(),
                                                    rows.rowCount()))
                                    .call(done ->
                                            write(
                                                    connection,
                                                    editor,
                                                    "decide leads",
                                                    batch,
                                                    decision,
                                                    done));
                        }));
    }

    /** Takes back what was decided together, where nothing was decided since. */
    Uni<Outcome> undoAll(UUID batch, Editor editor) {
        var undoing = UUID.randomUUID();
        return transaction(connection ->
                connection
                        .preparedQuery(BATCH)
                        .execute(Tuple.of(batch))
                        .map(rows -> rows.iterator().next().getLong(0))
                        .chain(size -> {
                            if (size == 0) {
                                throw new Problem(
                                        LeadProblem.LEAD_NOT_FOUND,
                                        "No decision about many leads has the id %s.",
                                        batch);
                            }
                            return connection
                                    .preparedQuery(UNDO_ALL)
                                    .execute(Tuple.of(batch, editor.actor().id(), undoing))
                                    .map(rows ->
                                            new Outcome(Optional.empty(), size, rows.rowCount()));
                        })
                        .call(done ->
                                audit.append(
                                        connection,
                                        deed(
                                                editor,
                                                "undo decisions",
                                                batch,
                                                new JsonObject().put("leads", done.decided())))));
    }

    /**
     * @param ifMatch the version of the lead that was read
     */
    Uni<Void> plan(
            UUID lead,
            Optional<String> action,
            Optional<LocalDate> day,
            Optional<String> ifMatch,
            Editor editor) {
        var row = Tuple.of(lead, action.orElse(null), day.orElse(null));
        return transaction(connection ->
                Standing.of(connection, lead)
                        .invoke(old -> IfMatch.require(ifMatch, old.version()))
                        .chain(old ->
                                change(connection, lead, new Act("plan lead", PLAN, row), editor)));
    }

    Uni<Void> note(UUID lead, String text, Idempotency.Call call, Editor editor) {
        var row = Tuple.of(lead, text, editor.actor().id());
        // Not what it says, which may be about a person: the log cannot be changed when they ask
        // for it.
        var act =
                new Act("note on lead", NOTE, row, new JsonObject().put("letters", text.length()));
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? Uni.createFrom().voidItem()
                                : transaction(connection ->
                                        change(connection, lead, act, editor)
                                                .chain(() ->
                                                        idempotency.keep(
                                                                connection,
                                                                call,
                                                                lead.toString()))));
    }

    /**
     * One statement about one lead.
     *
     * @param more what the audit trail keeps besides what it changes of the lead
     */
    private record Act(String name, String sql, Tuple row, JsonObject more) {

        private Act(String name, String sql, Tuple row) {
            this(name, sql, row, new JsonObject());
        }
    }

    private Uni<Void> change(UUID lead, Act act, Editor editor) {
        return transaction(connection -> change(connection, lead, act, editor));
    }

    private Uni<Void> change(SqlConnection connection, UUID lead, Act act, Editor editor) {
        return Standing.of(connection, lead)
                .chain(old ->
                        connection
                                .preparedQuery(act.sql)
                                .execute(act.row)
                                .invoke(rows -> requireSome(rows.rowCount(), lead))
                                .chain(() -> Standing.of(connection, lead))
                                .map(now -> now.content().mergeIn(act.more))
                                .chain(after ->
                                        audit.append(
                                                connection,
                                                deed(editor, act.name, lead, after)
                                                        .from(old.content()))));
    }

    private static void requireSome(int changed, UUID lead) {
        if (changed == 0) {
            throw new Problem(
                    LeadProblem.LEAD_NOT_FOUND,
                    "No lead has the id %s, or there is nothing to undo.",
                    lead);
        }
    }

    private static Uni<Outcome> count(SqlClient client, LeadFilter filter, Decision decision) {
        return client.preparedQuery(COUNT_ALL)
                .execute(filter.parameters().addString(decision.to().name()))
                .map(rows -> rows.iterator().next())
                .map(row ->
                        new Outcome(
                                Optional.empty(),
                                row.getLong("matching"),
                                row.getLong("decidable")));
    }

    private static void requireFew(long decided) {
        if (decided > MOST_AT_ONCE) {
            throw new Problem(
                    LeadProblem.LEAD_DECISION_REFUSED,
                    "This is about %,d leads; at most %,d at once. Narrow the filter.",
                    decided,
                    MOST_AT_ONCE);
        }
    }

    private Uni<Void> write(
            SqlConnection connection,
            Editor editor,
            String action,
            UUID batch,
            Decision decision,
            Outcome done) {
        var after =
                new JsonObject()
                        .put("state", decision.to().name())
                        .put("reason", decision.because().orElse(null))
                        .put("leads", done.decided());
        return audit.append(connection, deed(editor, action, batch, after));
    }

    private static Deed deed(Editor editor, String action, UUID id, JsonObject after) {
        return editor.deed(action, "lead", id, after);
    }

    private <T> Uni<T> transaction(Function<SqlConnection, Uni<T>> work) {
        return database.withTransaction(work)
                .onFailure(PgException.class)
                .transform(failure -> Refusals.of((PgException) failure));
    }
}
