package tn.shabou.api.catalog;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;

/** Categories over HTTP. */
@Path("/api/categories")
@PermitAll
@Tag(name = "Catalogue")
class CategoryResource {

    private final Categories categories;

    CategoryResource(Categories categories) {
        this.categories = categories;
    }

    @GET
    @WithSession
    @Operation(summary = "The tree of part families")
    public Uni<Page<Categories.Branch>> tree(@Context HttpHeaders headers) {
        return categories.tree(Language.of(headers.getAcceptableLanguages())).map(Page::whole);
    }
}
