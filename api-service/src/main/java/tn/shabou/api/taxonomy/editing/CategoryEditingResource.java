package tn.shabou.api.taxonomy.editing;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Tagged;
import tn.shabou.api.idempotency.Idempotency;

/** Part families for staff, over HTTP. */
@Path(CategoryEditingResource.PATH)
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Brands and categories")
class CategoryEditingResource {

    static final String PATH = "/api/admin/categories";

    private final CategoryEditing categories;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    CategoryEditingResource(
            CategoryEditing categories, Idempotency idempotency, SecurityIdentity identity) {
        this.categories = categories;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "All categories: those at the top, then those below each, in their order")
    public Uni<Page<EditedCategory>> list() {
        return categories.list().map(Page::whole);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A category, with the ETag that an edit has to name")
    public Uni<RestResponse<EditedCategory>> show(@RestPath long id) {
        return categories.find(id).map(category -> Tagged.ok(category, category.version()));
    }

    @POST
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Add a category")
    public Uni<RestResponse<EditedCategory>> create(
            @Valid @NotNull EditedCategory.Draft draft,
            @RestHeader(Idempotency.HEADER) Optional<String> key,
            RoutingContext http) {
        var editor = Staff.editor(identity, http);
        var call = idempotency.call(key, editor.actor().id().toString(), "create category", draft);
        return categories
                .create(draft, call, editor)
                .map(made -> Tagged.created(made, made.version(), PATH + "/" + made.id()));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Rename a category, or move it with all that is below it",
            description =
                    "Its address changes with its French name; the old one goes on leading here. The tree has at most"
                            + " five levels.")
    public Uni<RestResponse<EditedCategory>> revise(
            @RestPath long id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @Valid @NotNull EditedCategory.Draft draft,
            RoutingContext http) {
        return categories
                .revise(id, draft, ifMatch, Staff.editor(identity, http))
                .map(category -> Tagged.ok(category, category.version()));
    }

    @POST
    @Path("/{id}/merge")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(
            summary = "Put a category together with another, which it turns out to be",
            description =
                    "Its products and the categories below it go to the other category, and its addresses lead there."
                            + " This cannot be undone. Answers the category that stays.")
    public Uni<RestResponse<EditedCategory>> merge(
            @RestPath long id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            @Valid @NotNull EditedCategory.Merge merge,
            RoutingContext http) {
        return categories
                .merge(id, merge.into(), ifMatch, Staff.editor(identity, http))
                .map(category -> Tagged.ok(category, category.version()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF})
    @Operation(summary = "Remove a category with nothing in it")
    public Uni<Void> remove(
            @RestPath long id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<@Size(max = 200) String> ifMatch,
            RoutingContext http) {
        return categories.remove(id, ifMatch, Staff.editor(identity, http));
    }
}
