package tn.shabou.api.vehicles;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Problem;

/** The choice of a car over HTTP, step by step, with how many parts fit each choice. */
@Path("/api/vehicles")
@PermitAll
@Tag(name = "Vehicles")
class VehicleResource {

    private final VehicleTree tree;

    VehicleResource(VehicleTree tree) {
        this.tree = tree;
    }

    @GET
    @Path("/makes")
    @Operation(summary = "The makes of cars, with how many parts fit")
    public Uni<Page<VehicleChoice>> makes() {
        return tree.vehicles().map(all -> choices(all.makes(), all));
    }

    @GET
    @Path("/makes/{make}/models")
    @Operation(summary = "The models of a make")
    public Uni<Page<VehicleChoice>> models(@RestPath String make) {
        return within(all -> all.make(make).map(all::models), make, "makes");
    }

    @GET
    @Path("/models/{model}/generations")
    @Operation(summary = "The generations of a model, with the years in which they were built")
    public Uni<Page<VehicleChoice>> generations(@RestPath String model) {
        return within(all -> all.model(model).map(all::generations), model, "makes/{make}/models");
    }

    @GET
    @Path("/generations/{generation}/engines")
    @Operation(summary = "The engines of a generation, with fuel and power")
    public Uni<Page<VehicleChoice>> engines(@RestPath String generation) {
        return within(
                all -> all.generation(generation).map(all::engines),
                generation,
                "models/{model}/generations");
    }

    private Uni<Page<VehicleChoice>> within(
            Function<Vehicles, Optional<? extends Collection<? extends Vehicle>>> step,
            String slug,
            String list) {
        return tree.vehicles()
                .map(all ->
                        step.apply(all)
                                .map(found -> choices(found, all))
                                .orElseThrow(() ->
                                        new Problem(
                                                VehicleProblem.VEHICLE_NOT_FOUND,
                                                "Nothing here is called \"%s\". See /api/vehicles/%s.",
                                                slug,
                                                list)));
    }

    private static Page<VehicleChoice> choices(
            Collection<? extends Vehicle> vehicles, Vehicles all) {
        return Page.whole(
                vehicles.stream().map(vehicle -> VehicleChoice.of(vehicle, all)).toList());
    }
}
