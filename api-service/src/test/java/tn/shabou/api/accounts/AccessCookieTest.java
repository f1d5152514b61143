package tn.shabou.api.accounts;

import static io.restassured.RestAssured.given;
import static io.restassured.matcher.RestAssuredMatchers.detailedCookie;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.SignedIn;

/** The access token as a cookie opens doors to our own pages alone. */
@ApiTest
class AccessCookieTest {

    private static final String ME = "/api/admin/auth/me";
    private static final String SESSIONS = "/api/admin/auth/sessions";

    @Test
    void readsForOurPages() {
        staff().header("Sec-Fetch-Site", "same-origin").get(ME).then().statusCode(200);
    }

    @Test
    void isOutOfReachOfScriptsAndOfOtherSites() {
        SignedIn.adminsTokens()
                .then()
                .cookie(
                        "accessToken",
                        detailedCookie().httpOnly(true).secured(true).sameSite("Lax"));
    }

    @Test
    void isNotBelievedOfOtherSites() {
        staff().header("Sec-Fetch-Site", "cross-site")
                .get(ME)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/cross-site-request"));
    }

    @Test
    void changesNothingWithoutTheHeaderOfOurPages() {
        var staff = staff();
        staff.header("Sec-Fetch-Site", "same-origin").delete(SESSIONS).then().statusCode(403);
        staff.header("X-Requested-With", "office").delete(SESSIONS).then().statusCode(204);
        staff.get(ME).then().statusCode(401);
    }

    @Test
    void doesNotWeakenATokenThatAProgramSends() {
        staff().auth().oauth2("nonsense").get(ME).then().statusCode(401);
    }

    private static RequestSpecification staff() {
        return given().cookie("accessToken", SignedIn.adminsTokens().path("accessToken"));
    }
}
