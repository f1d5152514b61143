package tn.shabou.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells browsers what our answers may do: pages run our own scripts and nothing that stands in the
 * page itself, and an answer of the API runs nothing at all. Nobody may put us into a frame.
 */
@ApplicationScoped
class SecurityHeaders {

    private static final int BEFORE_LIMITS = 800;

    private static final CharSequence CSP = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized(
                    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    private static final CharSequence OWN_PAGES =
            HttpHeaders.createOptimized(
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:;"
                            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
                            + " base-uri 'none'; frame-ancestors 'none'");

    // Its start page holds its settings as a script; only operators see it.
    private static final CharSequence SWAGGER_UI =
            HttpHeaders.createOptimized(
                    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
                            + " img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'");

    private static final MultiMap ALWAYS =
            MultiMap.caseInsensitiveMultiMap()
                    .add("X-Content-Type-Options", "nosniff")
                    .add("X-Frame-Options", "DENY")
                    // The filter it switches off made holes of its own.
                    .add("X-XSS-Protection", "0")
                    .add("Referrer-Policy", "strict-origin-when-cross-origin")
                    .add("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                    .add("Cross-Origin-Opener-Policy", "same-origin")
                    .add("Cross-Origin-Resource-Policy", "same-site")
                    // Browsers heed it over HTTPS only.
                    .add("Strict-Transport-Security", "max-age=31536000");

    void install(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, BEFORE_LIMITS);
    }

    private static void add(RoutingContext http) {
        http.response().headers().addAll(ALWAYS).set(CSP, policy(http.normalizedPath()));
        http.next();
    }

    private static CharSequence policy(String path) {
        if (path.startsWith("/q/swagger-ui")) {
            return SWAGGER_UI;
        }
        return path.startsWith("/api/") || path.startsWith("/q/") || path.startsWith("/media/")
                ? NOTHING
                : OWN_PAGES;
    }
}
