package tn.shabou.api.accounts;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.List;
import java.util.Set;
import tn.shabou.api.http.OwnPages;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.ProblemWriter;

/**
 * The access token as browsers of staff keep it: out of reach of scripts, and sent with pages,
 * calls and downloads alike. What it is believed for, our own pages must have asked.
 */
@ApplicationScoped
class AccessCookie {

    private static final String NAME = "accessToken";
    private static final String API = "/api/admin/";
    private static final String PAGES = "/admin";

    /** They look at the other cookie, or at none. */
    private static final List<String> OWN_GUARD =
            List.of(
                    AuthResource.PATH + "/login",
                    AuthResource.PATH + "/refresh",
                    AuthResource.PATH + "/logout");

    private static final Set<HttpMethod> CHANGES_NOTHING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** After limits and CORS, before anybody asks who it is. */
    private static final int BEFORE_AUTHENTICATION = 250;

    private final OwnPages ownPages;
    private final ProblemWriter problems;

    AccessCookie(OwnPages ownPages, ProblemWriter problems) {
        this.ownPages = ownPages;
        this.problems = problems;
    }

    void install(@Observes Filters filters) {
        filters.register(this::present, BEFORE_AUTHENTICATION);
    }

    /** Puts the token where the tokens of programs are. */
    private void present(RoutingContext http) {
        var request = http.request();
        var cookie = request.getCookie(NAME);
        if (cookie == null
                || cookie.getValue().isEmpty()
                || request.headers().contains(HttpHeaders.AUTHORIZATION)
                || !isForStaff(http.normalizedPath())) {
            http.next();
            return;
        }
        try {
            requireOwnPage(http);
        } catch (Problem refusal) {
            problems.refuse(http, refusal);
            return;
        }
        request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + cookie.getValue());
        http.next();
    }

    private static boolean isForStaff(String path) {
        return path.equals(PAGES)
                || path.startsWith(PAGES + "/")
                || path.startsWith(API) && OWN_GUARD.stream().noneMatch(path::startsWith);
    }

    /** Pages themselves may be opened from a letter; they hold nothing and change nothing. */
    private void requireOwnPage(RoutingContext http) {
        var request = http.request();
        if (!CHANGES_NOTHING.contains(request.method())) {
            ownPages.requireForCookie(request);
        } else if (http.normalizedPath().startsWith(API)) {
            ownPages.requireNoOtherSite(request);
        }
    }

    static NewCookie holding(String token) {
        return cookie(token, Math.toIntExact(Tokens.ACCESS_LIFE.toSeconds()));
    }

    static NewCookie gone() {
        return cookie("", 0);
    }

    private static NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
