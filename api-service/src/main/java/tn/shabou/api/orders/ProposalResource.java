package tn.shabou.api.orders;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;

/** The order proposal over HTTP. */
@Path("/api/admin/orders")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Orders")
class ProposalResource {

    private static final String SUPPLIER = "Id of a lead: only what it asks least for.";

    private static final String UNOFFERED = "true: only what nobody offers.";

    private final Proposal proposal;

    ProposalResource(Proposal proposal) {
        this.proposal = proposal;
    }

    @GET
    @Path("/proposal")
    @Operation(
            summary = "What to order now, by supplier",
            description =
                    "Parts at or below their reorder point. The supplier is the qualified or converted one that asks least, in"
                            + " dinars, in an offer seen lately; parts that nobody offers come last. What is on its way is not known.")
    public Uni<Page<ProposedLine>> list(
            @Parameter(description = SUPPLIER) @RestQuery Optional<UUID> supplier,
            @Parameter(description = UNOFFERED) @RestQuery @DefaultValue("false") boolean unoffered,
            @Valid @BeanParam Paging paging) {
        return proposal.list(new Proposal.Scope(supplier, unoffered), paging);
    }

    @GET
    @Path("/suppliers")
    @Operation(
            summary = "Of whom the proposal orders, and for how much",
            description = "What nobody offers comes last, without a name.")
    public Uni<Page<SupplierOrder>> suppliers() {
        return proposal.suppliers().map(Page::whole);
    }

    @GET
    @Path("/proposal.csv")
    @Produces("text/csv;charset=UTF-8")
    @ResponseHeader(
            name = "Content-Disposition",
            value = "attachment; filename=\"order-proposal.csv\"")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            summary = "The whole order proposal as a file",
            description =
                    "A cell that a spreadsheet would take for a formula has an apostrophe before it.")
    public Multi<String> csv(
            @Parameter(description = SUPPLIER) @RestQuery Optional<UUID> supplier,
            @Parameter(description = UNOFFERED) @RestQuery @DefaultValue("false")
                    boolean unoffered) {
        return proposal.csv(new Proposal.Scope(supplier, unoffered));
    }
}
