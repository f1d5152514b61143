package tn.shabou.api.backoffice;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** A page of the back office that cannot be made. */
@Path(BrokenPage.PATH)
@PermitAll
public class BrokenPage {

    static final String PATH = Place.ROOT + "/broken";

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> show() {
        throw new IllegalStateException("broken, as the test wants it");
    }
}
