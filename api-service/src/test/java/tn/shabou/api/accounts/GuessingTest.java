package tn.shabou.api.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.redis.datasource.RedisDataSource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class GuessingTest {

    private static final String EMAIL = "karim@shabou.test";
    private static final String SHOP = "41.226.0.1";
    private static final String THIEF = "203.0.113.7";

    @Inject RedisDataSource redis;

    @BeforeEach
    void hire() {
        forget();
        SignedIn.hire(EMAIL, "STAFF");
    }

    @AfterEach
    void forget() {
        redis.key().keys("guess:*").forEach(redis.key()::del);
    }

    @Test
    void fiveWrongPasswordsMakeTheSixthWait() {
        for (int i = 0; i < 5; i++) {
            signIn(EMAIL, "wrong", THIEF).then().statusCode(401);
        }

        var refusal = signIn(EMAIL, SignedIn.PASSWORD, THIEF);

        refusal.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/too-many-attempts"))
                .header("Retry-After", equalTo("1"));
    }

    @Test
    void pausesDouble() {
        redis.hash(String.class).hset(pairOf(THIEF), "n", "9");
        redis.hash(String.class)
                .hset(pairOf(THIEF), "at", Long.toString(System.currentTimeMillis()));

        signIn(EMAIL, "wrong", THIEF).then().statusCode(429).header("Retry-After", startsWith("1"));
    }

    @Test
    void manyAtOnceAreNoWayAround() {
        var answers =
                Stream.generate(() ->
                                CompletableFuture.supplyAsync(
                                        () -> signIn(EMAIL, "wrong", THIEF).statusCode()))
                        .limit(12)
                        .toList();

        assertThat(answers)
                .extracting(CompletableFuture::join)
                .filteredOn(status -> status == 401)
                .hasSize(5);
    }

    @Test
    void somebodyElsesGuessesDoNotLockTheOwnerOut() {
        signIn(EMAIL, SignedIn.PASSWORD, SHOP).then().statusCode(200);
        guessedFromEverywhere();

        signIn(EMAIL, "wrong", "198.51.100.9").then().statusCode(429);
        signIn(EMAIL, SignedIn.PASSWORD, SHOP).then().statusCode(200);
    }

    @Test
    void oneAddressCannotTryAPasswordOnEverybody() {
        for (int i = 0; i < 20; i++) {
            redis.hash(String.class).hincrby("guess:address:" + THIEF, "n", 1);
        }
        redis.hash(String.class)
                .hset("guess:address:" + THIEF, "at", Long.toString(System.currentTimeMillis()));

        signIn("anybody@shabou.test", "wrong", THIEF).then().statusCode(429);
        signIn(EMAIL, SignedIn.PASSWORD, SHOP).then().statusCode(200);
    }

    @Test
    void strangersWaitLikeStaff() {
        for (int i = 0; i < 5; i++) {
            signIn("nobody@shabou.test", "wrong", THIEF).then().statusCode(401);
        }

        signIn("nobody@shabou.test", "wrong", THIEF).then().statusCode(429);
    }

    @Test
    void aMadeUpForwardedAddressLeftOfTheProxysChangesNothing() {
        for (int i = 0; i < 5; i++) {
            signIn(EMAIL, "wrong", "10.9.8." + i + ", " + THIEF).then().statusCode(401);
        }

        signIn(EMAIL, "wrong", "10.9.8.99, " + THIEF).then().statusCode(429);
    }

    @Test
    void thePasswordIsHashedAnewWhenOursAreBetter() {
        var old =
                Owner.ask("SELECT password_hash FROM app_user WHERE email = '%s'".formatted(EMAIL));
        Owner.run("DELETE FROM app_user WHERE email = '%s'".formatted(EMAIL));
        SignedIn.hire(EMAIL, "STAFF");

        signIn(EMAIL, SignedIn.PASSWORD, SHOP).then().statusCode(200);

        assertThat(
                        Owner.ask(
                                "SELECT password_hash FROM app_user WHERE email = '%s'"
                                        .formatted(EMAIL)))
                .isNotEqualTo(old)
                .contains("m=19456,t=2,p=1");
        signIn(EMAIL, SignedIn.PASSWORD, SHOP).then().statusCode(200);
    }

    private void guessedFromEverywhere() {
        var account = pairOf("").replace("guess:pair:", "guess:account:");
        var key = account.substring(0, account.length() - 1);
        redis.hash(String.class)
                .hset(key, Map.of("n", "500", "at", Long.toString(System.currentTimeMillis())));
    }

    private static String pairOf(String address) {
        return "guess:pair:"
                + UUID.nameUUIDFromBytes(EMAIL.getBytes(StandardCharsets.UTF_8))
                + ":"
                + address;
    }

    private static Response signIn(String email, String password, String address) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .body(Map.of("email", email, "password", password))
                .post("/api/admin/auth/login");
    }
}
