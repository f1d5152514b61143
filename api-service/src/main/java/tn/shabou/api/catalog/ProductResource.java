package tn.shabou.api.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.catalog.Facets.Narrowable;
import tn.shabou.api.columns.ColumnStore;
import tn.shabou.api.columns.Selection;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;
import tn.shabou.api.taxonomy.Taxonomy;

/** Products over HTTP. */
@Path("/api/products")
@PermitAll
@Tag(name = "Catalogue")
class ProductResource {

    private static final String NO_NUL = "[^\\u0000]*";
    private static final int LONGEST_QUESTION = 200;

    private final Products products;
    private final Selections selections;
    private final Taxonomy taxonomy;
    private final ColumnStore columns;
    private final Finder finder;

    ProductResource(
            Products products,
            Selections selections,
            Taxonomy taxonomy,
            ColumnStore columns,
            Finder finder) {
        this.products = products;
        this.selections = selections;
        this.taxonomy = taxonomy;
        this.columns = columns;
        this.finder = finder;
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
    @Operation(summary = "By what parts on sale, or found, can be narrowed, with counts")
    public Uni<ProductFacets> facets(
            @Parameter(description = "only of what /api/search finds for the same q") @RestQuery
                    Optional<
                                    @Size(max = LONGEST_QUESTION)
                                    @Pattern(regexp = NO_NUL, message = "{shabou.no-nul}") String>
                            q,
            @Valid @BeanParam ProductFilters filters,
            @Context HttpHeaders headers) {
        var language = Language.of(headers.getAcceptableLanguages());
        return selections
                .of(filters)
                .chain(selection ->
                        narrowable(q).chain(found -> facets(filters, selection, found, language)));
    }

    /** Empty while nothing is counted. */
    private Uni<Optional<Narrowable>> narrowable(Optional<String> query) {
        return query.filter(words -> !words.isBlank())
                .map(words ->
                        finder.matching(words)
                                .map(found ->
                                        columns.snapshot()
                                                .map(all -> Narrowable.found(all, found))))
                .orElseGet(() ->
                        Uni.createFrom().item(columns.snapshot().map(Narrowable::everything)));
    }

    private Uni<ProductFacets> facets(
            ProductFilters filters,
            Selection selection,
            Optional<Narrowable> found,
            Language language) {
        return taxonomy.tree()
                .map(tree ->
                        found.map(some -> new Facets(tree, language, filters, selection, some))
                                .map(Facets::facets)
                                .orElse(ProductFacets.UNKNOWN));
    }
}
