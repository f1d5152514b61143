package tn.shabou.api.prices;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;

/** Prices of the whole shop over HTTP. */
@Path("/api/admin/prices")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Prices")
class ShopPriceResource {

    private final ComingPrices coming;
    private final MarketPrices market;
    private final PricePositions positions;

    ShopPriceResource(ComingPrices coming, MarketPrices market, PricePositions positions) {
        this.coming = coming;
        this.market = market;
        this.positions = positions;
    }

    @GET
    @Path("/scheduled")
    @Operation(summary = "Prices to come and in force until their end; what happens next first")
    public Uni<Page<ComingPrices.ComingPrice>> scheduled(@Valid @BeanParam Paging paging) {
        return coming.list(paging);
    }

    @GET
    @Path("/market")
    @Operation(
            summary = "Parts that cost more here than elsewhere, or less; the farthest first",
            description =
                    "Compared with the middle of what sellers ask, of each the cheapest offer that was seen in the last"
                            + " 14 days (shabou.prices.offer-life), in dinars, not without tax, of a new part that can be had,"
                            + " for one piece.")
    public Uni<Page<MarketPrice>> market(
            @Parameter(description = "Whether our prices are above the market, or below.")
                    @RestQuery
                    @DefaultValue("ABOVE")
                    MarketPrices.Side side,
            @Valid @BeanParam Paging paging) {
        return market.list(side, paging);
    }

    @GET
    @Path("/position")
    @Operation(
            summary = "Where our prices stand among those of others; most money at stake first",
            description =
                    "Compared as at /api/admin/prices/market. Offers that cannot be compared are counted by the reason in leftOut:"
                            + " NO_PRICE, CURRENCY, WITHOUT_TAX, OUT_OF_STOCK, PAGE_CHANGED, UNSURE_MATCH, NOT_NEW, OLD.")
    public Uni<Page<PricePosition>> position(
            @Valid @BeanParam PositionFilter filter, @Valid @BeanParam Paging paging) {
        return positions.list(filter, paging);
    }
}
