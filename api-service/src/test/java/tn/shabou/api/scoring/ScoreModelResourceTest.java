package tn.shabou.api.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** Staff see how good the models of the score are, and choose which one serves. */
@ApiTest
class ScoreModelResourceTest {

    private static final String MODELS = "/api/admin/leads/models";

    @BeforeEach
    void threeModels() {
        CatalogSamples.emptyShop();
        onlyTheOneByHand();
        Owner.run(
                """
                INSERT INTO score_model (version, state, weights, calibration, metrics, decisions, trained_at) VALUES
                ('better', 'READY', '{"bias": -1, "phone": 0.2, "garage": 1.5}', '{"kind": "PLATT", "slope": 1, "shift": 0}',
                 '{"tested": 60, "candidate": {"brier": 0.1, "ece": 0.05, "auc": 0.8, "precisionAt20": 0.9, "accepted": 0.4}}', 200, '2026-11-20'),
                ('worse', 'REFUSED', '{"bias": -1}', '{"kind": "NONE"}', '{}', 200, '2026-11-21');
                """);
    }

    @AfterEach
    void onlyTheOneByHand() {
        Owner.run(
                """
                DELETE FROM lead_score; DELETE FROM score_model WHERE version <> 'hand-1';
                UPDATE score_model SET state = 'ACTIVE', trained_at = '2026-11-01';
                """);
    }

    @Test
    void listsTheOneThatServesAndThenTheLatest() {
        SignedIn.as("VIEWER")
                .get(MODELS)
                .then()
                .statusCode(200)
                .body("data.version", contains("hand-1", "worse", "better"))
                .body("data[2].candidate.auc", equalTo(0.8f));
    }

    @Test
    void saysWhatAModelWeighsInTheLanguageOfTheReader() {
        SignedIn.as("VIEWER")
                .header("Accept-Language", "fr")
                .get(MODELS + "/better")
                .then()
                .statusCode(200)
                .body("bias", equalTo(-1.0f))
                .body("weights.feature", contains("garage", "phone"))
                .body("weights.reason", contains("Un garage", "A un téléphone"));
        SignedIn.admin()
                .get(MODELS + "/none")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/score-model-not-found"));
    }

    @Test
    void aPromotedModelServesAndOneStepBringsTheFormerBack() {
        post("ADMIN", "/better/promotion").statusCode(200).body("state", equalTo("ACTIVE"));
        assertThat(active()).isEqualTo("better");

        post("ADMIN", "/rollback").statusCode(200).body("version", equalTo("hand-1"));
        assertThat(active()).isEqualTo("hand-1");
        assertThat(
                        Owner.ask(
                                "SELECT concat_ws(' ', action, before, after) FROM audit_entry ORDER BY id DESC LIMIT 1"))
                .isEqualTo(
                        "roll score model back {\"active\": \"better\"} {\"active\": \"hand-1\"}");
    }

    @Test
    void whatWasNotBetterNeverServes() {
        post("ADMIN", "/worse/promotion")
                .statusCode(409)
                .body("type", equalTo("/problems/score-model-cannot-serve"));
        post("ADMIN", "/hand-1/promotion").statusCode(409);
        post("ADMIN", "/rollback").statusCode(409);
        post("STAFF", "/better/promotion").statusCode(403);

        assertThat(active()).isEqualTo("hand-1");
    }

    @Test
    void everyTenthPlaceOfTheQueueIsDrawnByLotAndADecisionSaysSo() {
        Owner.run(
                """
                INSERT INTO lead_source (kind, name, licence) VALUES ('MANUAL', 'Test', 'own');
                INSERT INTO lead (id, kind, name, score, source_id, first_seen_at, last_seen_at)
                SELECT gen_random_uuid(), 'SUPPLIER', i::text, i % 100, s.id, '2026-11-01', '2026-11-02'
                  FROM generate_series(1, 400) AS i, lead_source s;
                """);

        var places = SignedIn.as("STAFF").get("/api/admin/leads/queue?limit=40").jsonPath();

        assertThat(places.getList("explored", Boolean.class).stream().filter(each -> each))
                .hasSize(4);
        assertThat(places.getBoolean("[9].explored")).isTrue();
        var high = places.getList("findAll { !it.explored }.score", Integer.class);
        assertThat(high).isSortedAccordingTo((one, other) -> other - one);

        SignedIn.as("STAFF")
                .contentType("application/json")
                .body("{\"to\": \"REJECTED\", \"cause\": \"WRONG_TYPE\"}")
                .post("/api/admin/leads/" + places.getString("[9].id") + "/decisions")
                .then()
                .statusCode(200)
                .body("rejectReason", equalTo("WRONG_TYPE"))
                .body("reviews.cause", hasItem("WRONG_TYPE"));
        assertThat(Owner.ask("SELECT propensity FROM lead_review")).isEqualTo("0.1");
    }

    private static ValidatableResponse post(String role, String path) {
        var caller = role.equals("ADMIN") ? SignedIn.admin() : SignedIn.as(role);
        return caller.noContentType().post(MODELS + path).then();
    }

    private static String active() {
        return Owner.ask("SELECT version FROM score_model WHERE state = 'ACTIVE'");
    }
}
