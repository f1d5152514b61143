package tn.shabou.api.imports.products;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.access.Permission;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.RequestTrace;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.api.jobs.Decision;
import tn.shabou.api.jobs.Decisions;
import tn.shabou.api.jobs.JobAnswer;
import tn.shabou.api.jobs.JobState;
import tn.shabou.api.prices.MarginGuard;

/** Files of products: sent, compared, applied, undone. */
@Path(ProductImportResource.PATH)
@Tag(name = "Imports")
class ProductImportResource {

    static final String PATH = "/api/admin/imports/products";

    private final Receiving receiving;
    private final Decisions decisions;
    private final ImportRecords records;
    private final ImportedRows rows;
    private final ErrorFile errorFile;
    private final ImportWorker worker;
    private final Vertx vertx;
    private final SecurityIdentity identity;

    ProductImportResource(
            Receiving receiving,
            Pool database,
            AuditTrail audit,
            ImportRecords records,
            ImportedRows rows,
            ErrorFile errorFile,
            ImportWorker worker,
            Vertx vertx,
            SecurityIdentity identity) {
        this.receiving = receiving;
        this.decisions = new Decisions(database, audit, ImportJobs.KIND);
        this.records = records;
        this.rows = rows;
        this.errorFile = errorFile;
        this.worker = worker;
        this.vertx = vertx;
        this.identity = identity;
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Send a product file; it is compared with the catalogue, nothing is changed",
            description =
                    "Encoding, separator, decimal mark and columns are guessed where they are not named. The same file again"
                            + " is answered with what became of it, unless again=true. Follow the answer's Location, then apply.")
    public Uni<RestResponse<ProductImport>> send(
            File file,
            @RestQuery @DefaultValue("products.csv") @Size(min = 1, max = 200) String fileName,
            @RestQuery Optional<@Size(max = 4000) String> mapping,
            @RestQuery Optional<@Size(max = 20) String> encoding,
            @RestQuery Optional<@Size(max = 10) String> separator,
            @RestQuery Optional<@Size(max = 2) String> decimal,
            @RestQuery Optional<Boolean> createMissing,
            @RestQuery Optional<EmptyCells> emptyCells,
            @Parameter(
                            description =
                                    "Why prices may be below what the margin allows; for administrators. Otherwise such rows are errors.")
                    @RestQuery
                    Optional<@Size(min = 1, max = 300) String> overrideReason,
            @RestQuery @DefaultValue("false") boolean again,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var asked =
                new AskedFor(
                        mapping,
                        encoding,
                        separator,
                        decimal,
                        createMissing,
                        emptyCells,
                        overrideReason);
        return Uni.createFrom()
                .deferred(() -> receive(file.toPath(), fileName, asked, again, key, http))
                .onTermination()
                .call(() -> vertx.fileSystem().delete(file.getPath()));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(hidden = true) // OpenAPI has one operation for a method and a path
    public Uni<RestResponse<ProductImport>> sendForm(
            @RestForm("file") @Nullable FileUpload file,
            @RestForm Optional<@Size(max = 4000) String> mapping,
            @RestForm Optional<String> encoding,
            @RestForm Optional<String> separator,
            @RestForm Optional<String> decimal,
            @RestForm Optional<Boolean> createMissing,
            @RestForm Optional<EmptyCells> emptyCells,
            @RestForm Optional<@Size(min = 1, max = 300) String> overrideReason,
            @RestForm @DefaultValue("false") boolean again,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        if (file == null) {
            throw new Problem(
                    HttpProblem.INVALID_REQUEST, "Put the file into the form's field \"file\".");
        }
        var asked =
                new AskedFor(
                        mapping,
                        encoding,
                        separator,
                        decimal,
                        createMissing,
                        emptyCells,
                        overrideReason);
        return receive(file.uploadedFile(), name(file), asked, again, key, http);
    }

    private Uni<RestResponse<ProductImport>> receive(
            java.nio.file.Path file,
            String fileName,
            AskedFor asked,
            boolean again,
            Optional<String> key,
            RoutingContext http) {
        MarginGuard.requireMayOverride(
                asked.overrideReason(), identity.hasRole(Permission.OVERRIDE_MARGIN));
        var order =
                new Receiving.Order(
                        file,
                        fileName,
                        asked.read(),
                        again,
                        key,
                        Staff.of(identity),
                        RequestTrace.of(http));
        return receiving.receive(order).invoke(worker::wake).map(ProductImportResource::answer);
    }

    @GET
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "Product imports, newest first")
    public Uni<Page<ProductImport>> list(
            @RestQuery Optional<JobState> state, @Valid @BeanParam Paging paging) {
        return records.list(state, paging);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "How an import stands")
    public Uni<ProductImport> show(@RestPath UUID id) {
        return records.show(id);
    }

