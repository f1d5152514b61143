package tn.shabou.api.accounts;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.ClientAddress;
import tn.shabou.api.http.OwnPages;

/** Signing in and out. */
@Path(AuthResource.PATH)
@PermitAll
@Tag(name = "Accounts")
class AuthResource {

    static final String PATH = "/api/admin/auth";

    private static final int LONGEST_AGENT = 200;

    private final SignIn signIn;
    private final RefreshCookie cookie;
    private final OwnPages ownPages;
    private final ClientAddress address;

    AuthResource(SignIn signIn, RefreshCookie cookie, OwnPages ownPages, ClientAddress address) {
        this.signIn = signIn;
        this.cookie = cookie;
        this.ownPages = ownPages;
        this.address = address;
    }

    /**
     * @param code six digits or a recovery code, for those who have a second factor
     */
    record Login(
            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 200) String password,
            Optional<@Size(max = 20) String> code) {}

    /** For clients that keep the refresh token themselves; browsers send the cookie instead. */
    record Refresh(Optional<@Size(max = 4000) String> refreshToken) {}

    /**
     * @param mustEnrol whether the access token serves only to switch the second factor on, which
     *     is demanded here of administrators; refresh afterwards to get one that serves for all
     */
    @Schema(name = "SignedIn")
    record Pass(Person user, String accessToken, String refreshToken, boolean mustEnrol) {}

    @POST
    @Path("/login")
    @Operation(summary = "Sign in with e-mail and password")
    public Uni<RestResponse<Pass>> login(@Valid @NotNull Login login, RoutingContext http) {
        ownPages.requireNoOtherSite(http.request());
        var credentials = new SignIn.Credentials(login.email(), login.password(), login.code());
        return signIn.withPassword(credentials, device(http)).map(this::answer);
    }

    @POST
    @Path("/refresh")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD}) // with the cookie there is no body
    @Operation(
            summary = "Exchange a refresh token, which serves once, for new tokens",
            description =
                    "With the cookie, send a header X-Requested-With from a page of the shop. A"
                            + " token that was used before ends its session.")
    public Uni<RestResponse<Pass>> refresh(@Valid @Nullable Refresh body, RoutingContext http) {
        return signIn.withRefreshToken(presented(body, http)).map(this::answer);
    }

    @POST
    @Path("/logout")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(summary = "End the session of the refresh token")
    public Uni<RestResponse<Void>> logout(@Valid @Nullable Refresh body, RoutingContext http) {
        return signIn.out(presented(body, http))
                .replaceWith(() ->
                        RestResponse.ResponseBuilder.<Void>noContent()
                                .cookie(cookie.gone(), AccessCookie.gone())
                                .build());
    }

    private String presented(@Nullable Refresh body, RoutingContext http) {
        return cookie.presented(Optional.ofNullable(body).flatMap(Refresh::refreshToken), http);
    }

    private RestResponse<Pass> answer(SignIn.Pass pass) {
        var body =
                new Pass(
                        Person.of(pass.user()),
                        pass.accessToken(),
                        pass.refreshToken(),
                        pass.mustEnrol());
        return RestResponse.ResponseBuilder.ok(body)
                .cookie(
                        cookie.holding(pass.refreshToken()),
                        AccessCookie.holding(pass.accessToken()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Sessions.Device device(RoutingContext http) {
        return new Sessions.Device(address.of(http), agent(http.request()));
    }

    private static String agent(HttpServerRequest request) {
        var agent = Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        return agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
    }
}
