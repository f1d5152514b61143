package tn.shabou.api.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** Where administrators need a second factor, one without gets to the telephone and no further. */
@ApiTest
@TestProfile(SecondFactorDemandedTest.OfAdmins.class)
class SecondFactorDemandedTest {

    private static final String USERS = "/api/admin/users";

    /** The setting under test. */
    public static class OfAdmins implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("shabou.auth.second-factor", "admins");
        }
    }

    @BeforeEach
    void hire() {
        Owner.run("DELETE FROM second_factor");
        SignedIn.hire(SecondFactorTest.EMAIL, "ADMIN");
    }

    @Test
    void anAdministratorWithoutOneMaySwitchItOnAndNothingElse() {
        var signedIn = signIn();

        signedIn.then().statusCode(200).body("mustEnrol", equalTo(true));
        asks(signedIn, USERS)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"))
                .body("detail", containsString("/api/admin/auth/second-factor"));
        asks(signedIn, "/api/admin/products").then().statusCode(403);
        asks(signedIn, "/api/admin/auth/me")
                .then()
                .statusCode(200)
                .body("permissions", contains("second-factor:enrol"));
    }

    @Test
    void onceItIsOnTheAdministratorIsOneAgain() {
        var signedIn = signIn();
        enrol(signedIn);

        asks(signedIn, USERS).then().statusCode(403);
        var refreshed = refresh(signedIn);

        refreshed.then().statusCode(200).body("mustEnrol", equalTo(false));
        asks(refreshed, USERS).then().statusCode(200);
    }

    @Test
    void whoSwitchesItOffIsSignedOutAndHasToSwitchAnotherOn() {
        var signedIn = signIn();
        enrol(signedIn);
        var refreshed = refresh(signedIn);

        SecondFactorTest.post(
                        token(refreshed),
                        SecondFactorTest.FACTOR + "/remove",
                        Map.of("password", SignedIn.PASSWORD))
                .then()
                .statusCode(204);

        asks(refreshed, USERS).then().statusCode(401);
        refresh(refreshed).then().statusCode(401);
        signIn().then().statusCode(200).body("mustEnrol", equalTo(true));
    }

    @Test
    void nobodyElseNeedsOne() {
        SignedIn.hire("hands@shabou.test", "STAFF");

        var signedIn = SignedIn.tokens("hands@shabou.test", SignedIn.PASSWORD);

        signedIn.then().statusCode(200).body("mustEnrol", equalTo(false));
        asks(signedIn, "/api/admin/products").then().statusCode(200);
    }

    private static void enrol(Response signedIn) {
        var begun = SecondFactorTest.begin(token(signedIn));
        var telephone = SecondFactorTest.totp(begun.path("secret"));
        var codes =
                SecondFactorTest.confirm(token(signedIn), telephone.code(Instant.now()))
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("recoveryCodes");
        assertThat(codes).isNotEmpty();
    }

    private static Response signIn() {
        return SignedIn.tokens(SecondFactorTest.EMAIL, SignedIn.PASSWORD);
    }

    private static Response refresh(Response earlier) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", earlier.<String>path("refreshToken")))
                .post("/api/admin/auth/refresh");
    }

    private static Response asks(Response signedIn, String path) {
        return given().auth().oauth2(token(signedIn)).get(path);
    }

    private static String token(Response signedIn) {
        return signedIn.path("accessToken");
    }
}
