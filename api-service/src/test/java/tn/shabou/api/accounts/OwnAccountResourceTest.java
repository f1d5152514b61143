package tn.shabou.api.accounts;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class OwnAccountResourceTest {

    private static final String EMAIL = "amina@shabou.test";
    private static final String AUTH = "/api/admin/auth";

    @BeforeEach
    void hire() {
        Owner.run("DELETE FROM app_user WHERE email = '%s'".formatted(EMAIL));
        SignedIn.hire(EMAIL, "VIEWER");
    }

    @Test
    void tellsWhoIAm() {
        as(signIn())
                .get(AUTH + "/me")
                .then()
                .statusCode(200)
                .body("email", equalTo(EMAIL))
                .body("role", equalTo("VIEWER"));
    }

    @Test
    void listsWhereIAmSignedIn() {
        signIn();
        var here = signIn();

        as(here).get(AUTH + "/sessions")
                .then()
                .statusCode(200)
                .body("data", hasSize(2))
                .body("data.findAll { it.current }", hasSize(1))
                .body("data[0].address", equalTo("127.0.0.1"));
    }

    @Test
    void signsOutOneDevice() {
        var phone = signIn();
        var here = signIn();
        var id = as(here).get(AUTH + "/sessions").<String>path("data.find { !it.current }.id");

        as(here).delete(AUTH + "/sessions/" + id).then().statusCode(204);

        as(phone).get(AUTH + "/me").then().statusCode(401);
        as(here).get(AUTH + "/me").then().statusCode(200);
        as(here).delete(AUTH + "/sessions/" + id).then().statusCode(404);
    }

    @Test
    void cannotSignOutOthers() {
        var admin = SignedIn.adminsTokens();
        var id =
                given().auth()
                        .oauth2(admin.path("accessToken"))
                        .get(AUTH + "/sessions")
                        .<String>path("data.find { it.current }.id");

        as(signIn()).delete(AUTH + "/sessions/" + id).then().statusCode(404);
    }

    @Test
    void signsOutEverywhere() {
        var phone = signIn();
        var here = signIn();

        as(here).delete(AUTH + "/sessions").then().statusCode(204);

        as(here).get(AUTH + "/me").then().statusCode(401);
        refresh(phone).then().statusCode(401);
        refresh(here).then().statusCode(401);
    }

    @Test
    void aNewPasswordSignsOutWhoeverKnewTheOldOne() {
        var thief = signIn();
        var here = signIn();

        change(here, SignedIn.PASSWORD, "quatre bougies d'allumage").then().statusCode(204);

        as(thief).get(AUTH + "/me").then().statusCode(401);
        as(here).get(AUTH + "/me").then().statusCode(200);
        SignedIn.tokens(EMAIL, SignedIn.PASSWORD).then().statusCode(401);
        SignedIn.tokens(EMAIL, "quatre bougies d'allumage").then().statusCode(200);
    }

    @Test
    void whoFindsTheScreenOpenCannotChangeThePassword() {
        change(signIn(), "a guess of a thief", "quatre bougies d'allumage")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/wrong-password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"too short", "aaaaaaaaaaaaaaaa", "amina1234567", "Password12345"})
    void refusesAPasswordThatIsGuessedFirst(String password) {
        change(signIn(), SignedIn.PASSWORD, password)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/weak-password"));
    }

    private static ExtractableResponse<Response> signIn() {
        return SignedIn.tokens(EMAIL, SignedIn.PASSWORD).then().statusCode(200).extract();
    }

    private static RequestSpecification as(ExtractableResponse<Response> pass) {
        return given().auth().oauth2(pass.path("accessToken"));
    }

    private static Response change(
            ExtractableResponse<Response> pass, String current, String wanted) {
        return as(pass).contentType(ContentType.JSON)
                .body(Map.of("currentPassword", current, "newPassword", wanted))
                .post(AUTH + "/password");
    }

    private static Response refresh(ExtractableResponse<Response> pass) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", pass.<String>path("refreshToken")))
                .post(AUTH + "/refresh");
    }
}
