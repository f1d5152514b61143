package tn.shabou.api.backoffice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** Where staff sign in, and what they see first. */
@Path(Place.ROOT)
@PermitAll // Frame asks who it is
class EntrancePages {

    private static final int NOT_FOUND = 404;

    private final Frame frame;

    EntrancePages(Frame frame) {
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "office")
    static class Templates {
        private Templates() {}

        static native TemplateInstance signIn(Seat seat);

        static native TemplateInstance lost(Seat seat);

        static native TemplateInstance today(Seat seat);
    }

    @GET
    public Uni<RestResponse<String>> today(RoutingContext http) {
        return frame.show(http, Place.TODAY, Templates::today);
    }

    @GET
    @Path("sign-in")
    public Uni<RestResponse<String>> signIn(RoutingContext http) {
        return frame.open(http, 200, "sign-in", Templates::signIn);
    }

    @GET
    @Path("{any:.+}")
    public Uni<RestResponse<String>> lost(RoutingContext http) {
        return frame.open(http, NOT_FOUND, "lost", Templates::lost);
    }
}
