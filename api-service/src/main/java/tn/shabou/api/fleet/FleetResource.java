package tn.shabou.api.fleet;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.File;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.accounts.Staff;
import tn.shabou.model.ShopTime;

/** Counts of cars over HTTP. */
@Path("/api/admin/fleet")
@RolesAllowed({Staff.ADMIN, Staff.STAFF})
@Tag(name = "Forecasts")
class FleetResource {

    private final FleetCounts counts;
    private final Vertx vertx;
    private final SecurityIdentity identity;
    private final Clock clock;

    FleetResource(FleetCounts counts, Vertx vertx, SecurityIdentity identity, Clock clock) {
        this.counts = counts;
        this.vertx = vertx;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * What came of a file.
     *
     * @param rows stored, new ones and those that took another's place
     */
    @Schema(name = "FleetOutcome")
    record Outcome(int rows) {}

    @GET
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(
            summary = "How many cars there are, by make, model and model year",
            description =
                    "Orion takes the latest count of a model, else its share of its make's, else of all cars. From them and"
                            + " from what a part fits it knows how old the part's cars are, and warns when they vanish.")
    public Uni<List<FleetCount>> list() {
        return counts.list();
    }

    @POST
    @Consumes("text/csv")
    @Operation(
            summary = "Bring in counts of cars: all of the file or nothing",
            description =
                    "A header line with make, model, first_year, last_year, cars, counted_on and source, then a line a count."
                            + " Without a model it is about the make, without both about all cars. The same cars and day"
                            + " again take the place of what was there.")
    public Uni<Outcome> bringIn(File file, RoutingContext http) {
        return vertx.executeBlocking(
                        () -> FleetFile.rows(file.toPath(), ShopTime.today(clock)), false)
                .onTermination()
                .call(() -> vertx.fileSystem().delete(file.getPath()))
                .chain(rows -> counts.store(rows, Staff.editor(identity, http)))
                .map(Outcome::new);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove a count of cars")
    public Uni<Void> remove(@RestPath long id, RoutingContext http) {
        return counts.remove(id, Staff.editor(identity, http));
    }
}
