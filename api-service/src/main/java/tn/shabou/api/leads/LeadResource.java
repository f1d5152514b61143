package tn.shabou.api.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Tagged;

/** Leads over HTTP. */
@Path("/api/admin/leads")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Leads")
class LeadResource {

    private final Leads leads;
    private final LeadQueue queue;

    LeadResource(Leads leads, LeadQueue queue) {
        this.leads = leads;
        this.queue = queue;
    }

    @GET
    @Operation(summary = "The inbox of leads, best score first")
    public Uni<Page<LeadCard>> list(
            @Valid @BeanParam LeadFilter filter, @Valid @BeanParam Paging paging) {
        return leads.list(filter, paging);
    }

    @GET
    @Path("/queue")
    @Operation(
            summary =
                    "What to look at next, best score first, and one in ten in spite of its score",
            description =
                    "New leads only. Every tenth place is given by lot, so that the score also learns of what it thinks"
                            + " little of; those are marked.")
    public Uni<List<LeadQueue.Place>> queue(
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return queue.first(limit);
    }

    @GET
    @Path("/governorates")
    @Operation(summary = "How many leads are in which governorate")
    public Uni<List<Whereabouts>> governorates() {
        return leads.whereabouts();
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary =
                    "A lead with its offers, evidence and what made its score, and the ETag that a plan names")
    public Uni<RestResponse<LeadDetail>> show(@RestPath UUID id, RoutingContext http) {
        return leads.find(id)
                .map(lead ->
                        lead.orElseThrow(() ->
                                new Problem(
                                        LeadProblem.LEAD_NOT_FOUND, "No lead has the id %s.", id)))
                .map(lead -> Tagged.ok(lead.inWordsFor(http), lead.card().version()));
    }
}
