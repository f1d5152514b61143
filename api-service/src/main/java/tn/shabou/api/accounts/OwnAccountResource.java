package tn.shabou.api.accounts;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.access.Permission;
import tn.shabou.api.http.ClientAddress;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.RequestTrace;
import tn.shabou.model.accounts.Role;
import tn.shabou.model.accounts.User;

/** What everybody who is signed in may see and change about themselves. */
@Path(AuthResource.PATH)
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Accounts")
class OwnAccountResource {

    private final OwnAccount account;
    private final Sessions sessions;
    private final ClientAddress address;
    private final SecurityIdentity identity;

    OwnAccountResource(
            OwnAccount account,
            Sessions sessions,
            ClientAddress address,
            SecurityIdentity identity) {
        this.account = account;
        this.sessions = sessions;
        this.address = address;
        this.identity = identity;
    }

    record NewPassword(
            @NotBlank @Size(max = 200) String currentPassword,
            @NotBlank @Size(max = 200) String newPassword) {}

    /**
     * @param permissions beyond what the role's name says, such as {@code cost:read}
     * @param secondFactor whether it is on
     */
    @Schema(name = "Me")
    record Me(
            UUID id,
            String email,
            String fullName,
            Role role,
            Set<String> permissions,
            boolean secondFactor) {

        static Me of(User user, boolean mustEnrol, boolean secondFactor) {
            return new Me(
                    user.id(),
                    user.email(),
                    user.fullName(),
                    user.role(),
                    mustEnrol
                            ? Set.of(Permission.ENROL)
                            : new TreeSet<>(Permission.of(user.role())),
                    secondFactor);
        }
    }

    /**
     * @param address where it was opened from; an IPv6 address as its network
     * @param current the one that asks
     */
    @Schema(name = "StaffSession")
    record Session(
            UUID id,
            Instant openedAt,
            Instant renewedAt,
            String address,
            String userAgent,
            boolean current) {}

    @GET
    @Path("/me")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER, Permission.ENROL})
    @Operation(summary = "Who I am")
    public Uni<Me> me() {
        var mustEnrol = identity.hasRole(Permission.ENROL);
        var staff = Staff.of(identity);
        return Uni.combine()
                .all()
                .unis(account.of(staff), account.hasSecondFactor(staff))
                .with((user, secondFactor) -> Me.of(user, mustEnrol, secondFactor));
    }

    @POST
    @Path("/password")
    @Operation(summary = "Change my password, and sign out everywhere else")
    public Uni<Void> changePassword(@Valid @NotNull NewPassword change, RoutingContext http) {
        var by = new By(Staff.of(identity), RequestTrace.of(http));
        var proof = new OwnAccount.Proof(change.currentPassword(), address.of(http));
        return account.changePassword(by, session(), proof, change.newPassword());
    }

    @GET
    @Path("/sessions")
    @Operation(summary = "Where I am signed in, latest first")
    public Uni<Page<Session>> sessions() {
        return sessions.of(Staff.of(identity).id())
                .map(open -> Page.whole(open.stream().map(this::view).toList()));
    }

    @DELETE
    @Path("/sessions/{id}")
    @Operation(summary = "Sign out one device")
    public Uni<Void> end(@RestPath UUID id) {
        return sessions.end(Staff.of(identity).id(), id)
                .invoke(ended -> {
                    if (!ended) {
                        throw new Problem(
                                AccountProblem.SESSION_NOT_FOUND,
                                "No session of yours has the id %s; it may have ended.",
                                id);
                    }
                })
                .replaceWithVoid();
    }

    @DELETE
    @Path("/sessions")
    @Operation(summary = "Sign out everywhere, here too")
    public Uni<Void> endAll() {
        return sessions.endAll(Staff.of(identity).id(), Optional.empty());
    }

    private Session view(Sessions.Session session) {
        return new Session(
                session.id(),
                session.openedAt(),
                session.renewedAt(),
                session.device().address(),
                session.device().agent(),
                session.id().equals(session()));
    }

    private UUID session() {
        return StaffAccess.session(identity).orElseThrow();
    }
}
