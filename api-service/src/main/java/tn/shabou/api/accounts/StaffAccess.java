package tn.shabou.api.accounts;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import tn.shabou.api.access.Permission;
import tn.shabou.model.accounts.Role;

/**
 * Lets in only whose session goes on, with the permissions of their role: who signs out, is closed
 * out or gets another role loses the access token at once, not when it expires. While Redis is away
 * a token is believed until it expires, so that the shop can go on working.
 */
@ApplicationScoped
class StaffAccess implements SecurityIdentityAugmentor {

    private static final Logger LOG = Logger.getLogger(StaffAccess.class);

    private final Sessions sessions;

    StaffAccess(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        var session = session(identity).orElseThrow(AuthenticationFailedException::new);
        return sessions.isOpen(Staff.of(identity).id(), session)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("believing an access token unchecked: %s", failure);
                    return true;
                })
                .map(open -> {
                    if (!open) {
                        throw new AuthenticationFailedException();
                    }
                    return withPermissions(identity);
                });
    }

    private static SecurityIdentity withPermissions(SecurityIdentity identity) {
        var permissions = new HashSet<String>();
        for (var role : Role.values()) {
            if (identity.hasRole(role.name())) {
                permissions.addAll(Permission.of(role));
            }
        }
        return QuarkusSecurityIdentity.builder(identity).addRoles(permissions).build();
    }

    /** The session that the access token belongs to; empty when it is no access token. */
    static Optional<UUID> session(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)
                || !token.<Object>claim("type")
                        .map(Object::toString)
                        .equals(Optional.of("access"))) {
            return Optional.empty();
        }
        try {
            return token.<Object>claim(Tokens.SESSION).map(id -> UUID.fromString(id.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
