package tn.shabou.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;

@ApiTest
class BrowserRulesTest {

    private static final String OURS = "https://boutique.example";
    private static final String BRANDS = "/api/brands";

    @Test
    void pagesOfOurOriginMayReadAnswers() {
        given().header("Origin", OURS)
                .get(BRANDS)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(OURS))
                .header("Access-Control-Expose-Headers", containsString("RateLimit"));
        assertThat(given().header("Origin", OURS).get(BRANDS).headers().getValues("Vary"))
                .contains("Origin");
    }

    @Test
    void theyMayAskFirst() {
        given().header("Origin", OURS)
                .header("Access-Control-Request-Method", "PUT")
                .options("/api/admin/users/1")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo(OURS))
                .header("Access-Control-Allow-Methods", containsString("PUT"))
                .header("Access-Control-Allow-Headers", containsString("If-Match"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://boutique.example",
                "https://boutique.example.evil.example",
                "https://boutique.example:444",
                "https://sub.boutique.example",
                "null"
            })
    void pagesOfOthersMayNot(String origin) {
        given().header("Origin", origin)
                .get(BRANDS)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .options(BRANDS)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/brands", "/api/nothing", "/api/admin/leads", "/", "/q/health/live"})
    void everyAnswerTellsBrowsersWhatItMayNotDo(String path) {
        given().get(path)
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Strict-Transport-Security", containsString("max-age"))
                .header("Referrer-Policy", equalTo("strict-origin-when-cross-origin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health",
                "/q/metrics",
                "/q/openapi",
                "/q/swagger-ui/",
                "//q/metrics",
                "/q",
                "/%71/metrics"
            })
    void healthAndMetricsAreForTheHouse(String path) {
        given().urlEncodingEnabled(false)
                .header("X-Forwarded-For", "203.0.113.9")
                .redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().header("X-Forwarded-For", "10.1.2.3").get("/q/metrics").then().statusCode(200);
    }

    @Test
    void headersWithoutEndAreRefused() {
        given().header("X-Long", "x".repeat(40_000)).get(BRANDS).then().statusCode(431);
    }
}
