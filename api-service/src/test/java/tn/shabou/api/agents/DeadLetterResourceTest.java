package tn.shabou.api.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.redis.datasource.RedisDataSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class DeadLetterResourceTest {

    private static final String LETTERS = "/api/admin/agents/orion/dead-letters";
    private static final String STREAM = "shabou.orion.write";

    private final RedisDataSource redis;

    DeadLetterResourceTest(RedisDataSource redis) {
        this.redis = redis;
    }

    @BeforeEach
    void threeLetters() {
        redis.key().del(STREAM, STREAM + ".dead");
        for (int i = 1; i <= 3; i++) {
            redis.stream(String.class)
                    .xadd(
                            STREAM + ".dead",
                            Map.of(
                                    "payload", "{\"batch\":" + i + "}",
                                    "dead-stream", STREAM,
                                    "dead-group", "write",
                                    "dead-id", i + "-0",
                                    "dead-attempts", "5",
                                    "dead-error", "disk full",
                                    "dead-at", "2026-11-22T03:00:00Z"));
        }
    }

    @Test
    void saysHowMuchEachStepGaveUp() {
        SignedIn.as("VIEWER")
                .get(LETTERS)
                .then()
                .statusCode(200)
                .body("find { it.step == 'write' }.letters", equalTo(3));
    }

    @Test
    void showsWhyWorkWasGivenUp() {
        SignedIn.as("VIEWER")
                .get(LETTERS + "/write")
                .then()
                .body("data", hasSize(3))
                .body("data[0].error", equalTo("disk full"))
                .body("data[0].attempts", equalTo(5))
                .body("data[0].fields.payload", equalTo("{\"batch\":1}"))
                .body("total.value", equalTo(3));
        assertThat(EveryPage.of(SignedIn::admin, LETTERS + "/write?limit=2", "data.id"))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void putsWorkBackToBeTriedAgain() {
        var id = first();

        SignedIn.as("STAFF")
                .noContentType()
                .post("%s/write/%s/replay".formatted(LETTERS, id))
                .then()
                .statusCode(200);

        assertThat(redis.stream(String.class).xlen(STREAM)).isEqualTo(1);
        assertThat(redis.stream(String.class).xlen(STREAM + ".dead")).isEqualTo(2);
        assertThat(Owner.ask("SELECT action FROM audit_entry ORDER BY id DESC LIMIT 1"))
                .isEqualTo("replay dead letter");
        SignedIn.as("STAFF")
                .noContentType()
                .post("%s/write/%s/replay".formatted(LETTERS, id))
                .then()
                .statusCode(404);
    }

    @Test
    void throwsWorkAway() {
        SignedIn.as("STAFF").delete(LETTERS + "/write/" + first()).then().statusCode(204);

        assertThat(redis.stream(String.class).xlen(STREAM)).isZero();
        assertThat(redis.stream(String.class).xlen(STREAM + ".dead")).isEqualTo(2);
    }

    @Test
    void knowsOnlyTheStepsOfTheAgent() {
        SignedIn.admin()
                .get(LETTERS + "/fetch")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/step-not-found"));
        SignedIn.admin().delete(LETTERS + "/write/latest").then().statusCode(400);
    }

    @Test
    void letsViewersOnlyLook() {
        SignedIn.as("VIEWER").delete(LETTERS + "/write/" + first()).then().statusCode(403);
        SignedIn.as("VIEWER").get(LETTERS).then().body("step", hasItem("plan"));
    }

    private static String first() {
        return SignedIn.admin().get(LETTERS + "/write").path("data[0].id");
    }
}
