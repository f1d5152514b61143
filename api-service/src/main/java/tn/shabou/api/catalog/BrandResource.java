package tn.shabou.api.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.columns.ColumnStore;
import tn.shabou.api.columns.Counts;
import tn.shabou.api.columns.Facet;
import tn.shabou.api.columns.Snapshot;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Problem;
import tn.shabou.api.slugs.FormerSlugs;
import tn.shabou.api.taxonomy.Brand;
import tn.shabou.api.taxonomy.Taxonomy;

/** Brands over HTTP. */
@Path("/api/brands")
@PermitAll
@Tag(name = "Catalogue")
class BrandResource {

    private final Taxonomy taxonomy;
    private final ColumnStore columns;
    private final FormerSlugs formerSlugs;

    BrandResource(Taxonomy taxonomy, ColumnStore columns, FormerSlugs formerSlugs) {
        this.taxonomy = taxonomy;
        this.columns = columns;
        this.formerSlugs = formerSlugs;
    }

    /**
     * A maker of parts.
     *
     * @param products how many are on sale; null while they are not counted yet
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record BrandCard(String name, String slug, Optional<Integer> products) {

        static BrandCard of(Brand brand, Optional<Counts> counts) {
            return new BrandCard(
                    brand.name(),
                    brand.slug(),
                    counts.map(counted -> counted.of(Facet.BRAND, brand.id())));
        }
    }

    @GET
    @Operation(summary = "The makers of parts, by name")
    public Uni<Page<BrandCard>> list() {
        var counts = columns.snapshot().map(Snapshot::countsOfAll);
        return taxonomy.tree()
                .map(tree ->
                        tree.brands().stream().map(brand -> BrandCard.of(brand, counts)).toList())
                .map(Page::whole);
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "A maker of parts")
    public Uni<BrandCard> show(@RestPath String slug) {
        var counts = columns.snapshot().map(Snapshot::countsOfAll);
        return taxonomy.tree()
                .chain(tree ->
                        tree.brand(slug)
                                .map(brand -> Uni.createFrom().item(BrandCard.of(brand, counts)))
                                .orElseGet(() -> formerSlugs.brandMoved(slug, unknown(slug))));
    }

    private static Problem unknown(String slug) {
        return new Problem(
                CatalogProblem.BRAND_NOT_FOUND,
                "No brand is called \"%s\"; /api/brands lists those there are.",
                slug);
    }
}
