package tn.shabou.api.forecasts;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.access.Permission;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.idempotency.Idempotency;

/** The review of forecasts over HTTP. */
@Path("/api/admin/forecasts")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Forecasts")
class ForecastReviewResource {

    private final StockOutlook outlook;
    private final ForecastReviews reviews;
    private final Overrides overrides;
    private final OverrideUndo undoing;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    ForecastReviewResource(
            StockOutlook outlook,
            ForecastReviews reviews,
            Overrides overrides,
            OverrideUndo undoing,
            Idempotency idempotency,
            SecurityIdentity identity) {
        this.outlook = outlook;
        this.reviews = reviews;
        this.overrides = overrides;
        this.undoing = undoing;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @GET
    @Path("/stock")
    @Operation(
            summary =
                    "Parts by the risk that their stock runs out, or by value, the greatest first",
            description =
                    "With the stock of this moment, the newest forecast of each part, and what staff expect instead.")
    public Uni<Page<StockCard>> stock(
            @Valid @BeanParam StockFilter filter, @Valid @BeanParam Paging paging) {
        return outlook.list(filter, paging)
                .map(page -> seesCost() ? page : page.map(StockCard::withoutCost));
    }

    @GET
    @Path("/stock/matrix")
    @Operation(
            summary = "How many parts matter how much (ABC) and sell how steadily (XYZ)",
            description = "Of those that the filter means; a cell without parts is left out.")
    public Uni<Page<StockCell>> matrix(@Valid @BeanParam StockFilter filter) {
        return outlook.matrix(filter).map(Page::whole);
    }

    @GET
    @Path("/products/{product}")
    @Operation(summary = "What a part sold, what is expected of it, and what came true of that")
    public Uni<ForecastReview> review(@Parameter(description = "Its id.") @RestPath long product) {
        return shown(product);
    }

    @POST
    @Path("/products/{product}/overrides")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Expect something else of a period, or of several in a row",
            description =
                    "An amount, or so many percent more or less than the model. It takes the place of overrides that the"
                            + " periods have already.")
    public Uni<ForecastReview> override(
            @Parameter(description = "Its id.") @RestPath long product,
            @Valid @NotNull Overrides.Draft draft,
            @HeaderParam(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var caller = Staff.of(identity).id().toString();
        var call = idempotency.call(key, caller, "override forecast " + product, draft);
        return overrides
                .set(product, draft, call, Staff.editor(identity, http))
                .chain(() -> shown(product));
    }

    @POST
    @Path("/products/{product}/overrides/{batch}/undo")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(
            summary = "Take back what was expected together",
            description =
                    "Overrides that it took the place of stand again; what was overridden once more since stays.")
    public Uni<ForecastReview> undo(
            @Parameter(description = "Its id.") @RestPath long product,
            @Parameter(description = "Named by each override.") @RestPath UUID batch,
            RoutingContext http) {
        return undoing.undo(product, batch, Staff.editor(identity, http))
                .chain(() -> shown(product));
    }

    @DELETE
    @Path("/products/{product}/overrides/{override}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Leave a period to the model again")
    public Uni<ForecastReview> revoke(
            @Parameter(description = "Its id.") @RestPath long product,
            @Parameter(description = "Id of the override.") @RestPath long override,
            RoutingContext http) {
        return overrides
                .revoke(product, override, Staff.editor(identity, http))
                .chain(() -> shown(product));
    }

    private Uni<ForecastReview> shown(long product) {
        return reviews.find(product).map(found -> seesCost() ? found : found.withoutCost());
    }

    private boolean seesCost() {
        return identity.hasRole(Permission.SEE_COST);
    }
}
