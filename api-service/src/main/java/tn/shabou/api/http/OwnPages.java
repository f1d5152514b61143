package tn.shabou.api.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells requests of our own pages from those that another site makes a browser send (CSRF). A
 * browser says where a request comes from, and pages cannot make it lie; a header of our own cannot
 * be sent across sites without being asked for first.
 */
@ApplicationScoped
public class OwnPages {

    /** Whatever its value. */
    public static final String HEADER = "X-Requested-With";

    private final Set<String> origins;

    OwnPages(HttpConfig config) {
        this.origins =
                config.frontendUrl().orElse(List.of()).stream()
                        .map(OwnPages::origin)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * To be asked before a cookie is believed.
     *
     * @throws Problem unless the request has our header, and its browser, if any, says that one of
     *     our pages sent it
     */
    public void requireForCookie(HttpServerRequest request) {
        if (request.getHeader(HEADER) == null) {
            throw refusal();
        }
        requireNoOtherSite(request);
    }

    /**
     * @throws Problem when a browser says that a page of another site sent the request
     */
    public void requireNoOtherSite(HttpServerRequest request) {
        var origin = request.getHeader("Origin");
        var isOurs = origin == null || isOurs(origin, request);
        var mayCome =
                switch (String.valueOf(request.getHeader("Sec-Fetch-Site"))) {
                    case "same-origin", "none" -> true;
                    case "same-site" -> origin != null && isOurs;
                    case "null" -> isOurs; // an old browser, or none at all
                    default -> false;
                };
        if (!mayCome || !isOurs) {
            throw refusal();
        }
    }

    /** Behind a proxy we do not know our own scheme, so only the names are compared. */
    boolean isOurs(String origin, HttpServerRequest request) {
        var scheme = origin.indexOf("://");
        var self = request.authority();
        return origins.contains(origin)
                || scheme > 0
                        && self != null
                        && origin.substring(scheme + 3).equals(self.toString());
    }

    private static String origin(String url) {
        var parts = URI.create(url.strip());
        return parts.getScheme() + "://" + parts.getAuthority();
    }

    private static Problem refusal() {
        return new Problem(
                HttpProblem.CROSS_SITE_REQUEST,
                "Call from a page of the shop, with a header %s; or send the token in the body instead of the cookie.",
                HEADER);
    }
}
