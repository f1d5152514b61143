package tn.shabou.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;

@ApiTest
class ProblemsTest {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void anUnknownPathIsAProblem() {
        given().get("/api/nothing")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", containsString("/api/nothing"));
        given().get("/favicon.ico").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void aWrongMethodIsAProblem() {
        given().delete("/api/products").then().statusCode(405).contentType(PROBLEM);
    }

    @Test
    void aWrongMediaTypeIsAProblem() {
        given().contentType(ContentType.TEXT)
                .body("hello")
                .post("/api/admin/auth/login")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @Test
    void anOversizedBodyIsAProblem() {
        given().contentType(ContentType.JSON)
                .body("{\"email\":\"" + "x".repeat(300 * 1024) + "\"}")
                .post("/api/admin/auth/login")
                .then()
                .statusCode(413)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/body-too-large"))
                .body("detail", containsString("262,144 bytes"));
    }

    @Test
    void aBodyOfUnknownLengthIsAProblem() throws Exception {
        var chunked =
                HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[10]));
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        RestAssured.baseURI
                                                + ":"
                                                + RestAssured.port
                                                + "/api/admin/auth/login"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Content-Type", "application/json")
                        .POST(chunked)
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(411);
            assertThat(answer.headers().firstValue("Content-Type")).contains(PROBLEM);
            assertThat(answer.body()).contains("Content-Length");
        }
    }

    @Test
    void theCharacterNulIsAProblemOfTheCaller() {
        for (var url : List.of("/api/search?q=%00a", "/api/products/%00")) {
            given().urlEncodingEnabled(false).get(url).then().statusCode(400).contentType(PROBLEM);
        }
        given().contentType(ContentType.JSON)
                .body("{\"email\":\"a\\u0000@b\",\"password\":\"x\"}")
                .post("/api/admin/auth/login")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @Test
    void carriesTheTraceOfTheCaller() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get("/api/products/none")
                .then()
                .header("Trace-Id", equalTo(trace))
                .body("traceId", equalTo(trace))
                .body("instance", equalTo("/api/products/none"));
    }

    @Test
    void healthMetricsAndOpenApiAreThere() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        given().get("/q/health/ready")
                                .then()
                                .statusCode(200)
                                .body("status", equalTo("UP")));
        assertThat(given().get("/q/metrics").asString()).contains("http_server");
        assertThat(given().get("/q/openapi").asString())
                .contains(
                        "/api/products:",
                        "/api/search:",
                        "/api/admin/leads:",
                        "/api/admin/imports/sales:");
    }
}
