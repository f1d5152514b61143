package tn.shabou.api.prices;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;

/** Prices of the whole shop over HTTP. */
@Path("/api/admin/prices")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Prices")
class ShopPriceResource {

    private final ComingPrices coming;
    private final MarketPrices market;

    ShopPriceResource(ComingPrices coming, MarketPrices market) {
        this.coming = coming;
        this.market = market;
    }

    @GET
    @Path("/scheduled")
    @Operation(summary = "Prices to come and in force until their end; what happens next first")
    public Uni<Page<ComingPrices.ComingPrice>> scheduled(
            @RestQuery Optional<@Size(max = 1000) String> cursor,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return coming.list(cursor, limit);
    }

    @GET
    @Path("/market")
    @Operation(
            summary = "Parts that cost more here than elsewhere, or less; the farthest first",
            description =
                    "Compared with the middle of what sellers ask, of each the cheapest offer in dinars that was seen in the"
                            + " last 30 days (shabou.prices.offer-life), is not without tax and not out of stock.")
    public Uni<Page<MarketPrice>> market(
            @Parameter(description = "Whether our prices are above the market, or below.")
                    @RestQuery
                    @DefaultValue("ABOVE")
                    MarketPrices.Side side,
            @RestQuery Optional<@Size(max = 1000) String> cursor,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return market.list(side, cursor, limit);
    }
}
