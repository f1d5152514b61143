package tn.shabou.api.taxonomy.editing;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Tagged;
import tn.shabou.api.idempotency.Idempotency;

/** Brands for staff, over HTTP. */
@Path(BrandEditingResource.PATH)
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Brands and categories")
class BrandEditingResource {

    static final String PATH = "/api/admin/brands";

    private final BrandEditing brands;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    BrandEditingResource(BrandEditing brands, Idempotency idempotency, SecurityIdentity identity) {
        this.brands = brands;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "All brands, by name")
    public Uni<Page<EditedBrand>> list(
            @Parameter(description = "a part of the name, with or without accents") @RestQuery
                    Optional<@Size(max = 100) String> text,
            @Valid @BeanParam Paging paging) {
        return brands.list(text, paging);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A brand, with the ETag that an edit has to name")
    public Uni<RestResponse<EditedBrand>> show(@RestPath long id) {
        return brands.find(id).map(brand -> Tagged.ok(brand, brand.version()));
    }

    @POST
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Add a brand")
    public Uni<RestResponse<EditedBrand>> create(
            @Valid @NotNull EditedBrand.Draft draft,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var editor = Staff.editor(identity, http);
        var call = idempotency.call(key, editor.actor().id().toString(), "create brand", draft);
        return brands.create(draft, call, editor)
                .map(made -> Tagged.created(made, made.version(), PATH + "/" + made.id()));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Rename a brand",
            description = "Its address changes with its name; the old one goes on leading here.")
    public Uni<RestResponse<EditedBrand>> revise(
            @RestPath long id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @Valid @NotNull EditedBrand.Draft draft,
            RoutingContext http) {
        return brands.revise(id, draft, ifMatch, Staff.editor(identity, http))
                .map(brand -> Tagged.ok(brand, brand.version()));
    }

    @POST
    @Path("/{id}/merge")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Put a brand together with another, which it turns out to be",
            description =
                    "Its products go to the other brand, and its addresses lead there. This cannot be undone. Answers"
                            + " the brand that stays.")
    public Uni<RestResponse<EditedBrand>> merge(
            @RestPath long id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @Valid @NotNull EditedBrand.Merge merge,
            RoutingContext http) {
        return brands.merge(id, merge.into(), ifMatch, Staff.editor(identity, http))
                .map(brand -> Tagged.ok(brand, brand.version()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Remove a brand without products")
    public Uni<Void> remove(
            @RestPath long id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            RoutingContext http) {
        return brands.remove(id, ifMatch, Staff.editor(identity, http));
    }
}
