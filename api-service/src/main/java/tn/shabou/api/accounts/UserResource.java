package tn.shabou.api.accounts;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.access.Permission;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.RequestTrace;
import tn.shabou.api.http.Tagged;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.model.accounts.Role;

/** The staff, for administrators. */
@Path(UserResource.PATH)
@RolesAllowed(Permission.MANAGE_USERS)
@Tag(name = "Users")
class UserResource {

    static final String PATH = "/api/admin/users";

    private final UserDirectory directory;
    private final UserManagement management;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    UserResource(
            UserDirectory directory,
            UserManagement management,
            Idempotency idempotency,
            SecurityIdentity identity) {
        this.directory = directory;
        this.management = management;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @Schema(name = "NewUser")
    record NewUser(
            @NotBlank @Email @Size(max = 254) String email,
            @NotBlank @Size(max = 200) String fullName,
            @NotNull Role role,
            @NotBlank @Size(max = 200) String password) {}

    @Schema(name = "UserChange")
    record UserChange(
            @NotBlank @Size(max = 200) String fullName,
            @NotNull Role role,
            @NotNull Boolean active) {}

    record Password(@NotBlank @Size(max = 200) String password) {}

    @GET
    @Operation(summary = "All users, by e-mail address")
    public Uni<Page<UserDirectory.Entry>> list(
            @RestQuery Optional<Role> role,
            @RestQuery Optional<Boolean> active,
            @Valid @BeanParam Paging paging) {
        return directory.list(new UserDirectory.Filter(role, active), paging);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A user, with the ETag that a change wants")
    public Uni<RestResponse<UserDirectory.Entry>> show(@RestPath UUID id) {
        return directory.find(id).map(user -> Tagged.ok(user, user.version()));
    }

    @POST
    @Operation(summary = "Create a user, who should change the password at once")
    public Uni<RestResponse<UserDirectory.Entry>> create(
            @Valid @NotNull NewUser user,
            @HeaderParam(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var caller = Staff.of(identity).id().toString();
        var hire =
                new UserManagement.Hire(
                        user.email(),
                        user.fullName(),
                        user.role(),
                        user.password(),
                        idempotency.call(key, caller, "create user", user));
        return management
                .hire(hire, by(http))
                .map(created ->
                        Tagged.created(created, created.version(), PATH + "/" + created.id()));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Change name and role, close or open the account",
            description = "Whose role changes or whose account is closed is signed out everywhere.")
    public Uni<RestResponse<UserDirectory.Entry>> change(
            @RestPath UUID id,
            @Valid @NotNull UserChange change,
            @HeaderParam(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            RoutingContext http) {
        var wanted = new UserManagement.Change(change.fullName(), change.role(), change.active());
        return management
                .change(id, wanted, ifMatch, by(http))
                .map(user -> Tagged.ok(user, user.version()));
    }

    @POST
    @Path("/{id}/password")
    @Operation(summary = "Give a user another password, and sign them out everywhere")
    public Uni<Void> setPassword(
            @RestPath UUID id, @Valid @NotNull Password password, RoutingContext http) {
        return management.setPassword(id, password.password(), by(http));
    }

    @DELETE
    @Path("/{id}/second-factor")
    @Operation(summary = "Let a user who lost the telephone sign in without it")
    public Uni<Void> removeSecondFactor(@RestPath UUID id, RoutingContext http) {
        return management.removeSecondFactor(id, by(http));
    }

    private By by(RoutingContext http) {
        return new By(Staff.of(identity), RequestTrace.of(http));
    }
}
