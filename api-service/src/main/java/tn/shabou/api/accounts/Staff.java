package tn.shabou.api.accounts;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import tn.shabou.api.audit.Actor;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.RequestTrace;

/** The member of staff behind a request. */
public record Staff(UUID id, String email) implements Actor {

    public static final String ADMIN = "ADMIN";
    public static final String STAFF = "STAFF";
    public static final String VIEWER = "VIEWER";

    /**
     * @param identity of a request that a token let in
     */
    public static Staff of(SecurityIdentity identity) {
        var token = (JsonWebToken) identity.getPrincipal();
        return new Staff(UUID.fromString(token.getSubject()), token.getName());
    }

    /** The same as who changes something in that request. */
    public static Editor editor(SecurityIdentity identity, RoutingContext http) {
        return new Editor(of(identity), RequestTrace.of(http));
    }
}
