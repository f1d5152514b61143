package tn.shabou.api.catalog;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tn.shabou.api.http.Page;

/** Brands over HTTP. */
@Path("/api/brands")
@PermitAll
@Tag(name = "Catalogue")
class BrandResource {

    private final Brands brands;

    BrandResource(Brands brands) {
        this.brands = brands;
    }

    @GET
    @WithSession
    @Operation(summary = "The makers of parts, by name")
    public Uni<Page<ProductCard.Named>> list() {
        return brands.byName()
                .map(all ->
                        all.stream()
                                .map(brand -> new ProductCard.Named(brand.name(), brand.slug()))
                                .toList())
                .map(Page::whole);
    }
}
