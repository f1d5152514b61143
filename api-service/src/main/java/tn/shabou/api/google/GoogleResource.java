package tn.shabou.api.google;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.RequestTrace;

/** Google over HTTP: live, and for people. */
@Path("/api/admin/leads")
@RolesAllowed({Staff.ADMIN, Staff.STAFF})
@Tag(name = "Google")
class GoogleResource {

    private final LiveGoogle google;
    private final LeadPlaces places;
    private final SecurityIdentity identity;

    GoogleResource(LiveGoogle google, LeadPlaces places, SecurityIdentity identity) {
        this.google = google;
        this.places = places;
        this.identity = identity;
    }

    /**
     * @param placeId as Google gives it, or as its link shows it
     */
    @RegisterForReflection
    record Choice(@NotNull @Pattern(regexp = "[A-Za-z0-9_-]{3,300}") String placeId) {}

    @GET
    @Path("/{id}/google")
    @Operation(
            summary =
                    "What Google says of a lead right now; shown with its attribution, never kept",
            description =
                    "Of the place that the lead is said to be, else of what a search for its name finds. Each call is"
                            + " charged to the month's budget.")
    public Uni<RestResponse<GoogleView>> show(
            @RestPath UUID id,
            @Parameter(description = "How much to ask for; more is dearer.")
                    @RestQuery
                    @DefaultValue("ADDRESS")
                    Wanted fields) {
        return google.show(id, fields)
                .map(view -> view.orElseThrow(() -> noLead(id)))
                .map(view ->
                        RestResponse.ResponseBuilder.ok(view)
                                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                                .build());
    }

    @PUT
    @Path("/{id}/google")
    @Operation(summary = "Say which place of Google a lead is")
    public Uni<Void> choose(@RestPath UUID id, @Valid @NotNull Choice choice, RoutingContext http) {
        return choose(id, Optional.of(choice.placeId()), http);
    }

    @DELETE
    @Path("/{id}/google")
    @Operation(summary = "Say that a lead is no place of Google that we know")
    public Uni<Void> release(@RestPath UUID id, RoutingContext http) {
        return choose(id, Optional.empty(), http);
    }

    private Uni<Void> choose(UUID lead, Optional<String> placeId, RoutingContext http) {
        return places.find(lead)
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw noLead(lead);
                    }
                })
                .chain(() ->
                        places.choose(lead, placeId, Staff.of(identity), RequestTrace.of(http)));
    }

    private static Problem noLead(UUID id) {
        return new Problem(HttpProblem.NOT_FOUND, "No lead has the id %s.", id);
    }
}
