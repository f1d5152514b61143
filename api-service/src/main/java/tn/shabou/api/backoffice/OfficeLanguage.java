package tn.shabou.api.backoffice;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import tn.shabou.api.http.Language;

/**
 * In which language somebody works: the one chosen on this device ({@code ?lang=ar} once), else the
 * browser's, else French.
 */
final class OfficeLanguage {

    static final String PARAMETER = "lang";

    private static final String COOKIE = "officeLanguage";
    private static final Duration KEPT = Duration.ofDays(365);

    private OfficeLanguage() {}

    static Language of(RoutingContext http) {
        var chosen = http.request().getCookie(COOKIE);
        return Language.of(
                chosen == null
                        ? http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)
                        : chosen.getValue());
    }

    static NewCookie cookie(Language language) {
        return new NewCookie.Builder(COOKIE)
                .value(language.tag())
                .path(Place.ROOT)
                .maxAge(Math.toIntExact(KEPT.toSeconds()))
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
