package tn.shabou.api.imports.sales;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.RequestTrace;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.api.jobs.JobAnswer;
import tn.shabou.model.forecasts.Grain;

/** Sales files over HTTP. */
@Path(SalesImportResource.PATH)
@Tag(name = "Imports")
class SalesImportResource {

    static final String PATH = "/api/admin/imports/sales";

    private final Receiving receiving;
    private final SalesRecords records;
    private final TakingBack takingBack;
    private final SalesWorker worker;
    private final SecurityIdentity identity;

    SalesImportResource(
            Receiving receiving,
            SalesRecords records,
            TakingBack takingBack,
            SalesWorker worker,
            SecurityIdentity identity) {
        this.receiving = receiving;
        this.records = records;
        this.takingBack = takingBack;
        this.worker = worker;
        this.identity = identity;
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Import a sales file: all of it or nothing",
            description =
                    "A header line with sku (or product_id), date, quantity and perhaps unit_price and type, also in French or"
                            + " Arabic, then a line a sale. A negative quantity or the type retour is a return; an empty"
                            + " quantity means that nobody knows it. Of days, rows that an earlier file brought are left"
                            + " out and the n-th equal row is another sale; of weeks and months, what the file says takes"
                            + " the place of what was known. A file that takes long is answered with 202 and where to"
                            + " follow it.")
    public Uni<RestResponse<SalesImport>> bringIn(
            File file,
            @RestQuery @DefaultValue("sales.csv") @Size(min = 1, max = 200) String fileName,
            @RestQuery Optional<Grain> grain,
            @RestQuery @DefaultValue("PARK") UnknownSkus unknownSkus,
            @RestQuery Optional<DateOrder> dateOrder,
            @RestQuery Optional<Overlap> overlap,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var order =
                new Receiving.Order(
                        file.toPath(),
                        fileName,
                        new Asked(grain, unknownSkus, dateOrder, overlap),
                        key,
                        Staff.of(identity),
                        RequestTrace.of(http));
        return receiving
                .receive(order)
                .invoke(worker::wake)
                .chain(received -> records.ended(received, http))
                .map(SalesImportResource::answer);
    }

    @GET
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "The latest sales imports, newest first")
    public Uni<List<SalesImport>> list(
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit, RoutingContext http) {
        return records.newest(limit, http);
    }

    @GET
    @Path("/unknown")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(
            summary = "SKUs whose sales wait until the catalogue knows them",
            description =
                    "Those with the most rows first. Their sales count as soon as such a part is there.")
    public Uni<List<UnknownSku>> unknown(
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return records.unknown(limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "How an import stands; of a refused file, what is wrong with it")
    public Uni<SalesImport> show(@RestPath UUID id, RoutingContext http) {
        return records.show(id, http);
    }

    @POST
    @Path("/{id}/undo")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Take a file back: its sales are removed, and no others",
            description =
                    "What earlier files said of the same parts and days counts again, forecasts are measured without it, and"
                            + " the next run of Orion knows nothing of it. Parts that it made stay, and are not shown. The"
                            + " same file can be sent again. Refused while a later file builds on it.")
    public Uni<SalesImport> undo(@RestPath UUID id, RoutingContext http) {
        return takingBack
                .takeBack(id, Staff.of(identity), RequestTrace.of(http))
                .chain(() -> records.show(id, http));
    }

    @GET
    @Path("/{id}/events")
    @Blocking // until it is known whether there is such an import
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "The import whenever it comes further, until its work ends")
    public Multi<SalesImport> events(@RestPath UUID id, RoutingContext http) {
        return JobAnswer.follow(() -> records.show(id, http));
    }

    private static RestResponse<SalesImport> answer(SalesImport found) {
        var status =
                found.goesOn()
                        ? RestResponse.Status.ACCEPTED
                        : found.alreadyImported()
                                ? RestResponse.Status.OK
                                : RestResponse.Status.CREATED;
        return RestResponse.ResponseBuilder.create(status, found)
                .location(URI.create(PATH + "/" + found.id()))
                .build();
    }
}
