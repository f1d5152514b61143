package tn.shabou.api.accounts;

import io.smallrye.mutiny.Uni;
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
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Problem;
import tn.shabou.model.accounts.Role;
import tn.shabou.model.accounts.User;

/** Signing in and out. */
@Path(AuthResource.PATH)
@PermitAll
@Tag(name = "Accounts")
class AuthResource {

    static final String PATH = "/api/admin/auth";

    private static final String COOKIE = "refreshToken";

    private final SignIn signIn;

    AuthResource(SignIn signIn) {
        this.signIn = signIn;
    }

    record Login(
            @NotBlank @Size(max = 254) String email, @NotBlank @Size(max = 200) String password) {}

    /** For clients that keep the refresh token themselves; browsers send the cookie instead. */
    record Refresh(Optional<@Size(max = 4000) String> refreshToken) {}

    record Session(Person user, String accessToken, String refreshToken) {
        record Person(UUID id, String email, String fullName, Role role) {
            static Person of(User user) {
                return new Person(user.id(), user.email(), user.fullName(), user.role());
            }
        }
    }

    @POST
    @Path("/login")
    @Operation(summary = "Sign in with e-mail and password")
    public Uni<RestResponse<Session>> login(@Valid @NotNull Login login) {
        return signIn.withPassword(login.email(), login.password()).map(AuthResource::answer);
    }

    @POST
    @Path("/refresh")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD}) // with the cookie there is no body
    @Operation(summary = "Exchange a refresh token, which serves once, for new tokens")
    public Uni<RestResponse<Session>> refresh(
            @Valid @Nullable Refresh body, @RestCookie(COOKIE) Optional<String> cookie) {
        return signIn.withRefreshToken(presented(body, cookie)).map(AuthResource::answer);
    }

    @POST
    @Path("/logout")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(summary = "Make the refresh token worthless")
    public Uni<RestResponse<Void>> logout(
            @Valid @Nullable Refresh body, @RestCookie(COOKIE) Optional<String> cookie) {
        return signIn.out(presented(body, cookie))
                .replaceWith(
                        RestResponse.ResponseBuilder.<Void>noContent()
                                .cookie(cookie("", 0))
                                .build());
    }

    private static String presented(@Nullable Refresh body, Optional<String> cookie) {
        return Optional.ofNullable(body)
                .flatMap(Refresh::refreshToken)
                .or(() -> cookie)
                .orElseThrow(() ->
                        new Problem(
                                AccountProblem.INVALID_REFRESH_TOKEN,
                                "Send the refresh token as the cookie, or as {\"refreshToken\": \"…\"}."));
    }

    private static RestResponse<Session> answer(SignIn.Session session) {
        var body =
                new Session(
                        Session.Person.of(session.user()),
                        session.accessToken(),
                        session.refreshToken());
        return RestResponse.ResponseBuilder.ok(body)
                .cookie(
                        cookie(
                                session.refreshToken(),
                                Math.toIntExact(Tokens.REFRESH_LIFE.toSeconds())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(PATH)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
