package tn.shabou.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.redis.datasource.RedisDataSource;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * OWASP API Security Top 10 of 2023, as far as this service can be asked over HTTP. What it asks of
 * others (API7, and API10 for pages) is held by the crawler's tests against hostile servers.
 */
@ApiTest
class OwaspTopTenTest {

    private static final String AUTH = "/api/admin/auth";

    @Inject RedisDataSource redis;

    @Test
    void api1_nobodyReachesWhatIsAnothers() {
        var admins =
                SignedIn.admin()
                        .get(AUTH + "/sessions")
                        .<String>path("data.find { it.current }.id");
        var staff = SignedIn.as("STAFF");

        assertThat(staff.get(AUTH + "/sessions").<List<String>>path("data.id"))
                .doesNotContain(admins);
        SignedIn.as("STAFF").delete(AUTH + "/sessions/" + admins).then().statusCode(404);
    }

    @Test
    void api2_passwordsCannotBeTriedOneAfterTheOther() {
        var email = UUID.randomUUID() + "@shabou.test";
        for (int i = 0; i < 5; i++) {
            SignedIn.tokens(email, "guess " + i).then().statusCode(401);
        }

        SignedIn.tokens(email, "guess 6").then().statusCode(429);

        redis.key().keys("guess:address:*").forEach(redis.key()::del);
    }

    @Test
    void api3_shoppersSeeNoCostAndNobodySetsWhatIsNotAsked() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(3);
        var products = given().get("/api/products?limit=100").then().statusCode(200).extract();
        var one = given().get("/api/products/" + products.path("data[0].slug"));

        assertThat(products.asString() + one.asString()).doesNotContainIgnoringCase("cost");
        var hired =
                SignedIn.admin()
                        .contentType(ContentType.JSON)
                        .body(
                                Map.of(
                                        "email",
                                        UUID.randomUUID() + "@shabou.test",
                                        "fullName",
                                        "N",
                                        "role",
                                        "VIEWER",
                                        "password",
                                        "quatre pneus neige",
                                        "id",
                                        UUID.randomUUID(),
                                        "active",
                                        false,
                                        "version",
                                        7))
                        .post("/api/admin/users");
        hired.then().statusCode(201).body("active", equalTo(true)).body("version", equalTo(0));
        assertThat(hired.asString()).doesNotContainIgnoringCase("password");
    }

    @Test
    void api4_nobodyAsksForMoreThanIsGood() {
        given().get("/api/products?limit=1000000000").then().statusCode(400);
        given().contentType(ContentType.JSON)
                .body("[".repeat(2_000))
                .post(AUTH + "/login")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body("x".repeat(300 * 1024))
                .post(AUTH + "/login")
                .then()
                .statusCode(413);
    }

    @Test
    void api5_whatAdministratorsDoOthersMayNot() {
        for (var role : List.of("STAFF", "VIEWER")) {
            SignedIn.as(role)
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/admin/users")
                    .then()
                    .statusCode(403);
        }
        SignedIn.as("VIEWER")
                .noContentType()
                .post("/api/admin/agents/orion/runs")
                .then()
                .statusCode(403);
    }

    @Test
    void api6_stolenListsOfPasswordsCannotBeTriedFromOnePlace() {
        var place = "203.0.113.66";
        var refused = 0;
        for (int i = 0; i < 22; i++) {
            var status =
                    given().contentType(ContentType.JSON)
                            .header("X-Forwarded-For", place)
                            .body(
                                    Map.of(
                                            "email",
                                            "user" + i + "@shabou.test",
                                            "password",
                                            "stolen"))
                            .post(AUTH + "/login")
                            .statusCode();
            refused += status == 429 ? 1 : 0;
        }

        assertThat(refused).isPositive();
    }

    @Test
    void api8_errorsTellNothingOfTheInside() {
        for (var answer :
                List.of(
                        given().contentType(ContentType.JSON).body("{").post(AUTH + "/login"),
                        given().get("/api/products?minPrice=NaN"),
                        given().urlEncodingEnabled(false).get("/api/search?q=%00"),
                        given().get("/api/products?cursor=AAAA"))) {
            answer.then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body(not(containsString("xception")))
                    .body(not(containsString("tn.shabou")))
                    .body(not(containsString("SELECT")));
        }
    }

    @Test
    void api9_thereIsNothingThatTheDocumentDoesNotName() {
        for (var path :
                List.of(
                        "/api/v1/products",
                        "/api/internal",
                        "/api/admin",
                        "/q/dev",
                        "/h2",
                        "/.env",
                        "/.git/config",
                        "/actuator")) {
            given().get(path).then().statusCode(404);
        }
    }

    @Test
    void api10_aFileFromOutsideIsReadWithCare() {
        SignedIn.admin()
                .contentType("text/csv")
                .body("sku,date,quantity\n=cmd|' /C calc'!A0,2026-01-01,1e999\n")
                .post("/api/admin/imports/sales")
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
    }
}
