package tn.shabou.api.quality;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;

/** How good the recorded sales are, over HTTP. */
@Path("/api/admin/sales/quality")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Sales")
class QualityResource {

    private final SalesQuality quality;
    private final SalesCheck check;

    QualityResource(SalesQuality quality, SalesCheck check) {
        this.quality = quality;
        this.check = check;
    }

    @GET
    @Operation(
            summary = "Parts by what is odd about their sales, the worst first",
            description = "Sales are judged when some were imported, and once a day.")
    public Uni<Page<PartQuality>> list(
            @RestQuery @DefaultValue("INFO") Severity atLeast,
            @RestQuery Optional<FindingKind> kind,
            @Parameter(description = "How it begins.") @RestQuery
                    Optional<@Size(max = 100) String> sku,
            @Valid @BeanParam Paging paging,
            RoutingContext http) {
        return quality.page(new SalesQuality.Filter(atLeast, kind, sku), paging, http);
    }

    @GET
    @Path("/findings.csv")
    @Produces("text/csv;charset=UTF-8")
    @ResponseHeader(
            name = "Content-Disposition",
            value = "attachment; filename=\"sales-quality.csv\"")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(summary = "All findings as a table, a line each")
    public Multi<String> findings(
            @RestQuery @DefaultValue("INFO") Severity atLeast,
            @RestQuery Optional<FindingKind> kind,
            RoutingContext http) {
        return quality.text(new SalesQuality.Filter(atLeast, kind, Optional.empty()), http);
    }

    @GET
    @Path("/products/{product}")
    @Operation(summary = "What is known of the sales of a part, and what is odd about it")
    public Uni<PartQuality> show(
            @Parameter(description = "Its id.") @RestPath long product, RoutingContext http) {
        return quality.find(product, http);
    }

    @POST
    @Path("/check")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Judge all sales now")
    public Uni<Void> judge() {
        return check.now();
    }
}
