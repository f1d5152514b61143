package tn.shabou.api.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.SignedIn;

@ApiTest
class AuthResourceTest {

    private static final String LEADS = "/api/admin/leads";

    @Test
    void theFirstAdministratorMaySignIn() {
        var session =
                SignedIn.adminsTokens()
                        .then()
                        .statusCode(200)
                        .body("user.email", equalTo("admin@shabou.test"))
                        .body("user.role", equalTo("ADMIN"))
                        .extract();

        given().auth().oauth2(session.path("accessToken")).get(LEADS).then().statusCode(200);
    }

    @Test
    void theRefreshTokenIsAlsoACookieThatScriptsCannotReadAndOnlySigningInGets() {
        var cookie = SignedIn.adminsTokens().getDetailedCookie("refreshToken");

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecured()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Strict");
        assertThat(cookie.getPath()).isEqualTo("/api/admin/auth");
    }

    @ParameterizedTest
    @CsvSource({"admin@shabou.test,wrong", "nobody@shabou.test,wrong"})
    void answersTheSameToAWrongPasswordAndToAStranger(String email, String password) {
        SignedIn.tokens(email, password)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/wrong-credentials"))
                .body(
                        "detail",
                        equalTo(
                                "Check the e-mail address and the password, and the code if you have one."));
    }

    @Test
    void aRefreshTokenIsWorthlessAfterSigningOut() {
        var token = SignedIn.adminsTokens().<String>path("refreshToken");

        given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", token))
                .post("/api/admin/auth/logout")
                .then()
                .statusCode(204);

        refresh(token).then().statusCode(401);
    }

    @Test
    void aRefreshTokenOpensNoDoor() {
        var token = SignedIn.adminsTokens().<String>path("refreshToken");

        given().auth().oauth2(token).get(LEADS).then().statusCode(401);
    }

    @Test
    void anAccessTokenDoesNotRefresh() {
        var token = SignedIn.adminsTokens().<String>path("accessToken");

        refresh(token).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "a.b.c",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiIsImdyb3VwcyI6WyJBRE1JTiJdfQ."
            })
    void refusesATokenThatItDidNotMake(String token) {
        given().header("Authorization", "Bearer " + token)
                .get(LEADS)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unauthenticated"))
                .body("detail", containsString("/api/admin/auth/login"));
    }

    @Test
    void refusesATokenThatWasTamperedWith() {
        var token = SignedIn.adminsTokens().<String>path("accessToken");
        var end = token.endsWith("AAAA") ? "BBBB" : "AAAA";

        given().auth()
                .oauth2(token.substring(0, token.length() - 4) + end)
                .get(LEADS)
                .then()
                .statusCode(401);
    }

    @Test
    void asksStrangersToSignIn() {
        given().get(LEADS).then().statusCode(401).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "[]", "{\"email\": 1}", ""})
    void saysWhatIsWrongWithALogin(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/admin/auth/login")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private static Response refresh(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", token))
                .post("/api/admin/auth/refresh");
    }
}
