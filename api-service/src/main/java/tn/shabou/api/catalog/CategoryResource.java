package tn.shabou.api.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.catalog.CategoryTree.Branch;
import tn.shabou.api.catalog.CategoryTree.CategoryPage;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Problem;
import tn.shabou.api.slugs.FormerSlugs;

/** Categories over HTTP. */
@Path("/api/categories")
@PermitAll
@Tag(name = "Catalogue")
class CategoryResource {

    private final Families families;
    private final FormerSlugs formerSlugs;

    CategoryResource(Families families, FormerSlugs formerSlugs) {
        this.families = families;
        this.formerSlugs = formerSlugs;
    }

    @GET
    @Operation(summary = "The tree of part families")
    public Uni<Page<Branch>> tree(@Context HttpHeaders headers) {
        return families.tree(Language.of(headers.getAcceptableLanguages()))
                .map(CategoryTree::roots)
                .map(Page::whole);
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "A part family, with those above and below it")
    public Uni<CategoryPage> show(@RestPath String slug, @Context HttpHeaders headers) {
        return families.tree(Language.of(headers.getAcceptableLanguages()))
                .chain(tree ->
                        tree.page(slug)
                                .map(page -> Uni.createFrom().item(page))
                                .orElseGet(() -> formerSlugs.categoryMoved(slug, unknown(slug))));
    }

    private static Problem unknown(String slug) {
        return new Problem(
                CatalogProblem.CATEGORY_NOT_FOUND,
                "No category is called \"%s\"; /api/categories lists those there are.",
                slug);
    }
}
