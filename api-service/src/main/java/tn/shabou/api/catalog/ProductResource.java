package tn.shabou.api.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tn.shabou.api.columns.ColumnStore;
import tn.shabou.api.columns.Selection;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;
import tn.shabou.api.taxonomy.Taxonomy;
import tn.shabou.api.taxonomy.TaxonomyTree;

/** Products over HTTP. */
@Path("/api/products")
@PermitAll
@Tag(name = "Catalogue")
class ProductResource {

    private final Products products;
    private final Selections selections;
    private final Taxonomy taxonomy;
    private final ColumnStore columns;

    ProductResource(
            Products products, Selections selections, Taxonomy taxonomy, ColumnStore columns) {
        this.products = products;
        this.selections = selections;
        this.taxonomy = taxonomy;
        this.columns = columns;
    }

    @GET
    @Operation(summary = "Browse the parts on sale")
    public Uni<Page<ProductCard>> list(
            @Valid @BeanParam ProductFilters filters,
            @Valid @BeanParam ProductPaging paging,
            @Context HttpHeaders headers) {
        return products.list(filters, paging, Language.of(headers.getAcceptableLanguages()));
    }

    @GET
    @Path("/facets")
    @Operation(summary = "By what the parts on sale can be narrowed, with counts")
    public Uni<ProductFacets> facets(
            @Valid @BeanParam ProductFilters filters, @Context HttpHeaders headers) {
        var language = Language.of(headers.getAcceptableLanguages());
        return selections
                .of(filters)
                .chain(selection ->
                        taxonomy.tree().map(tree -> facets(tree, filters, selection, language)));
    }

    private ProductFacets facets(
            TaxonomyTree tree, ProductFilters filters, Selection selection, Language language) {
        return columns.snapshot()
                .map(snapshot -> new Facets(tree, language, filters, selection, snapshot).facets())
                .orElse(ProductFacets.UNKNOWN);
    }
}
