package tn.shabou.api.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class SecondFactorTest {

    static final String EMAIL = "boss@shabou.test";
    static final String FACTOR = "/api/admin/auth/second-factor";

    @BeforeEach
    void hire() {
        Owner.run("DELETE FROM second_factor");
        SignedIn.hire(EMAIL, "ADMIN");
    }

    @Test
    void countsOnlyOnceItIsConfirmed() {
        var session = session();
        begin(session);

        SignedIn.tokens(EMAIL, SignedIn.PASSWORD).then().statusCode(200);
        confirm(session, "wrong!")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/wrong-code"));
        SignedIn.tokens(EMAIL, SignedIn.PASSWORD).then().statusCode(200);
    }

    @Test
    void telephonesCanReadItFromAPicture() {
        var begun = begin(session());

        assertThat(begun.<String>path("qrCode")).isEqualTo(QrImage.svg(begun.path("uri")));
        assertThat(QrImage.svg("shabou")).startsWith("<svg ").contains("viewBox=\"0 0 29 29\"");
    }

    @Test
    void peopleSeeWhetherItIsOn() {
        var session = session();

        assertThat(isOn(session)).isFalse();
        assertThat(isOn(enrol().session)).isTrue();
    }

    private static boolean isOn(String session) {
        return given().auth().oauth2(session).get("/api/admin/auth/me").path("secondFactor");
    }

    @Test
    void thePasswordAloneDoesNotDoAnyMore() {
        var telephone = enrol();

        SignedIn.tokens(EMAIL, SignedIn.PASSWORD)
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/second-factor-required"));
        signIn(telephone.next()).then().statusCode(200);
    }

    @Test
    void aCodeServesOnceHoweverManyComeAtOnce() {
        var code = enrol().next();

        var answers =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> signIn(code)))
                        .limit(4)
                        .toList();

        assertThat(answers)
                .extracting(answer -> answer.join().statusCode())
                .containsExactlyInAnyOrder(200, 401, 401, 401);
    }

    @Test
    void aRecoveryCodeServesOnce() {
        var code = enrol().recoveryCodes.getFirst();

        signIn(code).then().statusCode(200);
        signIn(code).then().statusCode(401);
    }

    @Test
    void theDatabaseKnowsNeitherSecretNorCodes() {
        var telephone = enrol();

        assertThat(Owner.ask("SELECT encode(secret, 'hex') FROM second_factor"))
                .doesNotContain(new BigInteger(1, telephone.totp.secret()).toString(16));
        assertThat(Owner.ask("SELECT encode(hash, 'escape') FROM recovery_code LIMIT 1"))
                .isNotIn(telephone.recoveryCodes);
    }

    @Test
    void switchingItOffTakesThePassword() {
        var session = enrol().session;

        post(session, FACTOR + "/remove", Map.of("password", "a guess")).then().statusCode(403);
        post(session, FACTOR + "/remove", Map.of("password", SignedIn.PASSWORD))
                .then()
                .statusCode(204);

        SignedIn.tokens(EMAIL, SignedIn.PASSWORD).then().statusCode(200);
    }

    @Test
    void cannotBeReplacedWhileItIsOn() {
        var session = enrol().session;

        begin(session)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/second-factor-is-on"));
    }

    /**
     * @param session an access token
     */
    private record Telephone(Totp totp, List<String> recoveryCodes, String session) {

        /** The code of the next half minute, since the present one was used to confirm. */
        String next() {
            return totp.code(Instant.now().plusSeconds(30));
        }
    }

    private static Telephone enrol() {
        var session = session();
        var totp = totp(begin(session).<String>path("secret"));
        var codes =
                confirm(session, totp.code(Instant.now()))
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("recoveryCodes");
        return new Telephone(totp, codes, session);
    }

    /** Reads what people type into telephones (RFC 4648). */
    static Totp totp(String typed) {
        var number = BigInteger.ZERO;
        for (var digit : typed.chars().map("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"::indexOf).toArray()) {
            number = number.shiftLeft(5).add(BigInteger.valueOf(digit));
        }
        var bytes = new byte[Totp.SECRET_BYTES];
        for (int i = bytes.length - 1; i >= 0; i--) {
            bytes[i] = number.byteValue();
            number = number.shiftRight(Byte.SIZE);
        }
        return new Totp(bytes);
    }

    private static String session() {
        return SignedIn.tokens(EMAIL, SignedIn.PASSWORD).path("accessToken");
    }

    static Response begin(String session) {
        return post(session, FACTOR, Map.of("password", SignedIn.PASSWORD));
    }

    static Response confirm(String session, String code) {
        return post(session, FACTOR + "/confirm", Map.of("code", code));
    }

    static Response signIn(String code) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", EMAIL, "password", SignedIn.PASSWORD, "code", code))
                .post("/api/admin/auth/login");
    }

    static Response post(String session, String path, Map<String, String> body) {
        return given().auth().oauth2(session).contentType(ContentType.JSON).body(body).post(path);
    }
}
