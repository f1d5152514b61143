package tn.shabou.api.audit;

import io.vertx.core.json.JsonObject;

/**
 * Who changes something, and in which request.
 *
 * @param traceId of the request
 */
public record Editor(Actor actor, String traceId) {

    /**
     * @param action verb and noun
     */
    public AuditTrail.Deed deed(String action, String entity, Object id, JsonObject after) {
        return new AuditTrail.Deed(actor, action, entity, String.valueOf(id), after, traceId);
    }
}
