package tn.shabou.api.vehicles;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.http.Language;
import tn.shabou.model.ShopTime;

/** Help with a VIN over HTTP. The number is somebody's: it is neither logged nor kept. */
@Path("/api/vehicles/vin")
@PermitAll
@Tag(name = "Vehicles")
class VinResource {

    private final VehicleTree tree;
    private final Clock clock;

    VinResource(VehicleTree tree, Clock clock) {
        this.tree = tree;
        this.clock = clock;
    }

    @GET
    @Path("/{vin}")
    @Operation(summary = "What a VIN tells of a car, and what it leaves open")
    public Uni<RestResponse<VinReading>> read(@RestPath String vin, @Context HttpHeaders headers) {
        var language = Language.of(headers.getAcceptableLanguages());
        var number = Vin.parse(vin);
        int year = ShopTime.today(clock).getYear();
        return tree.vehicles()
                .map(all -> VinReading.of(number, all, year, language))
                .map(VinResource::keptNowhere);
    }

    private static RestResponse<VinReading> keptNowhere(VinReading reading) {
        return RestResponse.ResponseBuilder.ok(reading, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
