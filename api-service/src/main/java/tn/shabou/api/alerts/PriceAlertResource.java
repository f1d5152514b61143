package tn.shabou.api.alerts;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;

/** Rules on prices, and what broke them, over HTTP. */
@Path("/api/admin/prices/alerts")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Prices")
class PriceAlertResource {

    private final PriceAlerts alerts;
    private final PriceRules rules;
    private final SecurityIdentity identity;

    PriceAlertResource(PriceAlerts alerts, PriceRules rules, SecurityIdentity identity) {
        this.alerts = alerts;
        this.rules = rules;
        this.identity = identity;
    }

    @GET
    @Operation(
            summary = "What broke a rule on prices, latest first",
            description =
                    "Looked at within five minutes of a change, by offers that can be compared and were seen in the last 14 days"
                            + " (shabou.prices.offer-life). New ones are also mailed, once a day at most.")
    public Uni<Page<PriceAlert>> list(
            @RestQuery @DefaultValue("OPEN") PriceAlerts.State state,
            @Valid @BeanParam Paging paging) {
        return alerts.list(state, paging);
    }

    @POST
    @Path("/{id}/acknowledgement")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Let an alert keep quiet until it has ended")
    public Uni<PriceAlert> acknowledge(@RestPath long id, RoutingContext http) {
        return alerts.acknowledge(id, Staff.editor(identity, http));
    }

    @GET
    @Path("/rules")
    @Operation(summary = "The rules on prices, with how many open alerts each has")
    public Uni<Page<PriceRule>> rules() {
        return rules.list().map(Page::whole);
    }

    @POST
    @Path("/rules")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Ask to hear of the prices of others")
    public Uni<RestResponse<PriceRule>> add(
            @Valid @NotNull PriceRule.Draft draft, RoutingContext http) {
        draft.check();
        return rules.add(draft, Staff.editor(identity, http))
                .map(rule ->
                        RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, rule)
                                .build());
    }

    @DELETE
    @Path("/rules/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Remove a rule on prices and its alerts")
    public Uni<Void> remove(@RestPath UUID id, RoutingContext http) {
        return rules.remove(id, Staff.editor(identity, http));
    }
}
