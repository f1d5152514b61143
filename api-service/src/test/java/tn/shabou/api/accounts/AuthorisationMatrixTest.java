package tn.shabou.api.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.SignedIn;
import tn.shabou.api.access.Permission;
import tn.shabou.api.http.SecretsConfig;
import tn.shabou.model.accounts.Role;
import tn.shabou.model.accounts.User;

/**
 * Every endpoint that the OpenAPI document names, with every kind of token. Who may do what is
 * written here a second time, on purpose: an endpoint that is open to more people than its place
 * suggests fails here.
 */
@ApiTest
class AuthorisationMatrixTest {

    private static final String FORBIDDEN = "/problems/forbidden";
    private static final String UNAUTHENTICATED = "/problems/unauthenticated";

    /** For whoever is not signed in yet. */
    private static final Set<String> DOORS =
            Set.of("/api/admin/auth/login", "/api/admin/auth/refresh", "/api/admin/auth/logout");

    /** They change nothing, but what they ask does not fit into a URL. */
    private static final Set<String> READS_BY_POST = Set.of("/api/admin/search/synonyms/preview");

    /**
     * The one repeats the lines of the file, with whatever stands in them; the other costs money.
     */
    private static final Set<String> READS_OF_STAFF_ALONE =
            Set.of("/api/admin/imports/products/{id}/errors.csv", "/api/admin/leads/{id}/google");

    /** All that is open to an administrator who has to switch a second factor on first. */
    private static final Set<String> ENROLMENT =
            Set.of(
                    "get /api/admin/auth/me",
                    "post /api/admin/auth/second-factor",
                    "post /api/admin/auth/second-factor/confirm");

    @Inject Tokens tokens;
    @Inject Sessions sessions;
    @Inject Users users;
    @Inject SecretsConfig secrets;

    private final Map<Role, User> staff = new LinkedHashMap<>();

    private record Endpoint(String method, String path, Operation operation) {

        boolean isPublic() {
            return !path.startsWith("/api/admin/") || DOORS.contains(path);
        }

        /** By its place. */
        boolean isFor(Role role) {
            if (path.startsWith("/api/admin/users")
                    || path.startsWith("/api/admin/audit")
                    || path.startsWith("/api/admin/privacy")) {
                return role == Role.ADMIN;
            }
            if ((path.startsWith("/api/admin/margins")
                            || path.startsWith("/api/admin/leads/models")
                            || path.startsWith("/api/admin/sources"))
                    && !method.equals("get")) {
                return role == Role.ADMIN;
            }
            var isOwnAccount = path.startsWith("/api/admin/auth/");
            var reads =
                    READS_BY_POST.contains(path)
                            || (method.equals("get") && !READS_OF_STAFF_ALONE.contains(path));
            return role != Role.VIEWER || isOwnAccount || reads;
        }

