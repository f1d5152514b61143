package tn.shabou.api.accounts;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import tn.shabou.api.http.OwnPages;
import tn.shabou.api.http.Problem;

/**
 * The refresh token as browsers keep it: out of reach of scripts, sent to nothing but signing in,
 * and believed only when one of our own pages sent it.
 */
@ApplicationScoped
class RefreshCookie {

    private static final String NAME = "refreshToken";

    private final OwnPages ownPages;
    private final Tokens tokens;
    private final Clock clock;

    RefreshCookie(OwnPages ownPages, Tokens tokens, Clock clock) {
        this.ownPages = ownPages;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * The token that the request presents, in its body or as the cookie.
     *
     * @throws Problem when there is none, or a page of another site sent the cookie
     */
    String presented(Optional<String> inBody, RoutingContext http) {
        if (inBody.isPresent()) {
            return inBody.get();
        }
        var cookie = http.request().getCookie(NAME);
        if (cookie == null) {
            throw new Problem(
                    AccountProblem.INVALID_REFRESH_TOKEN,
                    "Send the refresh token as the cookie, or as {\"refreshToken\": \"…\"}.");
        }
        ownPages.requireForCookie(http.request());
        return cookie.getValue();
    }

    NewCookie holding(String token) {
        var life =
                tokens.readRefresh(token)
                        .map(grant -> Duration.between(clock.instant(), tokens.expiry(grant)))
                        .orElse(Duration.ZERO);
        return cookie(token, Math.toIntExact(life.toSeconds()));
    }

    NewCookie gone() {
        return cookie("", 0);
    }

    private static NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path(AuthResource.PATH)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
