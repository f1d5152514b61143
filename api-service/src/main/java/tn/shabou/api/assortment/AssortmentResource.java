package tn.shabou.api.assortment;

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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.access.Permission;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Tagged;
import tn.shabou.api.idempotency.Idempotency;

/** The products as staff see them, over HTTP. */
@Path(AssortmentResource.PATH)
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Products")
class AssortmentResource {

    static final String PATH = "/api/admin/products";

    private final AssortmentPages pages;
    private final ProductEditing editing;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    AssortmentResource(
            AssortmentPages pages,
            ProductEditing editing,
            Idempotency idempotency,
            SecurityIdentity identity) {
        this.pages = pages;
        this.editing = editing;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @GET
    @Operation(
            summary = "All parts, listed or not, with stock and version",
            description =
                    "Cost and margin are told to those alone who may know what parts cost the shop.")
    public Uni<Page<AssortmentCard>> list(
            @Valid @BeanParam AssortmentFilter filter,
            @Parameter(
                            description =
                                    "-updatedAt (the default), -createdAt, sku, name, stock, price, -price or -popularity")
                    @RestQuery
                    Optional<@Size(max = 20) String> sort,
            @RestQuery Optional<@Size(max = 10_000) String> cursor,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return pages.page(
                new AssortmentPages.Wish(
                        filter, AssortmentSort.of(sort), cursor, limit, seesCost()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "All about a part, with the ETag that an edit has to name")
    public Uni<RestResponse<AssortmentProduct>> show(@RestPath long id) {
        return editing.find(id, seesCost())
                .map(product -> Tagged.ok(product, product.card().version()));
    }

    @POST
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Add a part",
            description =
                    "Its address is made of its name; its first price is noted in the ledger.")
    public Uni<RestResponse<AssortmentProduct>> create(
            @Valid @NotNull ProductDraft draft,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var editor = Staff.editor(identity, http);
        var call = idempotency.call(key, editor.actor().id().toString(), "create product", draft);
        return editing.create(draft, call, editor)
                .map(made ->
                        Tagged.created(made, made.card().version(), PATH + "/" + made.card().id()));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            summary = "Edit a part, take it off the shop or put it back",
            description =
                    "A JSON merge patch (RFC 7396) of what adding a part takes: fields that are left out stay, null"
                            + " empties one, a list is replaced as a whole. A new price needs a reason. Where the name"
                            + " changes, the address does; the old one goes on leading here.")
    public Uni<RestResponse<AssortmentProduct>> edit(
            @RestPath long id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @NotNull Map<String, Object> patch,
            RoutingContext http) {
        return editing.edit(id, patch, ifMatch, Staff.editor(identity, http))
                .map(edited -> Tagged.ok(edited, edited.card().version()));
    }

    private boolean seesCost() {
        return identity.hasRole(Permission.SEE_COST);
    }
}
