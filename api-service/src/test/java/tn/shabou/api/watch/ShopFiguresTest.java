package tn.shabou.api.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;

@ApiTest
class ShopFiguresTest {

    @Test
    void metricsTellHowTheShopDoes() {
        Owner.run(
                """
                INSERT INTO enquiry (code, phone, language) VALUES ('WATCH1', '+21620123456', 'fr') ON CONFLICT DO NOTHING
                """);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(metrics())
                                .containsPattern("shabou_enquiries\\{state=\"NEW\"\\} [1-9]")
                                .contains("shabou_searches{outcome=\"missed\"}")
                                .contains("shabou_outbox_oldest_seconds"));
    }

    @Test
    void requestsAreCountedByHowLongTheyTook() {
        given().get("/api/categories").then().statusCode(200);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(metrics())
                                .containsPattern(
                                        "http_server_requests_seconds_bucket\\{[^}]*uri=\"/api/categories\"[^}]*le=\"0.015\""));
    }

    private static String metrics() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
