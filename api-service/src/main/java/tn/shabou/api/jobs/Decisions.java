package tn.shabou.api.jobs;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;
import tn.shabou.api.audit.Actor;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.Problem;

/** Makes what staff decided about a job come about, once. */
public final class Decisions {

    private static final String STATE = "SELECT state FROM {jobs} WHERE id = $1";

    private final Pool database;
    private final AuditTrail audit;
    private final JobKind kind;

    public Decisions(Pool database, AuditTrail audit, JobKind kind) {
        this.database = database;
        this.audit = audit;
        this.kind = kind;
    }

    /**
     * Changes nothing where there is no such job.
     *
     * @throws Problem through the Uni when it is too early or too late
     */
    public Uni<Void> make(Decision decision, UUID id, Actor actor, String traceId) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(kind.sql(decision.statement()))
                        .execute(Tuple.of(id, actor.id()))
                        .chain(made ->
                                made.rowCount() == 1
                                        ? note(transaction, decision, id, actor, traceId)
                                        : requireMade(transaction, decision, id)));
    }

    private Uni<Void> note(
            SqlConnection transaction, Decision decision, UUID id, Actor actor, String traceId) {
        return audit.append(
                transaction,
                new AuditTrail.Deed(
                        actor,
                        decision.verb() + " " + kind.noun(),
                        kind.jobs(),
                        id.toString(),
                        new JsonObject(),
                        traceId));
    }

    private Uni<Void> requireMade(SqlConnection transaction, Decision decision, UUID id) {
        return transaction
                .preparedQuery(kind.sql(STATE))
                .execute(Tuple.of(id))
                .invoke(rows -> {
                    for (var row : rows) {
                        var state = JobState.valueOf(row.getString("state"));
                        if (!decision.isMade(state)) {
                            throw new Problem(
                                    kind.notReady(), "It is %s. %s", state, decision.when());
                        }
                    }
                })
                .replaceWithVoid();
    }
}
