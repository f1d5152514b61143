package tn.shabou.api.fit.editing;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Tagged;
import tn.shabou.api.idempotency.Idempotency;

/** Which cars a part fits, for staff, over HTTP. */
@Path("/api/admin/products/{product}/fitments")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Vehicles and fitments")
class FitmentEditingResource {

    private final FitmentEditing fitments;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    FitmentEditingResource(
            FitmentEditing fitments, Idempotency idempotency, SecurityIdentity identity) {
        this.fitments = fitments;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Which engines a part fits, and under which conditions")
    public Uni<Page<EditedFitment>> list(@RestPath long product, @Valid @BeanParam Paging paging) {
        return fitments.list(product, paging);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A fitment, with the ETag that an edit has to name")
    public Uni<RestResponse<EditedFitment>> show(@RestPath long product, @RestPath long id) {
        return fitments.find(product, id).map(fitment -> Tagged.ok(fitment, fitment.version()));
    }

    @POST
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Say that a part fits an engine")
    public Uni<RestResponse<EditedFitment>> add(
            @RestPath long product,
            @Valid @NotNull EditedFitment.Draft draft,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var editor = Staff.editor(identity, http);
        var call =
                idempotency.call(
                        key, editor.actor().id().toString(), "add fitment to " + product, draft);
        return fitments.add(product, draft, call, editor)
                .map(made ->
                        Tagged.created(
                                made,
                                made.version(),
                                "/api/admin/products/%d/fitments/%d"
                                        .formatted(product, made.id())));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Change the engine or the conditions of a fitment")
    public Uni<RestResponse<EditedFitment>> revise(
            @RestPath long product,
            @RestPath long id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @Valid @NotNull EditedFitment.Draft draft,
            RoutingContext http) {
        return fitments.revise(product, id, draft, ifMatch, Staff.editor(identity, http))
                .map(fitment -> Tagged.ok(fitment, fitment.version()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Say that a part does not fit an engine after all")
    public Uni<Void> remove(
            @RestPath long product,
            @RestPath long id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            RoutingContext http) {
        return fitments.remove(product, id, ifMatch, Staff.editor(identity, http));
    }

    @POST
    @Path("/copy")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Let a part fit whatever another part fits",
            description =
                    "Adds what is missing and changes nothing else, so that doing it again does no harm.")
    public Uni<EditedFitment.Copied> copy(
            @RestPath long product, @Valid @NotNull EditedFitment.Copy copy, RoutingContext http) {
        return fitments.copy(product, copy.from(), Staff.editor(identity, http));
    }
}
