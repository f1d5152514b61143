package tn.shabou.api.prices;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.access.Permission;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.RequestTrace;
import tn.shabou.api.http.Tagged;
import tn.shabou.api.idempotency.Idempotency;

/** The prices of a product over HTTP. */
@Path("/api/admin/products/{id}/prices")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Prices")
class PriceResource {

    private final Prices prices;
    private final ScheduledPrices scheduled;
    private final PriceCharts charts;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    PriceResource(
            Prices prices,
            ScheduledPrices scheduled,
            PriceCharts charts,
            Idempotency idempotency,
            SecurityIdentity identity) {
        this.prices = prices;
        this.scheduled = scheduled;
        this.charts = charts;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "The ledger of a product, newest first, with the ETag that a change names")
    public Uni<RestResponse<Page<LedgerEntry>>> list(
            @RestPath long id, @Valid @BeanParam Paging paging) {
        return prices.product(id)
                .chain(product ->
                        prices.list(id, paging).map(page -> Tagged.ok(page, product.version())));
    }

    @POST
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Change the price of a product now",
            description =
                    "A price below what the margin allows is refused with the lowest one allowed, unless an administrator gives"
                            + " an overrideReason.")
    public Uni<RestResponse<LedgerEntry>> change(
            @RestPath long id,
            @Valid @NotNull PriceWish wish,
            @HeaderParam(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @HeaderParam(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var by = pricing(http);
        return prices.change(id, wish, ifMatch, by, call(key, by, "change price", id, wish))
                .chain(entry ->
                        prices.product(id)
                                .map(product ->
                                        Tagged.of(
                                                        RestResponse.Status.CREATED,
                                                        entry,
                                                        product.version())
                                                .build()));
    }

    @GET
    @Path("/scheduled")
    @Operation(summary = "Prices to come of a product, and those that came")
    public Uni<Page<ScheduledPrice>> scheduled(@RestPath long id, @Valid @BeanParam Paging paging) {
        return scheduled.list(id, paging);
    }

    @POST
    @Path("/scheduled")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Change the price of a product at a time to come",
            description =
                    "It begins at most a minute late. With endsAt, the former price comes back then, unless somebody changed the"
                            + " price meanwhile. The margin is looked at now, and again when it falls due.")
    public Uni<RestResponse<ScheduledPrice>> schedule(
            @RestPath long id,
            @Valid @NotNull ScheduledPrice.Draft draft,
            @HeaderParam(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var by = pricing(http);
        return scheduled
                .add(id, draft, by, call(key, by, "schedule price", id, draft))
                .map(added ->
                        RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, added)
                                .build());
    }

    @DELETE
    @Path("/scheduled/{scheduled}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Cancel a price to come, or end one that is in force until its end",
            description = "Where one is in force, the former price comes back within a minute.")
    public Uni<Void> cancel(
            @RestPath long id,
            @Parameter(description = "Id of the scheduled price.") @RestPath("scheduled")
                    UUID scheduledId,
            @HeaderParam(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            RoutingContext http) {
        return scheduled.cancel(id, scheduledId, ifMatch, pricing(http));
    }

    @GET
    @Path("/chart")
    @Operation(
            summary = "What a product cost over time, here and at competitors",
            description =
                    "At most 1,000 steps of our own, and the 20 offers last seen with 200 steps each.")
    public Uni<PriceChart> chart(
            @RestPath long id,
            @Parameter(description = "How many days back it begins.")
                    @RestQuery
                    @DefaultValue("365")
                    @Min(1)
                    @Max(1100)
                    int days) {
        return charts.draw(id, Duration.ofDays(days));
    }

    private Pricing pricing(RoutingContext http) {
        return new Pricing(
                Staff.of(identity),
                identity.hasRole(Permission.OVERRIDE_MARGIN),
                RequestTrace.of(http));
    }

    private Idempotency.Call call(
            Optional<String> key, Pricing by, String operation, long product, Object body) {
        return idempotency.call(key, by.staff().id().toString(), operation, List.of(product, body));
    }
}
