package tn.shabou.api.accounts;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import tn.shabou.api.audit.AuditTrail;

/** Who asks for a change of an account, and in which request. */
record By(Staff staff, String traceId) {

    AuditTrail.Deed deed(String action, UUID user, JsonObject after) {
        return new AuditTrail.Deed(staff, action, "app_user", user.toString(), after, traceId);
    }

    /** A deed whose name says all that may be told. */
    AuditTrail.Deed deed(String action, UUID user) {
        return deed(action, user, new JsonObject());
    }
}
