package tn.shabou.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body that announces itself as too large before any of it is read: imports may be large,
 * everything else is small. One that lies about its size is cut off by {@code
 * quarkus.http.limits.max-body-size}.
 */
@ApplicationScoped
class BodyLimit {

    private static final String IMPORTS = "/api/admin/imports/";
    private static final int AFTER_TRACE = 900;

    private final ObjectMapper json;
    private final HttpConfig config;

    BodyLimit(ObjectMapper json, HttpConfig config) {
        this.json = json;
        this.config = config;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, AFTER_TRACE);
    }

    private void check(RoutingContext request) {
        var limit =
                request.normalizedPath().startsWith(IMPORTS)
                        ? config.importLimit()
                        : config.bodyLimit();
        if (announced(request) <= limit.asLongValue()) {
            request.next();
            return;
        }
        refuse(request, limit.asLongValue());
    }

    private static long announced(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void refuse(RoutingContext request, long limit) {
        var problem =
                new Problem(
                        HttpProblem.BODY_TOO_LARGE,
                        "This endpoint takes at most %,d bytes.".formatted(limit));
        var body = ProblemBody.of(problem, request.normalizedPath(), RequestTrace.of(request));
        request.response()
                .setStatusCode(body.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(text(body));
    }

    private String text(ProblemBody body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