        Response call(RequestSpecification request) {
            var type = operation.bodyType();
            var body = type.isEmpty() ? request : request.contentType(type).body(operation.body());
            return body.request(method.toUpperCase(Locale.ROOT), operation.fill(path));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** What the document says of an operation, as far as it takes to call it. */
    private record Operation(Map<String, Object> json) {

        String bodyType() {
            if (!(json.get("requestBody") instanceof Map<?, ?> body)) {
                return "";
            }
            var types = ((Map<?, ?>) body.get("content")).keySet();
            return types.contains("application/json")
                    ? "application/json"
                    : types.iterator().next().toString();
        }

        String body() {
            return bodyType().equals("application/json") ? "{}" : "nothing\n";
        }

        /** An id that nothing has wherever the path wants one. */
        String fill(String path) {
            return path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        }
    }

    @BeforeEach
    void hire() throws Throwable {
        for (var role : Role.values()) {
            var email = "matrix-" + role.name().toLowerCase(Locale.ROOT) + "@shabou.test";
            SignedIn.hire(email, role.name());
            staff.put(
                    role,
                    VertxContextSupport.subscribeAndAwait(() -> users.active(email)).orElseThrow());
        }
    }

    @Test
    void whatIsPublicNeedsNoToken() {
        check(
                endpoints().stream().filter(Endpoint::isPublic).toList(),
                (all, endpoint) -> {
                    var answer = endpoint.call(given());
                    all.assertThat(problem(answer))
                            .as("%s without a token", endpoint)
                            .isNotIn(UNAUTHENTICATED, FORBIDDEN);
                    all.assertThat(answer.statusCode()).as("%s", endpoint).isLessThan(500);
                });
    }

    @Test
    void everythingElseNeedsATokenThatIsValid() throws Throwable {
        var bad = badTokens();

        check(
                secured(),
                (all, endpoint) -> {
                    all.assertThat(problem(endpoint.call(given())))
                            .as("%s without a token", endpoint)
                            .isEqualTo(UNAUTHENTICATED);
                    bad.forEach((kind, token) -> {
                        var answer = endpoint.call(given().auth().oauth2(token));
                        all.assertThat(answer.statusCode())
                                .as("%s with a token that is %s", endpoint, kind)
                                .isEqualTo(401);
                        all.assertThat(problem(answer)).isEqualTo(UNAUTHENTICATED);
                        all.assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
                    });
                });
    }

    @Test
    void everyRoleMayWhatItsPlaceSays() {
        check(
                secured(),
                (all, endpoint) ->
                        staff.forEach((role, user) -> {
                            var answer = endpoint.call(given().auth().oauth2(access(user)));
                            var problem = problem(answer);
                            all.assertThat(problem.equals(FORBIDDEN))
                                    .as("%s is forbidden to %s", endpoint, role)
                                    .isEqualTo(!endpoint.isFor(role));
                            all.assertThat(problem)
                                    .as("%s by %s", endpoint, role)
                                    .isNotEqualTo(UNAUTHENTICATED);
                            all.assertThat(answer.statusCode())
                                    .as("%s by %s", endpoint, role)
                                    .isLessThan(500);
                        }));
    }

    @Test
    void whoHasToSwitchASecondFactorOnMayDoNothingElse() {
        var admin = staff.get(Role.ADMIN);

        check(
                secured(),
                (all, endpoint) ->
                        all.assertThat(
                                        problem(
                                                endpoint.call(
                                                        given().auth()
                                                                .oauth2(
                                                                        access(
                                                                                admin,
                                                                                Permission
                                                                                        .ENROL)))))
                                .as("%s without a second factor where one is needed", endpoint)
                                .matches(problem ->
                                        problem.equals(FORBIDDEN)
                                                != ENROLMENT.contains(endpoint.toString())));
    }

    private interface Check {
        void of(SoftAssertions all, Endpoint endpoint);
    }

    private static void check(List<Endpoint> endpoints, Check check) {
        assertThat(endpoints).hasSizeGreaterThan(5);
        SoftAssertions.assertSoftly(all -> endpoints.forEach(endpoint -> check.of(all, endpoint)));
    }

    private static List<Endpoint> secured() {
        return endpoints().stream().filter(endpoint -> !endpoint.isPublic()).toList();
    }

    private static List<Endpoint> endpoints() {
        var paths =
                given().get("/q/openapi?format=json")
                        .jsonPath()
                        .<Map<String, Map<String, Map<String, Object>>>>get("paths");
        var verbs = List.of("get", "post", "put", "patch", "delete");
        return paths.entrySet().stream()
                .flatMap(path ->
                        path.getValue().entrySet().stream()
                                .filter(one -> verbs.contains(one.getKey()))
                                .map(one ->
                                        new Endpoint(
                                                one.getKey(),
                                                path.getKey(),
                                                new Operation(one.getValue()))))
                .toList();
    }

    /** Each would be an administrator's, if it were good. */
    private Map<String, String> badTokens() throws Throwable {
        var admin = staff.get(Role.ADMIN);
        var session = open(admin);
        var now = Instant.now();
        var good = tokens.access(admin, Staff.ADMIN, session.session(), now);
        var parts = good.split("\\.");
        var ended = open(admin);
        VertxContextSupport.subscribeAndAwait(() -> sessions.end(admin.id(), ended.session()));
        return Map.of(
                "expired",
                tokens.access(
                        admin, Staff.ADMIN, session.session(), now.minus(Duration.ofHours(1))),
                "for another audience",
                forged(admin, session, Tokens.ISSUER, "shabou-shop", secrets.jwtSecret()),
                "of another issuer",
                forged(
                        admin,
                        session,
                        "https://evil.example",
                        Tokens.AUDIENCE,
                        secrets.jwtSecret()),
                "signed with the secret of refresh tokens",
                forged(admin, session, Tokens.ISSUER, Tokens.AUDIENCE, secrets.jwtRefreshSecret()),
                "a refresh token",
                tokens.refresh(session),
                "tampered with",
                parts[0] + "." + flipped(parts[1]) + "." + parts[2],
                "not signed",
                "eyJhbGciOiJub25lIn0." + parts[1] + ".",
                "of a session that is over",
                tokens.access(admin, Staff.ADMIN, ended.session(), now),
                "of no session",
                Jwt.issuer(Tokens.ISSUER)
                        .audience(Tokens.AUDIENCE)
                        .subject(admin.id().toString())
                        .upn(admin.email())
                        .groups("ADMIN")
                        .claim("type", "access")
                        .expiresIn(60)
                        .signWithSecret(secrets.jwtSecret()),
                "nonsense",
                "nonsense");
    }

    private static String forged(
            User user, Tokens.Grant session, String issuer, String audience, String secret) {
        return Jwt.issuer(issuer)
                .audience(audience)
                .subject(user.id().toString())
                .upn(user.email())
                .groups("ADMIN")
                .claim("type", "access")
                .claim(Tokens.SESSION, session.session().toString())
                .expiresIn(60)
                .signWithSecret(secret);
    }

    private static String flipped(String part) {
        var middle = part.length() / 2;
        var other = part.charAt(middle) == 'A' ? 'B' : 'A';
        return part.substring(0, middle) + other + part.substring(middle + 1);
    }

    /** A session of its own for each call, since some calls end it. */
    private String access(User user) {
        return access(user, user.role().name());
    }

    private String access(User user, String group) {
        return tokens.access(user, group, open(user).session(), Instant.now());
    }

    private Tokens.Grant open(User user) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var grant = new Tokens.Grant(user.id(), UUID.randomUUID(), UUID.randomUUID(), now, now);
        sessions.open(grant, new Sessions.Device("test", "test")).await().indefinitely();
        return grant;
    }

    private static String problem(Response answer) {
        return String.valueOf(answer.contentType()).startsWith("application/problem+json")
                ? answer.path("type")
                : "";
    }
}
