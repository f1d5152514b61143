package tn.shabou.api.assortment;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Tagged;
import tn.shabou.api.idempotency.Idempotency;

/** Saved views of products over HTTP. */
@Path(SavedViewResource.PATH)
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Products")
class SavedViewResource {

    static final String PATH = "/api/admin/products/views";

    private final SavedViews views;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    SavedViewResource(SavedViews views, Idempotency idempotency, SecurityIdentity identity) {
        this.views = views;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "One's own views, then those that others share")
    public Uni<Page<SavedView>> list() {
        return views.list(Staff.of(identity).id()).map(Page::whole);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A view, with the ETag that a change has to name")
    public Uni<RestResponse<SavedView>> show(@RestPath UUID id) {
        return views.find(id, Staff.of(identity).id()).map(view -> Tagged.ok(view, view.version()));
    }

    @POST
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Save a filter, an order and columns under a name")
    public Uni<RestResponse<SavedView>> save(
            @Valid @NotNull SavedView.Draft draft,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var editor = Staff.editor(identity, http);
        var call = idempotency.call(key, editor.actor().id().toString(), "save view", draft);
        return views.save(draft, call, editor)
                .map(saved -> Tagged.created(saved, saved.version(), PATH + "/" + saved.id()));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Change a view of one's own")
    public Uni<RestResponse<SavedView>> revise(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @Valid @NotNull SavedView.Draft draft,
            RoutingContext http) {
        return views.revise(id, draft, ifMatch, Staff.editor(identity, http))
                .map(view -> Tagged.ok(view, view.version()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Remove a view of one's own")
    public Uni<Void> remove(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            RoutingContext http) {
        return views.remove(id, ifMatch, Staff.editor(identity, http));
    }
}
