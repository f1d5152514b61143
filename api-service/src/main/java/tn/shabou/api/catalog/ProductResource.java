package tn.shabou.api.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
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
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;

/** Products over HTTP. */
@Path("/api/products")
@PermitAll
@Tag(name = "Catalogue")
class ProductResource {

    private static final int LONGEST_QUESTION = 200;

    private final Products products;
    private final Narrowing narrowing;

    ProductResource(Products products, Narrowing narrowing) {
        this.products = products;
        this.narrowing = narrowing;
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
                    Optional<@Size(max = LONGEST_QUESTION) String> q,
            @Valid @BeanParam ProductFilters filters,
            @Context HttpHeaders headers) {
        return narrowing.facets(q, filters, Language.of(headers.getAcceptableLanguages()));
    }
}
