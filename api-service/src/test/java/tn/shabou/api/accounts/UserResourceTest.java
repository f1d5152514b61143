package tn.shabou.api.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class UserResourceTest {

    private static final String USERS = "/api/admin/users";
    private static final String PASSWORD = "trois pneus et demi";

    private String email;

    @BeforeEach
    void newcomer() {
        email = UUID.randomUUID() + "@shabou.test";
    }

    @Test
    void createsAUserWhoMaySignIn() {
        var created = create("STAFF");

        assertThat(created.header("Location")).endsWith(USERS + "/" + created.path("id"));
        assertThat(created.header("ETag")).isEqualTo("\"0\"");
        assertThat(created.asString()).doesNotContain("argon2");
        SignedIn.tokens(email, PASSWORD).then().statusCode(200).body("user.role", equalTo("STAFF"));
        SignedIn.admin().get(USERS + "/" + created.path("id")).then().statusCode(200);
    }

    @Test
    void nobodySharesAnAddress() {
        create("STAFF");

        post(email.toUpperCase(Locale.ROOT), PASSWORD, "STAFF")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/email-taken"));
    }

    @Test
    void refusesPasswordsThatAreGuessedFirst() {
        post(email, "azerty123456", "STAFF").then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "", "@", "a@"})
    void refusesWhatIsNoAddress(String address) {
        post(address, PASSWORD, "STAFF").then().statusCode(400);
    }

    @Test
    void aChangeSaysWhichVersionItIsOf() {
        var id = create("VIEWER").<String>path("id");

        put(id, "{}", null).then().statusCode(400);
        put(id, body("Sami", "VIEWER", true), null)
                .then()
                .statusCode(428)
                .body("type", equalTo("/problems/precondition-required"));
        put(id, body("Sami", "VIEWER", true), "\"7\"")
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/precondition-failed"));
        put(id, body("Sami", "VIEWER", true), "\"0\"")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("fullName", equalTo("Sami"));
    }

    @Test
    void whoIsLetGoIsSignedOutAtOnce() {
        var id = create("STAFF").<String>path("id");
        var session = SignedIn.tokens(email, PASSWORD).then().extract();

        put(id, body("Sami", "STAFF", false), "\"0\"").then().statusCode(200);

        isSignedOut(session);
        SignedIn.tokens(email, PASSWORD).then().statusCode(401);
    }

    @Test
    void whoGetsAnotherRoleSignsInAgain() {
        var id = create("ADMIN").<String>path("id");
        var session = SignedIn.tokens(email, PASSWORD).then().extract();

        put(id, body("Sami", "VIEWER", true), "\"0\"").then().statusCode(200);

        isSignedOut(session);
        SignedIn.tokens(email, PASSWORD).then().body("user.role", equalTo("VIEWER"));
    }

    @Test
    void anotherNameSignsNobodyOut() {
        var id = create("STAFF").<String>path("id");
        var session = SignedIn.tokens(email, PASSWORD).<String>path("accessToken");

        put(id, body("Sami Ben Ali", "STAFF", true), "\"0\"").then().statusCode(200);

        given().auth().oauth2(session).get("/api/admin/auth/me").then().statusCode(200);
    }

    @Test
    void theLastAdministratorStaysOne() {
        Owner.run(
                "UPDATE app_user SET role = 'STAFF' WHERE role = 'ADMIN' AND email <> 'admin@shabou.test'");
        var id = SignedIn.adminsTokens().<String>path("user.id");
        var etag = SignedIn.admin().get(USERS + "/" + id).header("ETag");

        put(id, body("Me", "STAFF", true), etag)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/last-admin"));
        put(id, body("Me", "ADMIN", false), etag).then().statusCode(409);
    }

    @Test
    void anAdministratorGivesAnotherPassword() {
        var id = create("STAFF").<String>path("id");
        var session = SignedIn.tokens(email, PASSWORD).then().extract();

        SignedIn.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("password", "une autre phrase secrète"))
                .post(USERS + "/" + id + "/password")
                .then()
                .statusCode(204);

        isSignedOut(session);
        SignedIn.tokens(email, "une autre phrase secrète").then().statusCode(200);
    }

    @Test
    void listsEveryoneOnceByAddress() {
        create("VIEWER");

        var seen = EveryPage.of(SignedIn::admin, USERS + "?limit=2", "data.email");

        assertThat(seen).isSorted().doesNotHaveDuplicates().contains(email, "admin@shabou.test");
        SignedIn.admin()
                .get(USERS + "?role=VIEWER&active=true&limit=100")
                .then()
                .body("data.email", hasItems(email))
                .body("data.email", not(hasItems("admin@shabou.test")));
    }

    @Test
    void everyDeedIsInTheAuditLogWithWhatItChanged() {
        var id = create("VIEWER").<String>path("id");
        put(id, body("Sami", "STAFF", true), "\"0\"").then().statusCode(200);

        SignedIn.admin()
                .get("/api/admin/audit?entity=app_user&entityId=" + id)
                .then()
                .statusCode(200)
                .body("data.action", contains("change user", "create user"))
                .body("data[0].actor", equalTo("admin@shabou.test"))
                .body("data[0].before", equalTo(Map.of("fullName", "New", "role", "VIEWER")))
                .body("data[0].after", equalTo(Map.of("fullName", "Sami", "role", "STAFF")))
                .body("data[0].traceId", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"STAFF", "VIEWER"})
    void isForAdministrators(String role) {
        SignedIn.as(role).get(USERS).then().statusCode(403);
        SignedIn.as(role).get("/api/admin/audit").then().statusCode(403);
    }

    @Test
    void rolesBringPermissions() {
        SignedIn.as("STAFF")
                .get("/api/admin/auth/me")
                .then()
                .body("permissions", contains("cost:read", "customer-contact:read"));
        SignedIn.as("VIEWER")
                .get("/api/admin/auth/me")
                .then()
                .body("permissions.size()", equalTo(0));
    }

    private ExtractableResponse<Response> create(String role) {
        return post(email, PASSWORD, role).then().statusCode(201).extract();
    }

    private static Response post(String email, String password, String role) {
        return SignedIn.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "fullName", "New", "role", role, "password", password))
                .post(USERS);
    }

    private static Map<String, Object> body(String name, String role, boolean active) {
        return Map.of("fullName", name, "role", role, "active", active);
    }

    private static Response put(String id, Object body, @Nullable String etag) {
        var request = SignedIn.admin().contentType(ContentType.JSON).body(body);
        return (etag == null ? request : request.header("If-Match", etag)).put(USERS + "/" + id);
    }

    private static void isSignedOut(ExtractableResponse<Response> session) {
        given().auth()
                .oauth2(session.path("accessToken"))
                .get("/api/admin/auth/me")
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", session.<String>path("refreshToken")))
                .post("/api/admin/auth/refresh")
                .then()
                .statusCode(401);
    }
}
