package tn.shabou.api.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** What is written down of the work on leads, and how two people keep out of each other's way. */
@ApiTest
class LeadRecordsTest {

    private static final String LEAD = "/api/admin/leads/0193a000-0000-7000-8000-0000000000b7";

    @BeforeEach
    void aLead() {
        CatalogSamples.emptyShop();
        Owner.run(
                """
                INSERT INTO lead_source (kind, name, start_url, licence) VALUES ('SUPPLIER_SITE', 'Sfax', 'https://sfax.example/', 'public');
                INSERT INTO lead (id, kind, name, score, source_id, first_seen_at, last_seen_at)
                SELECT '0193a000-0000-7000-8000-0000000000b7', 'SUPPLIER', 'Sfax', 60, id, '2026-11-01', '2026-11-02' FROM lead_source;
                """);
    }

    @Test
    void anEntryHoldsWhatWasBefore() {
        post("/decisions", Map.of("to", "CONTACTED")).statusCode(200);
        assertThat(audit())
                .isEqualTo("decide lead {\"state\": \"NEW\"} {\"state\": \"CONTACTED\"}");

        staff().post(LEAD + "/decisions/undo").then().statusCode(200);
        assertThat(audit())
                .isEqualTo("undo decision {\"state\": \"CONTACTED\"} {\"state\": \"NEW\"}");

        plan("*", "appeler").statusCode(200);
        assertThat(audit())
                .isEqualTo("plan lead {\"nextAction\": null} {\"nextAction\": \"appeler\"}");

        post("/notes", Map.of("text", "rappeler lundi")).statusCode(200);
        assertThat(audit()).isEqualTo("note on lead {} {\"letters\": 14}");
    }

    @Test
    void aPlanNamesTheVersionItWasMadeOf() {
        var read = SignedIn.as("STAFF").get(LEAD).header("ETag");

        var planned = plan(read, "appeler").statusCode(200).extract().header("ETag");
        plan(read, "écrire")
                .statusCode(412)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/precondition-failed"));
        plan(planned, "écrire").statusCode(200).body("nextAction", equalTo("écrire"));
        staff().contentType(ContentType.JSON)
                .body(Map.of("nextAction", "écrire"))
                .put(LEAD + "/plan")
                .then()
                .statusCode(428);
    }

    @Test
    void theSameKeyNotesOnce() {
        var key = UUID.randomUUID().toString();

        note(key, "rappeler lundi").statusCode(200);
        note(key, "rappeler lundi").statusCode(200).body("notes", hasSize(1));
        note(key, "rappeler mardi").statusCode(422);
        note(UUID.randomUUID().toString(), "rappeler lundi").body("notes", hasSize(2));
    }

    private static ValidatableResponse note(String key, String text) {
        return staff().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(Map.of("text", text))
                .post(LEAD + "/notes")
                .then();
    }

    private static ValidatableResponse plan(String ifMatch, String action) {
        return staff().header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body(Map.of("nextAction", action))
                .put(LEAD + "/plan")
                .then();
    }

    private static ValidatableResponse post(String path, Map<String, String> body) {
        return staff().contentType(ContentType.JSON).body(body).post(LEAD + path).then();
    }

    private static RequestSpecification staff() {
        return SignedIn.as("STAFF").noContentType();
    }

    private static String audit() {
        return Owner.ask(
                "SELECT concat_ws(' ', action, before, after) FROM audit_entry ORDER BY id DESC LIMIT 1");
    }
}
