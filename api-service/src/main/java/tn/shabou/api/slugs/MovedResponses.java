package tn.shabou.api.slugs;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers with the new address. */
class MovedResponses {

    @ServerExceptionMapper
    public RestResponse<Void> moved(Moved moved, RoutingContext request) {
        var query = request.request().query();
        return RestResponse.ResponseBuilder.<Void>create(Status.MOVED_PERMANENTLY)
                .header(
                        HttpHeaders.LOCATION,
                        query == null ? moved.path() : moved.path() + "?" + query)
                .build();
    }
}
