package tn.shabou.api.imports;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.File;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.RequestTrace;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.model.forecasts.Grain;

/** Sales files over HTTP. */
@Path("/api/admin/imports/sales")
@RolesAllowed({Staff.ADMIN, Staff.STAFF})
@Tag(name = "Imports")
class SalesImportResource {

    private final SalesImports imports;
    private final SecurityIdentity identity;

    SalesImportResource(SalesImports imports, SecurityIdentity identity) {
        this.imports = imports;
        this.identity = identity;
    }

    @POST
    @Consumes("text/csv")
    @Operation(
            summary = "Import a sales file: all of it or nothing",
            description =
                    "A header line with sku, date, quantity and perhaps unit_price (also series_id, time, value), then a"
                            + " line a sale. An empty quantity means that nobody knows it.")
    public Uni<RestResponse<SalesImport>> bringIn(
            File file,
            @RestQuery @DefaultValue("sales.csv") @Size(max = 200) String fileName,
            @RestQuery Optional<Grain> grain,
            @RestQuery @DefaultValue("PARK") UnknownSkus unknownSkus,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var order =
                new SalesImports.Order(
                        file.toPath(),
                        fileName,
                        grain,
                        unknownSkus,
                        key,
                        Staff.of(identity),
                        RequestTrace.of(http));
        return imports.bringIn(order).map(SalesImportResource::answer);
    }

    private static RestResponse<SalesImport> answer(SalesImport done) {
        var status = done.alreadyImported() ? RestResponse.Status.OK : RestResponse.Status.CREATED;
        return RestResponse.status(status, done);
    }
}
