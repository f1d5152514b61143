package tn.shabou.api.backoffice.goods;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.backoffice.Frame;
import tn.shabou.api.backoffice.Place;
import tn.shabou.api.backoffice.Seat;

/** What the shop sells, and who asks for it. The scripts in {@code web/office/goods} fill them. */
@Path(Place.ROOT)
@PermitAll // Frame asks who it is
class GoodsPages {

    private final Frame frame;

    GoodsPages(Frame frame) {
        this.frame = frame;
    }

    /** An id is empty for what is not there yet, or for all. */
    @CheckedTemplate(basePath = "office/goods")
    static class Templates {
        private Templates() {}

        static native TemplateInstance products(Seat seat);

        static native TemplateInstance product(Seat seat, String id);

        static native TemplateInstance bulk(Seat seat, String id);

        static native TemplateInstance imports(Seat seat);

        static native TemplateInstance oneImport(Seat seat, String kind, String id);

        static native TemplateInstance enquiries(Seat seat);

        static native TemplateInstance enquiry(Seat seat, String id);

        static native TemplateInstance categories(Seat seat);

        static native TemplateInstance vehicles(Seat seat);

        static native TemplateInstance synonyms(Seat seat);
    }

    @GET
    @Path("products")
    public Uni<RestResponse<String>> products(RoutingContext http) {
        return frame.show(http, Place.PRODUCTS, Templates::products);
    }

    @GET
    @Path("products/new")
    public Uni<RestResponse<String>> newProduct(RoutingContext http) {
        return frame.show(http, Place.PRODUCTS, "product.add", seat -> Templates.product(seat, ""));
    }

    @GET
    @Path("products/{id:\\d+}")
    public Uni<RestResponse<String>> product(@RestPath String id, RoutingContext http) {
        return frame.show(
                http, Place.PRODUCTS, "product.title", seat -> Templates.product(seat, id));
    }

    @GET
    @Path("products/bulk")
    public Uni<RestResponse<String>> bulkEdits(RoutingContext http) {
        return frame.show(http, Place.PRODUCTS, "bulk.past", seat -> Templates.bulk(seat, ""));
    }

    @GET
    @Path("products/bulk/{id}")
    public Uni<RestResponse<String>> bulkEdit(@RestPath String id, RoutingContext http) {
        return frame.show(http, Place.PRODUCTS, "bulk.one", seat -> Templates.bulk(seat, id));
    }

    @GET
    @Path("imports")
    public Uni<RestResponse<String>> imports(RoutingContext http) {
        return frame.show(http, Place.IMPORTS, Templates::imports);
    }

    @GET
    @Path("imports/products/{id}")
    public Uni<RestResponse<String>> productImport(@RestPath String id, RoutingContext http) {
        return frame.show(
                http,
                Place.IMPORTS,
                "import.products",
                seat -> Templates.oneImport(seat, "product", id));
    }

    @GET
    @Path("imports/sales/{id}")
    public Uni<RestResponse<String>> salesImport(@RestPath String id, RoutingContext http) {
        return frame.show(
                http,
                Place.IMPORTS,
                "import.sales",
                seat -> Templates.oneImport(seat, "sales", id));
    }

    @GET
    @Path("enquiries")
    public Uni<RestResponse<String>> enquiries(RoutingContext http) {
        return frame.show(http, Place.ENQUIRIES, Templates::enquiries);
    }

    @GET
    @Path("enquiries/{id}")
    public Uni<RestResponse<String>> enquiry(@RestPath String id, RoutingContext http) {
        return frame.show(
                http, Place.ENQUIRIES, "enquiry.one", seat -> Templates.enquiry(seat, id));
    }

    @GET
    @Path("categories")
    public Uni<RestResponse<String>> categories(RoutingContext http) {
        return frame.show(http, Place.CATEGORIES, Templates::categories);
    }

    @GET
    @Path("vehicles")
    public Uni<RestResponse<String>> vehicles(RoutingContext http) {
        return frame.show(http, Place.VEHICLES, Templates::vehicles);
    }

    @GET
    @Path("synonyms")
    public Uni<RestResponse<String>> synonyms(RoutingContext http) {
        return frame.show(http, Place.SYNONYMS, Templates::synonyms);
    }
}