    @GET
    @Path("/{id}/events")
    @Blocking // until it is known whether there is such an import
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "The import whenever it comes further, until its work ends")
    public Multi<ProductImport> events(@RestPath UUID id) {
        return JobAnswer.follow(() -> records.show(id));
    }

    @GET
    @Path("/{id}/rows")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(
            summary =
                    "Rows of the file in order: what each would change, changed, or why it cannot",
            description = "Viewers do not see what parts cost the shop.")
    public Uni<Page<ImportedRow>> rows(
            @RestPath UUID id,
            @RestQuery Optional<RowKind> kind,
            @RestQuery Optional<RowOutcome> outcome,
            @Valid @BeanParam Paging paging,
            RoutingContext http) {
        var query = new ImportedRows.Query(id, kind, outcome, audience(http));
        return records.show(id).chain(() -> rows.page(query, paging));
    }

    @GET
    @Path("/{id}/errors.csv")
    @Produces("text/csv;charset=UTF-8")
    @ResponseHeader(
            name = "Content-Disposition",
            value = "attachment; filename=\"import-errors.csv\"")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "The rows that were not taken as they are: line, column, value, what to do")
    public RestMulti<String> errors(@RestPath UUID id, RoutingContext http) {
        return RestMulti.fromUniResponse(records.show(id), _ -> errorFile.text(id, audience(http)));
    }

    @POST
    @Path("/{id}/apply")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Bring what the file says into the catalogue; rows with errors are left out")
    public Uni<RestResponse<ProductImport>> apply(@RestPath UUID id, RoutingContext http) {
        return decide(Decision.APPLY, id, http);
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Stop checking or applying; what was applied until then stays until undone")
    public Uni<RestResponse<ProductImport>> cancel(@RestPath UUID id, RoutingContext http) {
        return decide(Decision.CANCEL, id, http);
    }

    @POST
    @Path("/{id}/undo")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Give parts the values back that they had; what the import made is hidden",
            description =
                    "Fields that somebody changed since are left alone, and listed as conflicts of their rows.")
    public Uni<RestResponse<ProductImport>> undo(@RestPath UUID id, RoutingContext http) {
        return decide(Decision.UNDO, id, http);
    }

    private Uni<RestResponse<ProductImport>> decide(
            Decision decision, UUID id, RoutingContext http) {
        return decisions
                .make(decision, id, Staff.of(identity), RequestTrace.of(http))
                .chain(() -> records.show(id))
                .invoke(worker::wake)
                .map(ProductImportResource::answer);
    }

    private Audience audience(RoutingContext http) {
        return new Audience(identity.hasRole(Permission.SEE_COST), http);
    }

    private static RestResponse<ProductImport> answer(ProductImport found) {
        return JobAnswer.answer(found, PATH + "/" + found.id());
    }

    private static String name(FileUpload file) {
        var name = String.valueOf(file.fileName()).strip();
        return name.isEmpty() ? "products.csv" : name.substring(0, Math.min(200, name.length()));
    }
}
