package tn.shabou.api.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Completes what a resource of the public API, or a page, answers: says how long it is good for, by
 * which tag to ask whether it changed, compresses it, and hands it to who keeps or awaits it.
 */
class Freshness {

    private static final String NO_STORE = "no-store";

    private final ObjectMapper json;

    Freshness(ObjectMapper json) {
        this.json = json;
    }

    @ServerResponseFilter
    public void complete(ContainerResponseContext response, RoutingContext request) {
        var wanted = Wanted.on(request).orElse(null);
        if (wanted == null) {
            return;
        }
        var headers = response.getHeaders();
        if (response.getStatus() != Response.Status.OK.getStatusCode()
                || response.getEntity() == null
                || NO_STORE.equals(headers.getFirst(HttpHeaders.CACHE_CONTROL))) {
            wanted.flight().ifPresent(AnswerCache.Flight::fail);
            headers.putSingle(HttpHeaders.CACHE_CONTROL, NO_STORE);
            return;
        }
        var answer = answer(wanted, response, request);
        wanted.flight().ifPresent(flight -> flight.land(answer));
        var encoding = answer.encoding(request.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
        headers.putSingle(HttpHeaders.ETAG, answer.etag(encoding));
        headers.putSingle(HttpHeaders.CACHE_CONTROL, answer.space().cacheControl());
        headers.putSingle(HttpHeaders.VARY, answer.space().vary());
        if (answer.isHeld(request.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
            return;
        }
        headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, answer.language().tag());
        headers.putSingle(HttpHeaders.CONTENT_ENCODING, encoding.token());
        response.setEntity(answer.bytes(encoding));
    }

    private Answer answer(
            Wanted wanted, ContainerResponseContext response, RoutingContext request) {
        return new Answer(
                wanted.key().space(),
                wanted.flight().map(AnswerCache.Flight::generation).orElse(""),
                wanted.key().language(),
                link(response),
                body(response.getEntity()),
                WhenServed.on(request).orElse(null));
    }

    private static @Nullable String link(ContainerResponseContext response) {
        return (String) response.getHeaders().getFirst(HttpHeaders.LINK);
    }

    private byte[] body(Object entity) {
        if (entity instanceof byte[] bytes) {
            return bytes;
        }
        if (entity instanceof String page) {
            return page.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
