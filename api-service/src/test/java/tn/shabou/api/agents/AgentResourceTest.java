package tn.shabou.api.agents;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.http.ContentType;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class AgentResourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"orion", "prospector"})
    void startsARunThatCanBeFollowed(String agent) {
        var started =
                SignedIn.admin()
                        .contentType(ContentType.JSON)
                        .body("{\"parameters\":{\"horizon\":\"6\"}}")
                        .post("/api/admin/agents/%s/runs".formatted(agent))
                        .then()
                        .statusCode(202)
                        .body("state", equalTo("QUEUED"))
                        .body("parameters.horizon", equalTo("6"))
                        .extract();

        var location = started.header("Location");
        SignedIn.admin()
                .get(location)
                .then()
                .statusCode(200)
                .body("id", equalTo(started.path("id")));
        SignedIn.admin()
                .get("/api/admin/agents/%s/runs".formatted(agent))
                .then()
                .body("data.id", hasItem(started.<String>path("id")));
    }

    @Test
    void needsNoBody() {
        SignedIn.admin()
                .noContentType()
                .post("/api/admin/agents/orion/runs")
                .then()
                .statusCode(202);
    }

    @Test
    void pagesThroughAllRunsOnce() {
        for (int i = 0; i < 5; i++) {
            SignedIn.admin()
                    .noContentType()
                    .post("/api/admin/agents/prospector/runs")
                    .then()
                    .statusCode(202);
        }
        var seen =
                EveryPage.of(
                        SignedIn::admin, "/api/admin/agents/prospector/runs?limit=2", "data.id");

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen)
                .hasSize(
                        Integer.parseInt(
                                Owner.ask(
                                        "SELECT count(*) FROM agent_run WHERE agent = 'PROSPECTOR'")));
    }

    @Test
    void refusesAParameterWithoutAValue() {
        SignedIn.admin()
                .contentType(ContentType.JSON)
                .body("{\"parameters\":{\"source\":null}}")
                .post("/api/admin/agents/prospector/runs")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void tellsHowFarEachStepHasComeAndWhatFailed() {
        var id =
                SignedIn.admin()
                        .noContentType()
                        .post("/api/admin/agents/orion/runs")
                        .<String>path("id");
        Owner.run(
                """
                INSERT INTO run_task (run_id, key, stream, schema, payload, state, error)
                SELECT '%s', key, 'shabou.orion.' || step, 's', '{}', state, error
                  FROM (VALUES ('write-1', 'write', 'OPEN', NULL), ('forecast-1', 'forecast', 'DONE', NULL),
                               ('forecast-2', 'forecast', 'FAILED', 'no sales'), ('learn', 'learn', 'DONE', NULL))
                       AS t (key, step, state, error)
                """
                        .formatted(id));

        SignedIn.as("VIEWER")
                .get("/api/admin/agents/orion/runs/%s/phases".formatted(id))
                .then()
                .statusCode(200)
                .body("name", contains("learn", "forecast", "write"))
                .body("total", contains(1, 2, 1))
                .body("done", contains(1, 1, 0))
                .body("failed", contains(0, 1, 0))
                .body("[1].failures[0].task", equalTo("forecast-2"))
                .body("[1].failures[0].error", equalTo("no sales"));
        SignedIn.admin()
                .get("/api/admin/agents/prospector/runs/%s/phases".formatted(id))
                .then()
                .statusCode(404);
    }

    @Test
    void remembersWhoStartedIt() {
        var id =
                SignedIn.admin()
                        .noContentType()
                        .post("/api/admin/agents/orion/runs")
                        .<String>path("id");

        assertThat(
                        Owner.ask(
                                "SELECT actor_email FROM audit_entry WHERE action = 'start run' AND entity_id = '%s'"
                                        .formatted(id)))
                .isEqualTo("admin@shabou.test");
    }

    @Test
    void saysWhichTasksFailedAndWhy() {
        var id =
                SignedIn.admin()
                        .noContentType()
                        .post("/api/admin/agents/orion/runs")
                        .<String>path("id");
        Owner.run(
                """
                INSERT INTO run_task (run_id, key, stream, schema, payload, state, error, published_at, finished_at)
                VALUES ('%1$s', 'batch:1', 's', 'v1', '{}', 'DONE', NULL, now(), now()),
                       ('%1$s', 'batch:2', 's', 'v1', '{}', 'FAILED', 'disk full', now(), now())
                """
                        .formatted(id));

        SignedIn.as("VIEWER")
                .get("/api/admin/agents/orion/runs/%s/failures".formatted(id))
                .then()
                .statusCode(200)
                .body("data.task", contains("batch:2"))
                .body("data[0].error", equalTo("disk full"));
    }

    @Test
    void tellsWhenAgentsRunNext() {
        Owner.run(
                """
                INSERT INTO agent_schedule VALUES ('ORION', '0 0 3 ? * SUN', 'Africa/Tunis', '2026-11-29 02:00Z', now())
                ON CONFLICT (agent) DO UPDATE SET next_at = excluded.next_at
                """);

        SignedIn.as("VIEWER")
                .get("/api/admin/agents")
                .then()
                .statusCode(200)
                .body("data.find { it.agent == 'ORION' }.nextAt", equalTo("2026-11-29T02:00:00Z"));
    }

    @Test
    void viewersMayWatchButNotStart() {
        SignedIn.as("VIEWER").get("/api/admin/agents/orion/runs").then().statusCode(200);
        SignedIn.as("VIEWER")
                .post("/api/admin/agents/orion/runs")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/forbidden"));
    }

    @Test
    void namesTheAgentsThereAre() {
        SignedIn.admin()
                .noContentType()
                .post("/api/admin/agents/merlin/runs")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("prospector and orion"));
    }

    @Test
    void doesNotKnowARunOfAnotherAgent() {
        var id =
                SignedIn.admin()
                        .noContentType()
                        .post("/api/admin/agents/orion/runs")
                        .<String>path("id");

        SignedIn.admin().get("/api/admin/agents/prospector/runs/" + id).then().statusCode(404);
        SignedIn.admin()
                .get("/api/admin/agents/orion/runs/not-an-id")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void strangersMayNotEvenWatch() {
        given().get("/api/admin/agents/orion/runs").then().statusCode(401);
    }

    @Test
    void tellsEachChangeOfARunUntilItIsOver() {
        String id =
                SignedIn.admin()
                        .noContentType()
                        .post("/api/admin/agents/orion/runs")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        Owner.run(
                "UPDATE agent_run SET state = 'SUCCEEDED', finished_at = now() WHERE id = '%s'"
                        .formatted(id));

        SignedIn.admin()
                .accept("text/event-stream")
                .get("/api/admin/agents/orion/runs/%s/events".formatted(id))
                .then()
                .statusCode(200)
                .body(containsString("data:"))
                .body(containsString("\"SUCCEEDED\""));
        given().accept("text/event-stream")
                .get("/api/admin/agents/orion/runs/%s/events".formatted(id))
                .then()
                .statusCode(401);
    }

    @Test
    void nothingIsFollowedThatThereIsNot() {
        SignedIn.admin()
                .accept("text/event-stream")
                .get("/api/admin/agents/orion/runs/%s/events".formatted(UUID.randomUUID()))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/run-not-found"));
    }
}
