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
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Problem;

/** Products over HTTP. */
@Path("/api/products")
@PermitAll
@Tag(name = "Catalogue")
class ProductResource {

    private final Products products;

    ProductResource(Products products) {
        this.products = products;
    }

    @GET
    @Operation(summary = "Browse the parts on sale")
    public Uni<Page<ProductCard>> list(
            @Valid @BeanParam ProductQuery query, @Context HttpHeaders headers) {
        return products.list(query, Language.of(headers.getAcceptableLanguages()));
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "Everything about one part")
    public Uni<ProductDetail> show(@RestPath String slug, @Context HttpHeaders headers) {
        return products.find(slug, Language.of(headers.getAcceptableLanguages()))
                .map(found -> found.orElseThrow(() -> unknown(slug)));
    }

    private static Problem unknown(String slug) {
        return new Problem(
                CatalogProblem.PRODUCT_NOT_FOUND,
                "No product is called \"%s\". Look for it with /api/search?q=…".formatted(slug));
    }
}
