package tn.shabou.api.backoffice;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import tn.shabou.api.http.ProblemBody;
import tn.shabou.api.pages.Rendering;

/** Tells staff who wanted a page what went wrong, and where to go on; scripts get the problem. */
class FaultPages {

    private final Frame frame;

    FaultPages(Frame frame) {
        this.frame = frame;
    }

    @ServerResponseFilter
    public Uni<Void> show(ContainerResponseContext response, RoutingContext http) {
        if (!(response.getEntity() instanceof ProblemBody problem) || !wantsPage(http)) {
            return Uni.createFrom().voidItem();
        }
        return frame.fault(http, problem)
                .invoke(html -> {
                    response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, Rendering.HTML);
                    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
                    response.setEntity(html);
                })
                .replaceWithVoid();
    }

    private static boolean wantsPage(RoutingContext http) {
        var accepted = http.request().getHeader(HttpHeaders.ACCEPT);
        var path = http.normalizedPath();
        return accepted != null
                && accepted.contains("text/html")
                && (path.equals(Place.ROOT) || path.startsWith(Place.ROOT + "/"));
    }
}
