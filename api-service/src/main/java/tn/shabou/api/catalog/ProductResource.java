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
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;

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
}
