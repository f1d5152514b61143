package tn.shabou.api.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What staff did, written in the transaction of the deed. The database chains the entries, so that
 * changes show; writers wait for each other from here to their commit, so write this last.
 */
@ApplicationScoped
public class AuditTrail {

    private static final String APPEND =
            """
            INSERT INTO audit_entry (actor_id, actor_email, action, entity, entity_id, before, after, reason, trace_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    public Uni<Void> append(SqlConnection transaction, Deed deed) {
        return transaction.preparedQuery(APPEND).execute(row(deed)).replaceWithVoid();
    }

    /** Several at once, in this order. */
    public Uni<Void> append(SqlConnection transaction, List<Deed> deeds) {
        return deeds.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(APPEND)
                        .executeBatch(deeds.stream().map(AuditTrail::row).toList())
                        .replaceWithVoid();
    }

    private static Tuple row(Deed deed) {
        return Tuple.tuple()
                .addUUID(deed.actor().id())
                .addString(deed.actor().email())
                .addString(deed.action())
                .addString(deed.entity())
                .addString(deed.entityId())
                .addJsonObject(deed.before().orElse(null))
                .addJsonObject(deed.after())
                .addString(deed.reason().orElse(null))
                .addString(deed.traceId());
    }

    /**
     * @param action verb and noun, such as {@code start run}
     * @param before the fields that the deed changed, as they were; empty when there was nothing
     * @param after the state that the deed brought about, or the fields that it changed
     * @param reason as the actor gives it
     */
    public record Deed(
            Actor actor,
            String action,
            String entity,
            String entityId,
            Optional<JsonObject> before,
            JsonObject after,
            Optional<String> reason,
            String traceId) {

        /** A deed that changes nothing that was there. */
        public Deed(
                Actor actor,
                String action,
                String entity,
                String entityId,
                JsonObject after,
                String traceId) {
            this(
                    actor,
                    action,
                    entity,
                    entityId,
                    Optional.empty(),
                    after,
                    Optional.empty(),
                    traceId);
        }

        /**
         * The same, as a change from {@code before}: of both only the fields that differ are kept.
         */
        public Deed from(JsonObject old) {
            return new Deed(
                    actor,
                    action,
                    entity,
                    entityId,
                    Optional.of(differing(old, after)),
                    differing(after, old),
                    reason,
                    traceId);
        }

        public Deed because(String why) {
            return new Deed(
                    actor, action, entity, entityId, before, after, Optional.of(why), traceId);
        }

        private static JsonObject differing(JsonObject some, JsonObject others) {
            var kept = some.copy();
            some.fieldNames().stream()
                    .filter(field ->
                            others.containsKey(field)
                                    && Objects.equals(some.getValue(field), others.getValue(field)))
                    .forEach(kept::remove);
            return kept;
        }
    }
}
