package tn.shabou.api.limits;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.testing.ShabouServers;

@ApiTest
@TestProfile(RateLimitsTest.Limited.class)
class RateLimitsTest {

    private static final String BRANDS = "/api/brands";

    @Inject Quota quota;

    /** Long windows, so that none ends in the middle of a test. */
    public static class Limited implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "shabou.limits.enabled", "true",
                    "shabou.limits.groups.default.quota", "20",
                    "shabou.limits.groups.default.window", "24h",
                    "shabou.limits.groups.default.lease", "8",
                    "shabou.limits.groups.auth.window", "24h",
                    "shabou.limits.groups.admin.window", "24h");
        }
    }

    private String client;

    @BeforeEach
    void somebodyNew() {
        var random = UUID.randomUUID();
        client =
                "2001:db8:%x:%x::1"
                        .formatted(
                                random.getLeastSignificantBits() & 0xFFFF,
                                random.getMostSignificantBits() & 0xFFFF);
    }

    @Test
    void saysWhereTheClientStands() {
        get(BRANDS, client)
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", equalTo("\"default\";q=20;w=86400"))
                .header("RateLimit", matchesPattern("\"default\";r=19;t=\\d+"));
        get(BRANDS, client).then().header("RateLimit", matchesPattern("\"default\";r=18;t=\\d+"));
    }

    @Test
    void refusesWhatIsMoreThanTheQuota() {
        for (int i = 0; i < 20; i++) {
            get(BRANDS, client).then().statusCode(200);
        }

        get(BRANDS, client)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/quota-exceeded"))
                .body("traceId.length()", equalTo(32))
                .header("RateLimit", matchesPattern("\"default\";r=0;t=\\d+"))
                .header("Retry-After", matchesPattern("[1-9]\\d*"));
    }

    @Test
    void requestsAtOnceGetNoMoreThanTheQuota() {
        var answers =
                Stream.generate(() ->
                                CompletableFuture.supplyAsync(
                                        () -> get(BRANDS, client).statusCode()))
                        .limit(50)
                        .toList();

        assertThat(answers)
                .extracting(CompletableFuture::join)
                .filteredOn(status -> status == 200)
                .hasSize(20);
    }

    @Test
    void replicasShareTheQuota() {
        var elsewhere =
                quota.draw("default:" + network(), 20, Duration.ofDays(1), 15)
                        .await()
                        .indefinitely();

        assertThat(elsewhere.granted()).isEqualTo(15);
        for (int i = 0; i < 5; i++) {
            get(BRANDS, client).then().statusCode(200);
        }
        get(BRANDS, client).then().statusCode(429);
    }

    @Test
    void othersAreNotHeldUp() {
        exhaust();

        get(BRANDS, "198.51.100.77").then().statusCode(200);
    }

    @Test
    void allAddressesOfAHomeAreOneClient() {
        exhaust();

        get(BRANDS, client.replace("::1", "::abcd:1234")).then().statusCode(429);
    }

    @Test
    void anInventedAddressBeforeTheProxysChangesNothing() {
        exhaust();

        get(BRANDS, "8.8.8.8, " + client).then().statusCode(429);
        given().header("Forwarded", "for=8.8.8.8")
                .header("X-Forwarded-For", client)
                .get(BRANDS)
                .then()
                .statusCode(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/admin/auth/login",
                "/api/admin/auth;x=y/login",
                "/api//admin/auth/login"
            })
    void signingInIsForFiveAMinute(String path) {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(path).statusCode()).isNotEqualTo(429);
        }

        signIn(path)
                .then()
                .statusCode(429)
                .header("RateLimit-Policy", equalTo("\"auth\";q=5;w=86400"));
    }

    @Test
    void bodiesOfCountedRequestsArriveWhole() {
        signIn("/api/admin/auth/login")
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/wrong-credentials"));
    }

    @Test
    void healthIsNotCounted() {
        given().get("/q/health/live").then().statusCode(200).header("RateLimit", nullValue());
    }

    @Test
    void withoutRedisShoppersGoOnAndNobodySignsIn() {
        ShabouServers.redis().suspend();
        try {
            get(BRANDS, client).then().statusCode(200);
            signIn("/api/admin/auth/login")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", equalTo("2"));
        } finally {
            ShabouServers.redis().resume();
        }
    }

    private void exhaust() {
        quota.draw("default:" + network(), 20, Duration.ofDays(1), 20).await().indefinitely();
    }

    private String network() {
        return client.replace("::1", "::/64");
    }

    private static Response get(String path, String client) {
        return given().header("X-Forwarded-For", client).get(path);
    }

    private Response signIn(String path) {
        return given().urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .header("X-Forwarded-For", client)
                .body(Map.of("email", UUID.randomUUID() + "@shabou.test", "password", "wrong"))
                .post(path);
    }
}
