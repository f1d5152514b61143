package tn.shabou.api.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.redis.datasource.RedisDataSource;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
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
    private final Config config;

    DeadLetterResourceTest(RedisDataSource redis, Config config) {
        this.redis = redis;
        this.config = config;
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
    void putsAllWorkBackAtOnce() {
        SignedIn.as("STAFF")
                .noContentType()
                .post(LETTERS + "/write/replay")
                .then()
                .statusCode(200)
                .body("replayed", equalTo(3))
                .body("left", equalTo(0));

        assertThat(redis.stream(String.class).xlen(STREAM)).isEqualTo(3);
        assertThat(
                        Owner.ask(
                                "SELECT action || ' ' || (after->>'letters') FROM audit_entry ORDER BY id DESC LIMIT 1"))
                .isEqualTo("replay dead letters 3");
        SignedIn.as("VIEWER")
                .noContentType()
                .post(LETTERS + "/write/replay")
                .then()
                .statusCode(403);
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
    void showsWhatTheApiItselfGaveUp() {
        redis.key().del("shabou.api.views.dead");
        redis.stream(String.class)
                .xadd(
                        "shabou.api.views.dead",
                        Map.of(
                                "payload", "{\"views\":[]}",
                                "dead-stream", "shabou.api.views",
                                "dead-group", "views",
                                "dead-id", "1-0",
                                "dead-attempts", "5",
                                "dead-error", "too many connections",
                                "dead-at", "2026-11-22T03:00:00Z"));
        var ofApi = "/api/admin/agents/api/dead-letters";

        var letter =
                SignedIn.admin()
                        .get(ofApi + "/views")
                        .then()
                        .statusCode(200)
                        .body("data[0].error", equalTo("too many connections"))
                        .extract()
                        .<String>path("data[0].id");
        SignedIn.as("STAFF").delete("%s/views/%s".formatted(ofApi, letter)).then().statusCode(204);

        SignedIn.as("VIEWER")
                .get(ofApi)
                .then()
                .body("find { it.step == 'views' }.letters", equalTo(0))
                .body("find { it.step == 'mail' }.letters", equalTo(0));
    }

    /** Whatever stream the service takes work from. */
    @Test
    void noStreamOfTheApiIsForgotten() {
        var streams =
                StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                        .filter(name -> name.matches("mp\\.messaging\\.incoming\\..+\\.stream"))
                        .map(name -> config.getValue(name, String.class))
                        .toList();

        assertThat(streams).isNotEmpty().isSubsetOf(Worker.read("api").streams().toList());
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
