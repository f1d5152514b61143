package tn.shabou.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets pages of the origins in {@code FRONTEND_URL} read our answers, and no others: the same list
 * that decides whose pages may use the cookie. Every refusal is a problem like any other.
 */
@ApplicationScoped
class Cors {

    private static final int AFTER_LIMITS = 400;
    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
    private static final String HEADERS =
            "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, traceparent, "
                    + OwnPages.HEADER;
    private static final String EXPOSED =
            "Content-Language, ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Trace-Id";
    private static final String AN_HOUR = "3600";

    private final OwnPages ownPages;
    private final ProblemWriter problems;

    Cors(OwnPages ownPages, ProblemWriter problems) {
        this.ownPages = ownPages;
        this.problems = problems;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, AFTER_LIMITS);
    }

    private void check(RoutingContext http) {
        var origin = http.request().getHeader("Origin");
        if (origin == null) {
            http.next();
            return;
        }
        // At the end, since whoever answers says what else the answer varies by.
        http.addHeadersEndHandler(_ -> http.response().headers().add("Vary", "Origin"));
        var isOurs = ownPages.isOurs(origin, http.request());
        if (isOurs) {
            allow(http, origin);
        }
        if (!isPreflight(http.request())) {
            http.next();
        } else if (isOurs) {
            http.response().setStatusCode(204).end();
        } else {
            problems.refuse(
                    http,
                    new Problem(
                            HttpProblem.CROSS_SITE_REQUEST,
                            "Pages of %s may not call; the operator may add it to FRONTEND_URL.",
                            origin));
        }
    }

    private static void allow(RoutingContext http, String origin) {
        var headers = http.response().headers();
        headers.set("Access-Control-Allow-Origin", origin);
        headers.set("Access-Control-Allow-Credentials", "true");
        if (isPreflight(http.request())) {
            headers.set("Access-Control-Allow-Methods", METHODS);
            headers.set("Access-Control-Allow-Headers", HEADERS);
            headers.set("Access-Control-Max-Age", AN_HOUR);
        } else {
            headers.set("Access-Control-Expose-Headers", EXPOSED);
        }
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS
                && request.getHeader("Access-Control-Request-Method") != null;
    }
}
