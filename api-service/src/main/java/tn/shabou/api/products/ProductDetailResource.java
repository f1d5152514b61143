package tn.shabou.api.products;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Problem;

/** One product over HTTP. */
@Path("/api/products")
@PermitAll
@Tag(name = "Catalogue")
class ProductDetailResource {

    private final ProductDetails products;

    ProductDetailResource(ProductDetails products) {
        this.products = products;
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
                ProductProblem.PRODUCT_NOT_FOUND,
                "No product is called \"%s\". Look for it with /api/search?q=…".formatted(slug));
    }
}
