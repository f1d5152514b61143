package tn.shabou.api.sources;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Tagged;

/**
 * Sources over HTTP. One of them runs alone by a run of the agent {@code prospector} whose
 * parameter {@code source} is its id.
 */
@Path(SourceResource.PATH)
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Sources")
class SourceResource {

    static final String PATH = "/api/admin/sources";

    private final Sources sources;
    private final SecurityIdentity identity;

    SourceResource(Sources sources, SecurityIdentity identity) {
        this.sources = sources;
        this.identity = identity;
    }

    /** All sources, by kind and name. */
    @RegisterForReflection
    record SourceList(List<Source> items) {}

    @GET
    @Operation(
            summary =
                    "Where leads come from, with licence, terms, retention and how each source stands",
            description =
                    "To run one alone, start a run of the agent prospector with its id as the parameter source.")
    public Uni<SourceList> list() {
        return sources.list().map(SourceList::new);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One source, with the ETag that an edit has to name")
    public Uni<RestResponse<Source>> show(@RestPath long id) {
        return sources.find(id).map(found -> Tagged.ok(found, found.version()));
    }

    @POST
    @RolesAllowed(Staff.ADMIN)
    @Operation(summary = "Add a site or an extract; it is switched off until it is edited")
    public Uni<RestResponse<Source>> add(@Valid @NotNull Source.Draft draft, RoutingContext http) {
        return sources.add(draft, Staff.editor(identity, http))
                .map(made -> Tagged.created(made, made.version(), PATH + "/" + made.id()));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Staff.ADMIN)
    @Operation(
            summary = "Switch a source on or off, name its file, say how long what it says is kept")
    public Uni<RestResponse<Source>> revise(
            @RestPath long id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @Valid @NotNull Source.Revision revision,
            RoutingContext http) {
        return sources.revise(id, revision, ifMatch, Staff.editor(identity, http))
                .map(revised -> Tagged.ok(revised, revised.version()));
    }
}
