package tn.shabou.api.backoffice.leads;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.backoffice.Frame;
import tn.shabou.api.backoffice.Place;
import tn.shabou.api.backoffice.Seat;

/** What the prospector found. The scripts in {@code web/office/leads} fill these pages. */
@Path(Place.ROOT)
@PermitAll // Frame asks who it is
class LeadPages {

    private final Frame frame;

    LeadPages(Frame frame) {
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "office/leads")
    static class Templates {
        private Templates() {}

        static native TemplateInstance inbox(Seat seat);

        static native TemplateInstance entry(Seat seat, Optional<UUID> lead);

        static native TemplateInstance bringIn(Seat seat);

        static native TemplateInstance duplicates(Seat seat);

        static native TemplateInstance map(Seat seat);

        static native TemplateInstance prices(Seat seat);
    }

    @GET
    @Path("leads")
    public Uni<RestResponse<String>> inbox(RoutingContext http) {
        return frame.show(http, Place.LEADS, Templates::inbox);
    }

    @GET
    @Path("leads/new")
    public Uni<RestResponse<String>> enter(RoutingContext http) {
        return frame.show(http, Place.LEAD_ENTRY, seat -> Templates.entry(seat, Optional.empty()));
    }

    @GET
    @Path("leads/{lead}/edit")
    public Uni<RestResponse<String>> edit(RoutingContext http, @RestPath UUID lead) {
        return frame.show(
                http,
                Place.LEAD_ENTRY,
                "entry.edit",
                seat -> Templates.entry(seat, Optional.of(lead)));
    }

    @GET
    @Path("leads/import")
    public Uni<RestResponse<String>> bringIn(RoutingContext http) {
        return frame.show(http, Place.LEAD_IMPORT, Templates::bringIn);
    }

    @GET
    @Path("leads/duplicates")
    public Uni<RestResponse<String>> duplicates(RoutingContext http) {
        return frame.show(http, Place.DUPLICATES, Templates::duplicates);
    }

    @GET
    @Path("leads/map")
    public Uni<RestResponse<String>> map(RoutingContext http) {
        return frame.show(http, Place.LEAD_MAP, Templates::map);
    }

    @GET
    @Path("prices")
    public Uni<RestResponse<String>> prices(RoutingContext http) {
        return frame.show(http, Place.PRICES, Templates::prices);
    }
}
