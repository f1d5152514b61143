package tn.shabou.api.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class TriageResourceTest {

    private static final String LEADS = "/api/admin/leads/";

    @BeforeEach
    void sixNewLeads() {
        CatalogSamples.emptyShop();
        Owner.run(
                """
                INSERT INTO lead_source (kind, name, licence) VALUES ('MANUAL', 'Test', 'own');
                INSERT INTO lead (id, kind, name, governorate, score, source_id, first_seen_at, last_seen_at)
                SELECT ('00000000-0000-0000-0000-00000000000' || i)::uuid, 'SUPPLIER', 'Pièces ' || i,
                       CASE WHEN i <= 4 THEN 'Sfax' ELSE 'Tunis' END, i * 10, s.id, '2026-11-01', '2026-11-02'
                  FROM generate_series(1, 6) AS i, lead_source s;
                INSERT INTO lead_score (lead_id, model, fit, reachability, confidence, features, raises) VALUES (
                    '00000000-0000-0000-0000-000000000001', 'hand-1', 40, 30, 20, '{"offers": 2.5}', '[]');
                """);
    }

    @Test
    void takesALeadThroughItsLife() {
        decide(1, Map.of("to", "CONTACTED")).statusCode(200).body("state", equalTo("CONTACTED"));
        decide(1, Map.of("to", "QUALIFIED", "from", "CONTACTED")).statusCode(200);
        decide(1, Map.of("to", "CONVERTED", "reason", "first order"))
                .statusCode(200)
                .body("version", equalTo(3))
                .body("reviews.to", contains("CONVERTED", "QUALIFIED", "CONTACTED"))
                .body("reviews[0].reason", equalTo("first order"));
    }

    @Test
    void refusesALeapAndSaysWhy() {
        decide(1, Map.of("to", "CONVERTED"))
                .statusCode(409)
                .body("type", equalTo("/problems/lead-decision-refused"))
                .body("detail", containsString("NEW cannot become CONVERTED"));
    }

    @Test
    void noPathPassesByTheStateMachine() {
        assertThatThrownBy(() -> Owner.run("UPDATE lead SET state = 'CONVERTED'"))
                .hasStackTraceContaining("lead_review");
        assertThat(Owner.ask("SELECT count(*) FROM lead WHERE state <> 'NEW'")).isEqualTo("0");
    }

    @Test
    void wantsAReasonForARejection() {
        decide(1, Map.of("to", "REJECTED")).statusCode(422);

        decide(1, Map.of("to", "REJECTED", "reason", "closed for good"))
                .statusCode(200)
                .body("rejectReason", equalTo("closed for good"));
        assertThat(
                        Owner.ask(
                                "SELECT concat_ws(' ', features->>'offers', model, score) FROM lead_review"))
                .isEqualTo("2.5 hand-1 10");
    }

    @Test
    void whoWasSlowerIsToldInsteadOfOverwriting() {
        decide(1, Map.of("to", "CONTACTED")).statusCode(200);

        decide(1, Map.of("to", "REJECTED", "from", "NEW", "reason", "no answer"))
                .statusCode(409)
                .body("type", equalTo("/problems/lead-changed-meanwhile"));
    }

    @Test
    void takesADecisionBackOnce() {
        decide(1, Map.of("to", "REJECTED", "reason", "mistake")).statusCode(200);

        undo(1).statusCode(200).body("state", equalTo("NEW")).body("rejectReason", nullValue());
        undo(1).statusCode(409);
        undo(2).statusCode(404);
    }

    @Test
    void decidesAboutAllThatMatchAndTakesThatBack() {
        decide(2, Map.of("to", "CONTACTED")).statusCode(200);
        var filter = "decisions?governorate=Sfax";
        post(filter + "&validateOnly=true", Map.of("to", "CONTACTED"))
                .body("matching", equalTo(4))
                .body("decided", equalTo(3))
                .body("batch", nullValue());
        assertThat(contacted()).isEqualTo("1");

        String batch = post(filter, Map.of("to", "CONTACTED")).extract().path("batch");
        assertThat(contacted()).isEqualTo("4");
        decide(3, Map.of("to", "QUALIFIED")).statusCode(200);

        SignedIn.as("STAFF")
                .noContentType()
                .post(LEADS + "decisions/" + batch + "/undo")
                .then()
                .statusCode(200)
                .body("matching", equalTo(3))
                .body("decided", equalTo(2));
        assertThat(contacted()).isEqualTo("1");
        assertThat(Owner.ask("SELECT state FROM lead WHERE name = 'Pièces 3'"))
                .isEqualTo("QUALIFIED");
    }

    @Test
    void filtersByPlaceScoreAndName() {
        SignedIn.as("VIEWER")
                .get("/api/admin/leads?governorate=Sfax&minScore=30")
                .then()
                .body("data.score", contains(40, 30))
                .body("total.value", equalTo(2));
        SignedIn.as("VIEWER")
                .queryParam("name", "PIECES 5")
                .get("/api/admin/leads")
                .then()
                .body("data", hasSize(1));
        SignedIn.as("VIEWER").get("/api/admin/leads?minScore=101").then().statusCode(400);
    }

    @Test
    void remembersNotesAndWhatToDoNext() {
        post("00000000-0000-0000-0000-000000000001/notes", Map.of("text", "rappeler lundi"))
                .statusCode(200)
                .body("notes[0].text", equalTo("rappeler lundi"));
        SignedIn.as("STAFF")
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(Map.of("nextAction", "appeler", "nextActionOn", "2026-12-01"))
                .put(LEADS + "00000000-0000-0000-0000-000000000001/plan")
                .then()
                .statusCode(200)
                .body("nextAction", equalTo("appeler"))
                .body("nextActionOn", equalTo("2026-12-01"));
        post("00000000-0000-0000-0000-000000000001/notes", Map.of("text", " ")).statusCode(400);
    }

    @Test
    void aPlanThatSaysNothingTakesTheEarlierOneBack() {
        plan(Map.of("nextAction", "appeler", "nextActionOn", "2026-12-01")).statusCode(200);

        plan(Map.of())
                .statusCode(200)
                .body("nextAction", nullValue())
                .body("nextActionOn", nullValue());
        plan(Map.of("nextActionOn", "2026-12-02")).statusCode(400);
        plan(Map.of("nextAction", " \n ")).statusCode(400);
    }

    private static ValidatableResponse plan(Map<String, String> plan) {
        return SignedIn.as("STAFF")
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(plan)
                .put(LEADS + "00000000-0000-0000-0000-000000000001/plan")
                .then();
    }

    @Test
    void letsViewersOnlyLook() {
        SignedIn.as("VIEWER")
                .contentType(ContentType.JSON)
                .body(Map.of("to", "CONTACTED"))
                .post(LEADS + "00000000-0000-0000-0000-000000000001/decisions")
                .then()
                .statusCode(403);
    }

    @Test
    void writesDownWhoDidWhat() {
        decide(1, Map.of("to", "CONTACTED"));

        assertThat(
                        Owner.ask(
                                "SELECT actor_email || ' ' || action || ' ' || (after->>'state') FROM audit_entry ORDER BY id DESC LIMIT 1"))
                .isEqualTo("staff@shabou.test decide lead CONTACTED");
    }

    private static ValidatableResponse decide(int lead, Map<String, String> decision) {
        return post("00000000-0000-0000-0000-00000000000" + lead + "/decisions", decision);
    }

    private static ValidatableResponse undo(int lead) {
        return SignedIn.as("STAFF")
                .noContentType()
                .post(LEADS + "00000000-0000-0000-0000-00000000000" + lead + "/decisions/undo")
                .then();
    }

    private static ValidatableResponse post(String path, Map<String, String> body) {
        return SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .body(body)
                .post(LEADS + path)
                .then();
    }

    private static String contacted() {
        return Owner.ask("SELECT count(*) FROM lead WHERE state = 'CONTACTED'");
    }
}
