package tn.shabou.api.backoffice.planning;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.backoffice.Frame;
import tn.shabou.api.backoffice.Place;
import tn.shabou.api.backoffice.Seat;

/** Shells of the pages of planning; their scripts ask the API for what stands in them. */
@Path(Place.ROOT)
@PermitAll // Frame asks who it is
class PlanningPages {

    private final Frame frame;

    PlanningPages(Frame frame) {
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "office/planning")
    static class Templates {
        private Templates() {}

        static native TemplateInstance forecasts(Seat seat);

        static native TemplateInstance review(Seat seat);

        static native TemplateInstance accuracy(Seat seat);

        static native TemplateInstance sales(Seat seat);

        static native TemplateInstance inventory(Seat seat);

        static native TemplateInstance insights(Seat seat);

        static native TemplateInstance orders(Seat seat);

        static native TemplateInstance terms(Seat seat);

        static native TemplateInstance fleet(Seat seat);
    }

    @GET
    @Path("forecasts")
    public Uni<RestResponse<String>> forecasts(RoutingContext http) {
        return frame.show(http, Place.FORECASTS, Templates::forecasts);
    }

    @GET
    @Path("forecasts/{product:\\d+}")
    public Uni<RestResponse<String>> review(RoutingContext http) {
        return frame.show(http, Place.FORECASTS, "review.title", Templates::review);
    }

    @GET
    @Path("forecasts/accuracy")
    public Uni<RestResponse<String>> accuracy(RoutingContext http) {
        return frame.show(http, Place.FORECASTS, "accuracy.title", Templates::accuracy);
    }

    @GET
    @Path("forecasts/sales")
    public Uni<RestResponse<String>> sales(RoutingContext http) {
        return frame.show(http, Place.FORECASTS, "sales.title", Templates::sales);
    }

    @GET
    @Path("inventory")
    public Uni<RestResponse<String>> inventory(RoutingContext http) {
        return frame.show(http, Place.INVENTORY, Templates::inventory);
    }

    @GET
    @Path("insights")
    public Uni<RestResponse<String>> insights(RoutingContext http) {
        return frame.show(http, Place.INSIGHTS, Templates::insights);
    }

    @GET
    @Path("orders")
    public Uni<RestResponse<String>> orders(RoutingContext http) {
        return frame.show(http, Place.ORDERS, Templates::orders);
    }

    @GET
    @Path("terms")
    public Uni<RestResponse<String>> terms(RoutingContext http) {
        return frame.show(http, Place.TERMS, Templates::terms);
    }

    @GET
    @Path("fleet")
    public Uni<RestResponse<String>> fleet(RoutingContext http) {
        return frame.show(http, Place.FLEET, Templates::fleet);
    }
}
