package tn.shabou.api.vehicles.editing;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Tagged;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.api.vehicles.editing.EditedVehicle.Draft;

/** Cars for staff, over HTTP: one door for the four levels of their tree. */
@Path("/api/admin/vehicles/{level}")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Vehicles and fitments")
class VehicleEditingResource {

    private final VehicleEditing vehicles;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    VehicleEditingResource(
            VehicleEditing vehicles, Idempotency idempotency, SecurityIdentity identity) {
        this.vehicles = vehicles;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "All makes, or the models, generations or engines below one")
    public Uni<Page<EditedVehicle>> list(
            @RestPath String level,
            @Parameter(description = "id of the make, model or generation above; for all but makes")
                    @RestQuery
                    Optional<@Min(1) @Max(Long.MAX_VALUE) Long> parent) {
        var wanted = level(level);
        if (wanted.hasParent() == parent.isEmpty()) {
            throw Problem.invalid(List.of(new Problem.Fault("parent", VehicleRules.above(wanted))));
        }
        return vehicles.list(wanted, parent.orElse(null)).map(Page::whole);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "A make, model, generation or engine, with the ETag that an edit has to name")
    public Uni<RestResponse<EditedVehicle>> show(@RestPath String level, @RestPath long id) {
        return vehicles.find(level(level), id)
                .map(vehicle -> Tagged.ok(vehicle, vehicle.version()));
    }

    @POST
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Add a make, model, generation or engine",
            description = "Its address is made of its name and those above it, and stays.")
    public Uni<RestResponse<EditedVehicle>> create(
            @RestPath String level,
            @Valid @NotNull Draft draft,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var editor = Staff.editor(identity, http);
        var call =
                idempotency.call(
                        key, editor.actor().id().toString(), "create one of " + level, draft);
        return vehicles.create(level(level), draft, call, editor)
                .map(made ->
                        Tagged.created(
                                made,
                                made.version(),
                                "/api/admin/vehicles/%s/%d".formatted(level, made.id())));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Change a make, model, generation or engine")
    public Uni<RestResponse<EditedVehicle>> revise(
            @RestPath String level,
            @RestPath long id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @Valid @NotNull Draft draft,
            RoutingContext http) {
        return vehicles.revise(level(level), id, draft, ifMatch, Staff.editor(identity, http))
                .map(vehicle -> Tagged.ok(vehicle, vehicle.version()));
    }

    private static Level level(String name) {
        return Level.of(name)
                .orElseThrow(() ->
                        new Problem(
                                HttpProblem.NOT_FOUND,
                                "There are makes, models, generations and engines."));
    }
}
