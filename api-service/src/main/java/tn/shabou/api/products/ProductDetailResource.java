package tn.shabou.api.products;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.http.Language;
import tn.shabou.api.slugs.FormerSlugs;

/** One product over HTTP. */
@Path("/api/products")
@PermitAll
@Tag(name = "Catalogue")
class ProductDetailResource {

    private final ProductDetails products;
    private final Neighbours neighbours;
    private final FormerSlugs formerSlugs;

    ProductDetailResource(ProductDetails products, Neighbours neighbours, FormerSlugs formerSlugs) {
        this.products = products;
        this.neighbours = neighbours;
        this.formerSlugs = formerSlugs;
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "Everything about one part")
    public Uni<ProductDetail> show(@RestPath String slug, @Context HttpHeaders headers) {
        return products.find(slug, language(headers)).chain(found -> orElseMoved(found, slug, ""));
    }

    @GET
    @Path("/{slug}/equivalents")
    @Operation(summary = "What may stand for a part, by quality, with the difference in price")
    public Uni<Equivalents> equivalents(@RestPath String slug, @Context HttpHeaders headers) {
        return neighbours
                .equivalents(slug, language(headers))
                .chain(found -> orElseMoved(found, slug, "/equivalents"));
    }

    @GET
    @Path("/{slug}/related")
    @Operation(summary = "What goes with a part on the same cars, by family")
    public Uni<Related> related(@RestPath String slug, @Context HttpHeaders headers) {
        return neighbours
                .related(slug, language(headers))
                .chain(found -> orElseMoved(found, slug, "/related"));
    }

    private <T> Uni<T> orElseMoved(Optional<T> found, String slug, String below) {
        return found.map(one -> Uni.createFrom().item(one))
                .orElseGet(() -> formerSlugs.productMoved(slug, below));
    }

    private static Language language(HttpHeaders headers) {
        return Language.of(headers.getAcceptableLanguages());
    }
}
