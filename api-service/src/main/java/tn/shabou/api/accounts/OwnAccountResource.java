package tn.shabou.api.accounts;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Problem;

/** What everybody who is signed in may see and change about themselves. */
@Path(AuthResource.PATH)
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Accounts")
class OwnAccountResource {

    private final OwnAccount account;
    private final Sessions sessions;
    private final SecurityIdentity identity;

    OwnAccountResource(OwnAccount account, Sessions sessions, SecurityIdentity identity) {
        this.account = account;
        this.sessions = sessions;
        this.identity = identity;
    }

    record NewPassword(
            @NotBlank @Size(max = 200) String currentPassword,
            @NotBlank @Size(max = 200) String newPassword) {}

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
    @Operation(summary = "Who I am")
    public Uni<Person> me() {
        return account.of(Staff.of(identity)).map(Person::of);
    }

    @POST
    @Path("/password")
    @Operation(summary = "Change my password, and sign out everywhere else")
    public Uni<Void> changePassword(@Valid @NotNull NewPassword change) {
        return account.changePassword(
                Staff.of(identity), session(), change.currentPassword(), change.newPassword());
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
                                "No session of yours has the id %s; it may have ended."
                                        .formatted(id));
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
