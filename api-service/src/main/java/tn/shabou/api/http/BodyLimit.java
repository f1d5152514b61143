package tn.shabou.api.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses a body that is too large before any of it is read: imports and images may be large,
 * everything else is small and has to say its length. One of those that does not is cut off by
 * {@code quarkus.http.limits.max-body-size}.
 */
@ApplicationScoped
class BodyLimit {

    private static final int AFTER_TRACE = 900;

    private final ProblemWriter problems;
    private final HttpConfig config;

    BodyLimit(ProblemWriter problems, HttpConfig config) {
        this.problems = problems;
        this.config = config;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, AFTER_TRACE);
    }

    private void check(RoutingContext request) {
        var kind = Kind.of(request.normalizedPath());
        var limit = kind.limit(config).asLongValue();
        if (kind == Kind.ORDINARY
                && request.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            refuse(
                    request,
                    new Problem(
                            HttpProblem.LENGTH_REQUIRED,
                            "Send the length of the body as Content-Length."));
        } else if (announced(request) > limit) {
            refuse(
                    request,
                    new Problem(
                            HttpProblem.BODY_TOO_LARGE,
                            "This endpoint takes at most %,d bytes.",
                            limit));
        } else {
            request.next();
        }
    }

    /** Neither a file to import nor an image. */
    static boolean isOrdinary(String path) {
        return Kind.of(path) == Kind.ORDINARY;
    }

    private static long announced(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Nobody reads the rest of the body, so the connection ends with the answer. */
    private void refuse(RoutingContext request, Problem problem) {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        problems.refuse(request, problem);
    }

    /** What a request may be about, as its path tells. */
    private enum Kind {
        ORDINARY,
        IMPORT,
        IMAGE;

        private static final Pattern IMAGES = Pattern.compile("/api/admin/products/[^/]+/images");

        private static final Set<String> FILES =
                Set.of("/api/admin/leads/imports", "/api/admin/fleet");

        static Kind of(String path) {
            if (path.startsWith("/api/admin/imports/") || FILES.contains(path)) {
                return IMPORT;
            }
            return IMAGES.matcher(path).matches() ? IMAGE : ORDINARY;
        }

        MemorySize limit(HttpConfig config) {
            return switch (this) {
                case ORDINARY -> config.bodyLimit();
                case IMPORT -> config.importLimit();
                case IMAGE -> config.imageLimit();
            };
        }
    }
}
