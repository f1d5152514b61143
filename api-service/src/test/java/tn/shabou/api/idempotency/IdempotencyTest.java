package tn.shabou.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class IdempotencyTest {

    private static final String RUNS = "/api/admin/agents/orion/runs";

    private final String key = UUID.randomUUID().toString();

    @Test
    void theSameRequestAgainCreatesNothingMore() {
        var first = start(quoted(key), "6").then().statusCode(202).extract();
        var again = start(quoted(key), "6").then().statusCode(202).extract();

        assertThat(again.<String>path("id")).isEqualTo(first.<String>path("id"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(audited(first.path("id"))).isEqualTo("1");
    }

    @Test
    void anotherRequestNeedsAnotherKey() {
        start(quoted(key), "6").then().statusCode(202);

        start(quoted(key), "7")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/key-reused"));
    }

    @Test
    void manyAtOnceCreateOne() {
        var answers =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> start(quoted(key), "6")))
                        .limit(6)
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).extracting(Response::statusCode).isSubsetOf(202, 409).contains(202);
        assertThat(kept()).isEqualTo("1");
    }

    @Test
    void whileAnotherTransactionCreatesItTheAnswerIs409() {
        Owner.during(
                "SELECT pg_advisory_xact_lock(hashtextextended(concat_ws(chr(10), '%s', 'start run of orion', '%s'), 0))"
                        .formatted(admin(), key),
                () ->
                        start(quoted(key), "6")
                                .then()
                                .statusCode(409)
                                .body("type", equalTo("/problems/still-running")));

        start(quoted(key), "6").then().statusCode(202);
    }

    @Test
    void whatFailedMayBeTriedAgainWithTheSameKey() {
        var email = key + "@shabou.test";
        hire(email, "azerty").then().statusCode(422);

        hire(email, "quatre pneus neige").then().statusCode(201);
        hire(email, "quatre pneus neige").then().statusCode(201);
    }

    @Test
    void keysOfOthersAreTheirs() {
        var mine = start(quoted(key), "6").<String>path("id");

        var theirs =
                SignedIn.as("STAFF")
                        .header("Idempotency-Key", quoted(key))
                        .noContentType()
                        .post(RUNS)
                        .then()
                        .statusCode(202)
                        .extract()
                        .<String>path("id");

        assertThat(theirs).isNotEqualTo(mine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"a b\"", "\"é\""})
    void saysWhatAKeyIs(String nonsense) {
        start(nonsense, "6").then().statusCode(400).body("type", equalTo("/problems/invalid-key"));
    }

    @Test
    void theDatabaseKnowsNoPasswordFromIt() {
        var email = key + "@shabou.test";
        hire(email, "quatre pneus neige").then().statusCode(201);

        assertThat(
                        Owner.ask(
                                "SELECT length(fingerprint) FROM idempotency_key WHERE key = '%s'"
                                        .formatted(key)))
                .isEqualTo("32");
    }

    private Response hire(String email, String password) {
        return SignedIn.admin()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", quoted(key))
                .body(
                        Map.of(
                                "email",
                                email,
                                "fullName",
                                "N",
                                "role",
                                "VIEWER",
                                "password",
                                password))
                .post("/api/admin/users");
    }

    private static Response start(String key, String horizon) {
        return SignedIn.admin()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(Map.of("parameters", Map.of("horizon", horizon)))
                .post(RUNS);
    }

    private static String quoted(String key) {
        return "\"" + key + "\"";
    }

    private static String admin() {
        return Owner.ask("SELECT id FROM app_user WHERE email = 'admin@shabou.test'");
    }

    private String kept() {
        return Owner.ask("SELECT count(*) FROM idempotency_key WHERE key = '%s'".formatted(key));
    }

    private static String audited(String run) {
        return Owner.ask("SELECT count(*) FROM audit_entry WHERE entity_id = '%s'".formatted(run));
    }
}
