package tn.shabou.api.backoffice;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.SignedIn;

/** What staff see in place of a page. */
@ApiTest
class FaultPagesTest {

    @Test
    void aFailureOfOursIsAPageOfTheBackOfficeThatNamesItsTrace() {
        as("STAFF", BrokenPage.PATH, "text/html")
                .statusCode(500)
                .header("Content-Type", containsString("text/html"))
                .header("Cache-Control", "no-store")
                .body(containsString("La page n'a pas pu être préparée"))
                .body(containsString("desk-nav"))
                .body(not(containsString("as the test wants it")));
    }

    @Test
    void aScriptIsToldAsAProgram() {
        as("STAFF", BrokenPage.PATH, "application/json")
                .statusCode(500)
                .header("Content-Type", containsString("application/problem+json"))
                .body("traceId", notNullValue());
    }

    @Test
    void anAddressThatCannotBeIsAPageThatSaysSo() {
        as("STAFF", "/admin/runs/orion/nonsense", "text/html")
                .statusCode(400)
                .header("Content-Type", containsString("text/html"))
                .body(containsString("desk-nav"))
                .body(containsString("Retour à aujourd"));
    }

    @Test
    void onlyThoseWhoMayBringLeadsInSeeThePagesForIt() {
        as("VIEWER", "/admin/leads/new", "text/html").statusCode(403);
        as("STAFF", "/admin/leads/new", "text/html").statusCode(200);
    }

    private static ValidatableResponse as(String role, String path, String accepted) {
        var email = "faults-" + role.toLowerCase(Locale.ROOT) + "@shabou.test";
        SignedIn.hire(email, role);
        var token = SignedIn.tokens(email, SignedIn.PASSWORD).<String>path("accessToken");
        return given().cookie("accessToken", token)
                .cookie("officeLanguage", "fr")
                .header("Accept", accepted)
                .get(path)
                .then();
    }
}
