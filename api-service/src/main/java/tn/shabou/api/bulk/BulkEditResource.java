package tn.shabou.api.bulk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import tn.shabou.api.access.Permission;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.RequestTrace;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.api.jobs.Decision;
import tn.shabou.api.jobs.Decisions;
import tn.shabou.api.jobs.JobAnswer;

/** Bulk edits over HTTP. */
@Path(BulkEditResource.PATH)
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Bulk edits")
class BulkEditResource {

    static final String PATH = "/api/admin/products/bulk-edits";

    private final BulkOrders orders;
    private final BulkEdits edits;
    private final BulkRows rows;
    private final BulkWorker worker;
    private final Decisions decisions;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    BulkEditResource(
            BulkOrders orders,
            BulkEdits edits,
            BulkRows rows,
            BulkWorker worker,
            Pool database,
            AuditTrail audit,
            Idempotency idempotency,
            SecurityIdentity identity) {
        this.orders = orders;
        this.edits = edits;
        this.rows = rows;
        this.worker = worker;
        this.decisions = new Decisions(database, audit, BulkJobs.KIND);
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @POST
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Preview a change of all products that a filter means; nothing is changed",
            description =
                    "Follow the answer's Location until it is CHECKED, look at its rows, then apply it.")
    public Uni<RestResponse<BulkEdit>> preview(
            @Valid @NotNull BulkOrder order,
            @HeaderParam(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var staff = Staff.of(identity);
        var asker =
                new BulkOrders.Asker(
                        staff,
                        identity.hasRole(Permission.OVERRIDE_MARGIN),
                        RequestTrace.of(http),
                        idempotency.call(key, staff.id().toString(), "bulk edit", order));
        return orders.place(order, asker)
                .chain(edits::show)
                .invoke(worker::wake)
                .map(BulkEditResource::answer);
    }

    @GET
    @Operation(summary = "Bulk edits, newest first")
    public Uni<Page<BulkEdit>> list(@Valid @BeanParam Paging paging) {
        return edits.list(paging);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How a bulk edit stands")
    public Uni<BulkEdit> show(@RestPath UUID id) {
        return edits.show(id);
    }

    @GET
    @Path("/{id}/events")
    @Blocking // until it is known whether there is such an edit
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "The bulk edit whenever it comes further, until its work ends")
    public Multi<BulkEdit> events(@RestPath UUID id) {
        return JobAnswer.follow(() -> edits.show(id));
    }

    @GET
    @Path("/{id}/rows")
    @Operation(
            summary = "Its products in order: what would change, was changed, or why it cannot",
            description = "Products that would stay as they are have no row.")
    public Uni<Page<BulkRow>> rows(
            @RestPath UUID id,
            @RestQuery Optional<BulkRow.Kind> kind,
            @RestQuery Optional<BulkRow.Outcome> outcome,
            @Valid @BeanParam Paging paging) {
        var query = new BulkRows.Query(id, kind, outcome, identity.hasRole(Permission.SEE_COST));
        return edits.show(id).chain(() -> rows.page(query, paging));
    }

    @POST
    @Path("/{id}/apply")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Do to the products what the preview shows; refused ones are left out",
            description = "A product that somebody changed after the preview is left alone, too.")
    public Uni<RestResponse<BulkEdit>> apply(@RestPath UUID id, RoutingContext http) {
        return decide(Decision.APPLY, id, http);
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Stop it; what was applied until then stays until undone")
    public Uni<RestResponse<BulkEdit>> cancel(@RestPath UUID id, RoutingContext http) {
        return decide(Decision.CANCEL, id, http);
    }

    @POST
    @Path("/{id}/undo")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Give products the values back that they had",
            description =
                    "Fields that somebody changed since are left alone, and listed as conflicts of their rows.")
    public Uni<RestResponse<BulkEdit>> undo(@RestPath UUID id, RoutingContext http) {
        return decide(Decision.UNDO, id, http);
    }

    private Uni<RestResponse<BulkEdit>> decide(Decision decision, UUID id, RoutingContext http) {
        return decisions
                .make(decision, id, Staff.of(identity), RequestTrace.of(http))
                .chain(() -> edits.show(id))
                .invoke(worker::wake)
                .map(BulkEditResource::answer);
    }

    private static RestResponse<BulkEdit> answer(BulkEdit edit) {
        return JobAnswer.answer(edit, PATH + "/" + edit.id());
    }
}
