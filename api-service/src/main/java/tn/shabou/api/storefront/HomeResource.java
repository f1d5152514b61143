package tn.shabou.api.storefront;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.catalog.CategoryTree;
import tn.shabou.api.catalog.CategoryTree.Branch;
import tn.shabou.api.catalog.Families;
import tn.shabou.api.catalog.ProductFilters;
import tn.shabou.api.catalog.ProductPaging;
import tn.shabou.api.catalog.Products;
import tn.shabou.api.http.Language;
import tn.shabou.api.pages.PageHead;
import tn.shabou.api.pages.Rendering;
import tn.shabou.api.pages.Visit;
import tn.shabou.api.vehicles.Vehicle.Make;
import tn.shabou.api.vehicles.VehicleTree;

/** The first page. */
@Path("/")
@PermitAll
class HomeResource {

    private static final int SHOWN = 8;

    private final Families families;
    private final Products products;
    private final VehicleTree vehicles;
    private final SchemaOrg schema;
    private final ShopCard shop;

    HomeResource(
            Families families,
            Products products,
            VehicleTree vehicles,
            SchemaOrg schema,
            ShopCard shop) {
        this.families = families;
        this.products = products;
        this.vehicles = vehicles;
        this.schema = schema;
        this.shop = shop;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance home(
                PageHead head,
                List<Branch> families,
                Collection<Make> makes,
                List<ListedPart> popular);
    }

    @GET
    public RestResponse<Void> choose(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        return ResponseBuilder.<Void>create(RestResponse.Status.FOUND)
                .location(URI.create("/" + Language.of(accepted).tag() + "/"))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    @GET
    @Path(Visit.LANGUAGES)
    public Uni<RestResponse<String>> home(@Context UriInfo uri) {
        var visit = new Visit(uri);
        var language = visit.language();
        var head = head(visit);
        var popular =
                products.list(
                        ProductFilters.NONE,
                        new ProductPaging(SHOWN, Optional.empty(), Optional.of("-popularity")),
                        language);
        return Uni.combine()
                .all()
                .unis(families.tree(language).map(CategoryTree::top), vehicles.vehicles(), popular)
                .with((roots, cars, page) ->
                        Templates.home(
                                head,
                                roots,
                                cars.makes(),
                                ListedPart.all(page.data(), language, "")))
                .chain(page -> Rendering.page(language, page));
    }

    private PageHead head(Visit visit) {
        var said = Said.shop(visit.language());
        return PageHead.indexed(visit, said.homeTitle(), said.homeDescription(), "")
                .with(schema.store(visit, shop));
    }
}
