package tn.shabou.api.insights;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.insights.InsightDecisions.Decision;
import tn.shabou.api.insights.InsightDecisions.Outcome;

/** Insights over HTTP. */
@Path("/api/admin/insights")
@RolesAllowed({Staff.ADMIN, Staff.STAFF})
@Tag(name = "Insights")
class InsightResource {

    private final Insights insights;
    private final InsightDecisions decisions;
    private final SecurityIdentity identity;

    InsightResource(Insights insights, InsightDecisions decisions, SecurityIdentity identity) {
        this.insights = insights;
        this.decisions = decisions;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(
            summary = "What stands out about parts, by what is at stake",
            description =
                    "Each run of Orion renews what is still true and closes what is not; what is closed is not listed.")
    public Uni<Page<Insight>> list(
            @Valid @BeanParam InsightFilter filter,
            @Valid @BeanParam Paging paging,
            RoutingContext http) {
        return insights.list(filter, paging, http);
    }

    @POST
    @Path("/decisions")
    @Operation(
            summary = "Decide about the insights of a filter, or about some of them by id",
            description =
                    "DONE, DISMISSED with a reason, SNOOZED until a day, or OPEN again. It holds as long as the insight is true.")
    public Uni<Outcome> decide(
            @Valid @BeanParam InsightFilter filter,
            @Parameter(description = "true changes nothing and says about how many it would be")
                    @RestQuery
                    @DefaultValue("false")
                    boolean validateOnly,
            @Valid @NotNull Decision decision,
            RoutingContext http) {
        return validateOnly
                ? decisions.preview(filter, decision)
                : decisions.decide(filter, decision, Staff.editor(identity, http));
    }

    @POST
    @Path("/decisions/{batch}/undo")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(summary = "Take back what was decided together, where nothing was decided since")
    public Uni<Outcome> undo(@RestPath UUID batch, RoutingContext http) {
        return decisions.undo(batch, Staff.editor(identity, http));
    }
}
