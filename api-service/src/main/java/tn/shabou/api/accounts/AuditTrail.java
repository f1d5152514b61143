package tn.shabou.api.accounts;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** What staff did, written in the transaction of the deed. */
@ApplicationScoped
public class AuditTrail {

    private static final String APPEND =
            """
            INSERT INTO audit_entry (actor_id, actor_email, action, entity, entity_id, after, trace_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;

    /**
     * @param action verb and noun, such as {@code start run}
     * @param after the state that the deed brought about
     */
    public record Deed(
            Staff actor,
            String action,
            String entity,
            String entityId,
            JsonObject after,
            String traceId) {}

    public Uni<Void> append(SqlConnection transaction, Deed deed) {
        var row =
                Tuple.tuple()
                        .addUUID(deed.actor.id())
                        .addString(deed.actor.email())
                        .addString(deed.action)
                        .addString(deed.entity)
                        .addString(deed.entityId)
                        .addJsonObject(deed.after)
                        .addString(deed.traceId);
        return transaction.preparedQuery(APPEND).execute(row).replaceWithVoid();
    }
}
