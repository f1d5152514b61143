package tn.shabou.api.orders;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.access.Permission;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;
import tn.shabou.api.orders.BuyingTerms.OfPart;
import tn.shabou.api.orders.BuyingTerms.OfSupplier;

/** How parts are bought, over HTTP. */
@Path("/api/admin/orders")
@RolesAllowed({Staff.ADMIN, Staff.STAFF})
@Tag(name = "Orders")
class TermResource {

    private final Terms terms;
    private final TermLists lists;
    private final SecurityIdentity identity;

    TermResource(Terms terms, TermLists lists, SecurityIdentity identity) {
        this.terms = terms;
        this.lists = lists;
        this.identity = identity;
    }

    @GET
    @Path("/parts/terms")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(
            summary = "How parts are bought, by SKU",
            description = "Those of which staff wrote something down, or those that are asked for.")
    public Uni<Page<BoughtPart>> parts(
            @Parameter(description = "What the SKU begins with, or a part of the name.") @RestQuery
                    Optional<@Size(max = 100) String> q,
            @Valid @BeanParam Paging paging) {
        return lists.parts(q, paging)
                .map(page ->
                        identity.hasRole(Permission.SEE_COST)
                                ? page
                                : page.map(BoughtPart::withoutCost));
    }

    @GET
    @Path("/suppliers/terms")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(
            summary = "Suppliers and how long each takes, by name",
            description =
                    "Those that were accepted, and those of which staff wrote something down.")
    public Uni<Page<KnownSupplier>> suppliers(@Valid @BeanParam Paging paging) {
        return lists.suppliers(paging);
    }

    @GET
    @Path("/parts/{id}/terms")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "What staff wrote down about buying a part")
    public Uni<OfPart> part(@RestPath long id) {
        return terms.ofPart(id);
    }

    @PUT
    @Path("/parts/{id}/terms")
    @Operation(
            summary = "Write down how a part is bought",
            description =
                    "Proposals order no less than leastOrder, in whole packs, from now on; Orion plans stock for the lead time"
                            + " from its next run on. What is left out is as the supplier that asks least, the catalogue's"
                            + " packSize or the settings have it.")
    public Uni<OfPart> setPart(
            @RestPath long id, @Valid @NotNull OfPart said, RoutingContext http) {
        // A misspelt name would else forget all terms without anybody noticing.
        if (said.isEmpty()) {
            throw new Problem(
                    HttpProblem.INVALID_REQUEST,
                    "Say \"leadWeeks\", \"leastOrder\" or \"packSize\"; DELETE forgets them.");
        }
        return terms.set(id, said, Staff.editor(identity, http));
    }

    @DELETE
    @Path("/parts/{id}/terms")
    @Operation(summary = "Forget what staff wrote down about buying a part")
    public Uni<OfPart> forgetPart(@RestPath long id, RoutingContext http) {
        return terms.set(id, OfPart.NONE, Staff.editor(identity, http));
    }

    @GET
    @Path("/suppliers/{id}/terms")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(summary = "What staff wrote down about buying from a supplier")
    public Uni<OfSupplier> supplier(@RestPath UUID id) {
        return terms.ofSupplier(id);
    }

    @PUT
    @Path("/suppliers/{id}/terms")
    @Operation(
            summary = "Write down how long a supplier takes",
            description = "Orion plans with it where no lead time is written down of the part.")
    public Uni<OfSupplier> setSupplier(
            @RestPath UUID id, @Valid @NotNull OfSupplier said, RoutingContext http) {
        if (said.leadWeeks().isEmpty()) {
            throw new Problem(HttpProblem.INVALID_REQUEST, "Say \"leadWeeks\"; DELETE forgets it.");
        }
        return terms.set(id, said, Staff.editor(identity, http));
    }

    @DELETE
    @Path("/suppliers/{id}/terms")
    @Operation(summary = "Forget what staff wrote down about buying from a supplier")
    public Uni<OfSupplier> forgetSupplier(@RestPath UUID id, RoutingContext http) {
        return terms.set(id, OfSupplier.NONE, Staff.editor(identity, http));
    }
}
