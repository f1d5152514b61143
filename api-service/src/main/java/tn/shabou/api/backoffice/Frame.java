package tn.shabou.api.backoffice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import tn.shabou.api.access.Permission;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.ProblemBody;
import tn.shabou.api.pages.Rendering;

/**
 * The door of every page of the back office: sends away who is not signed in, tells who may not see
 * it, and renders it for the others. Pages hold no data, which their scripts ask of the API.
 */
@ApplicationScoped
public class Frame {

    static final String SIGN_IN = Place.ROOT + "/sign-in";

    private static final SecurityIdentity NOBODY =
            QuarkusSecurityIdentity.builder().setAnonymous(true).build();

    private final CurrentIdentityAssociation identity;
    private final Words words;

    Frame(CurrentIdentityAssociation identity, Words words) {
        this.identity = identity;
        this.words = words;
    }

    @CheckedTemplate(basePath = "office")
    static class Templates {
        private Templates() {}

        static native TemplateInstance refused(Seat seat, String text);

        static native TemplateInstance fault(Seat seat, ProblemBody problem);
    }

    /** The page of that place, where this person may be there. */
    public Uni<RestResponse<String>> show(
            RoutingContext http, Place place, Function<Seat, TemplateInstance> page) {
        return show(http, place, place.title(), page);
    }

    /**
     * A page within a place that has a name of its own.
     *
     * @param title the name of its title among the words of the place's area
     */
    public Uni<RestResponse<String>> show(
            RoutingContext http, Place place, String title, Function<Seat, TemplateInstance> page) {
        if (http.queryParams().contains(OfficeLanguage.PARAMETER)) {
            return Uni.createFrom().item(remember(http));
        }
        return person().chain(person -> {
            var seat = seat(http, person, place.key(), place.area(), title);
            if (person.isAnonymous()) {
                return Uni.createFrom().item(to(SIGN_IN + "?next=" + encoded(seat.address())));
            }
            if (person.hasRole(Permission.ENROL) && place != Place.PROFILE) {
                return Uni.createFrom().item(to(Place.PROFILE.address() + "?enrol"));
            }
            return place.isFor(person.getRoles())
                    ? Rendering.privately(200, seat.language(), page.apply(seat))
                    : Rendering.privately(
                            403,
                            seat.language(),
                            Templates.refused(seat, seat.word("refused.text")));
        });
    }

    /** A page that is for everybody, such as the one where people sign in. */
    Uni<RestResponse<String>> open(
            RoutingContext http, int status, String key, Function<Seat, TemplateInstance> page) {
        if (http.queryParams().contains(OfficeLanguage.PARAMETER)) {
            return Uni.createFrom().item(remember(http));
        }
        return person().chain(person -> {
            var seat = seat(http, person, key, "frame", key + ".title");
            return Rendering.privately(status, seat.language(), page.apply(seat));
        });
    }

    /** What stands there in place of a page that could not be made. */
    Uni<String> fault(RoutingContext http, ProblemBody problem) {
        return person().onFailure()
                .recoverWithItem(NOBODY)
                .map(person -> seat(http, person, "fault", "frame", "fault.title"))
                .chain(seat -> Rendering.html(seat.language(), Templates.fault(seat, problem)));
    }

    private Uni<SecurityIdentity> person() {
        return identity.getDeferredIdentity()
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(NOBODY);
    }

    private Seat seat(
            RoutingContext http, SecurityIdentity person, String key, String area, String title) {
        var language = OfficeLanguage.of(http);
        var said = words.of(area, language);
        return new Seat(
                language,
                key,
                said.getOrDefault(title, title),
                address(http),
                person.isAnonymous()
                        ? Optional.empty()
                        : Optional.of(person.getPrincipal().getName()),
                person.isAnonymous() ? Set.of() : person.getRoles(),
                said,
                words.asJson(said));
    }

    /**
     * Keeps the language that somebody chose, and shows the page without saying so in its address.
     */
    private static RestResponse<String> remember(RoutingContext http) {
        var chosen = Language.of(http.queryParams().get(OfficeLanguage.PARAMETER));
        var address =
                address(http)
                        .replaceAll("([?&])" + OfficeLanguage.PARAMETER + "=[^&]*&?", "$1")
                        .replaceAll("[?&]$", "");
        return ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
                .location(URI.create(address))
                .cookie(OfficeLanguage.cookie(chosen))
                .build();
    }

    private static RestResponse<String> to(String address) {
        return ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
                .location(URI.create(address))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static String address(RoutingContext http) {
        return http.request().uri();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
