package tn.shabou.api.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.redis.datasource.RedisDataSource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class RefreshTest {

    private static final String ME = "/api/admin/auth/me";
    private static final String REFRESH = "/api/admin/auth/refresh";

    @Inject RedisDataSource redis;
    @Inject Sessions sessions;
    @Inject Tokens tokens;

    @Test
    void givesNewTokens() {
        var old = SignedIn.adminsTokens().<String>path("refreshToken");

        var renewed = refresh(old).then().statusCode(200).extract();

        assertThat(renewed.<String>path("refreshToken")).isNotEqualTo(old);
        as(renewed.path("accessToken")).get(ME).then().statusCode(200);
    }

    @Test
    void tabsThatRefreshAtOnceAllGetTheSameSuccessor() {
        var old = SignedIn.adminsTokens().<String>path("refreshToken");

        var answers =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> refresh(old)))
                        .limit(8)
                        .toList();

        assertThat(answers)
                .extracting(answer -> answer.join().<String>path("refreshToken"))
                .doesNotContainNull()
                .doesNotContain(old)
                .hasSize(8)
                .containsOnly(answers.getFirst().join().<String>path("refreshToken"));
    }

    @Test
    void theUseOfAnOldTokenEndsTheSessionOfThiefAndOwner() {
        var old = SignedIn.adminsTokens().<String>path("refreshToken");
        var renewed = refresh(old).then().extract();
        aMinutePasses(old);

        refresh(old)
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/invalid-refresh-token"));

        refresh(renewed.path("refreshToken")).then().statusCode(401);
        as(renewed.path("accessToken")).get(ME).then().statusCode(401);
    }

    @Test
    void aTokenOlderThanTheLastEndsTheSessionAtOnce() {
        var first = SignedIn.adminsTokens().<String>path("refreshToken");
        var second = refresh(first).<String>path("refreshToken");
        var third = refresh(second).<String>path("refreshToken");

        refresh(first).then().statusCode(401);

        refresh(third).then().statusCode(401);
    }

    @Test
    void otherSessionsAreNotTouched() {
        var stolen = SignedIn.adminsTokens().<String>path("refreshToken");
        var other = SignedIn.adminsTokens().<String>path("refreshToken");
        refresh(stolen);
        aMinutePasses(stolen);

        refresh(stolen).then().statusCode(401);

        refresh(other).then().statusCode(200);
    }

    @Test
    void aSessionEndsAfterThirtyDaysHoweverBusyItIs() {
        var user = UUID.fromString(SignedIn.adminsTokens().path("user.id"));
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var begin = now.minus(Duration.ofDays(29));
        var old = new Tokens.Grant(user, UUID.randomUUID(), UUID.randomUUID(), begin, now);
        sessions.open(old, new Sessions.Device("test", "test")).await().indefinitely();

        var renewed = refresh(tokens.refresh(old)).<String>path("refreshToken");

        assertThat(tokens.readRefresh(renewed).map(tokens::expiry))
                .contains(begin.plus(Duration.ofDays(30)));
        assertThat(redis.key().pttl("session:{%s}:%s".formatted(user, old.session())))
                .isLessThanOrEqualTo(Duration.ofDays(1).toMillis());
    }

    @Test
    void redisKnowsNoTokenOnlyHashes() {
        var token = SignedIn.adminsTokens().<String>path("refreshToken");

        assertThat(redis.hash(String.class).hgetall(key(token)).values())
                .hasSizeGreaterThan(4)
                .noneMatch(value -> token.contains(value) && value.length() > 36);
    }

    @Test
    void whoseAccountIsClosedGetsNoNewTokens() {
        SignedIn.hire("closed@shabou.test", "STAFF");
        var token =
                SignedIn.tokens("closed@shabou.test", SignedIn.PASSWORD)
                        .<String>path("refreshToken");
        Owner.run("UPDATE app_user SET active = false WHERE email = 'closed@shabou.test'");

        refresh(token).then().statusCode(401);
    }

    @Test
    void theCookieServesOurOwnPages() {
        byCookie()
                .header("X-Requested-With", "shabou")
                .header("Sec-Fetch-Site", "same-origin")
                .post(REFRESH)
                .then()
                .statusCode(200)
                .cookie("refreshToken");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Other, 1, Sec-Fetch-Site, same-origin",
        "X-Requested-With, x, Sec-Fetch-Site, cross-site",
        "X-Requested-With, x, Sec-Fetch-Site, same-site",
        "X-Requested-With, x, Origin, https://evil.example",
        "X-Requested-With, x, Origin, null"
    })
    void theCookieDoesNotServePagesOfOthers(
            String header, String value, String other, String otherValue) {
        byCookie()
                .header(header, value)
                .header(other, otherValue)
                .post(REFRESH)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/cross-site-request"));
    }

    @Test
    void anotherSiteCannotSignSomebodyIn() {
        given().contentType(ContentType.JSON)
                .header("Sec-Fetch-Site", "cross-site")
                .body(Map.of("email", "admin@shabou.test", "password", "whatever it is"))
                .post("/api/admin/auth/login")
                .then()
                .statusCode(403);
    }

    private static RequestSpecification byCookie() {
        var token = SignedIn.adminsTokens().<String>path("refreshToken");
        return given().noContentType().cookie("refreshToken", token);
    }

    private static RequestSpecification as(String accessToken) {
        return given().auth().oauth2(accessToken);
    }

    private void aMinutePasses(String token) {
        redis.hash(String.class).hincrby(key(token), "renewed", -60);
    }

    private String key(String token) {
        var grant = tokens.readRefresh(token).orElseThrow();
        return "session:{%s}:%s".formatted(grant.user(), grant.session());
    }

    private static Response refresh(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", token))
                .post(REFRESH);
    }
}
