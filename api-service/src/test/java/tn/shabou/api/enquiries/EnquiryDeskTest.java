package tn.shabou.api.enquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** What staff may rely on when they answer enquiries. */
@ApiTest
class EnquiryDeskTest {

    private static final String ENQUIRIES = "/api/admin/enquiries";

    private String id;

    @BeforeEach
    void oneEnquiry() {
        EnquirySamples.shop();
        id = EnquirySamples.asked(EnquirySamples.wishWith("email", "amine@example.tn"));
    }

    @Test
    void takesAnEnquiryThroughItsLife() {
        decide(Map.of("to", "ANSWERED")).statusCode(200).body("state", equalTo("ANSWERED"));
        decide(Map.of("to", "ORDERED", "from", "ANSWERED")).statusCode(200);
        decide(Map.of("to", "DONE", "reason", "fetched"))
                .statusCode(200)
                .body("version", equalTo(3))
                .body("decisions.to", contains("DONE", "ORDERED", "ANSWERED"));
    }

    @Test
    void noPathPassesByTheStateMachine() {
        decide(Map.of("to", "DONE"))
                .statusCode(409)
                .body("detail", containsString("It cannot become that from what it is"));
        assertThatThrownBy(() -> Owner.run("UPDATE enquiry SET state = 'DONE'"))
                .hasStackTraceContaining("enquiry_decision");
    }

    @Test
    void wantsAReasonForACancellation() {
        decide(Map.of("to", "CANCELLED")).statusCode(422);
        decide(Map.of("to", "CANCELLED", "reason", "found elsewhere"))
                .statusCode(200)
                .body("cancelReason", equalTo("found elsewhere"));
    }

    @Test
    void whoWasSlowerIsToldInsteadOfOverwriting() {
        decide(Map.of("to", "ANSWERED")).statusCode(200);

        decide(Map.of("to", "CANCELLED", "from", "NEW", "reason", "silence"))
                .statusCode(409)
                .body("type", equalTo("/problems/enquiry-changed-meanwhile"));
    }

    @Test
    void takesADecisionBackOnce() {
        undo().statusCode(409);
        decide(Map.of("to", "CANCELLED", "reason", "mistake")).statusCode(200);

        undo().statusCode(200).body("state", equalTo("NEW")).body("cancelReason", nullValue());
        undo().statusCode(409);
    }

    @Test
    void showsCustomersContactOnlyToThoseWhoMaySeeIt() {
        SignedIn.as("STAFF")
                .get(ENQUIRIES + "/" + id)
                .then()
                .body("phone", equalTo("+21620123456"))
                .body("contact.tel", equalTo("tel:+21620123456"))
                .body("contact.whatsApp", startsWith("https://wa.me/21620123456?text=Bonjour"))
                .body("contact.mailto", startsWith("mailto:amine@example.tn?subject=Votre%20"));

        for (var path : new String[] {"", "/" + id, "/export.csv"}) {
            var seen = SignedIn.as("VIEWER").get(ENQUIRIES + path).then().statusCode(200);
            assertThat(seen.extract().asString())
                    .contains("Amine")
                    .doesNotContain("20123456")
                    .doesNotContain("example.tn");
        }
    }

    @Test
    void findsByStateByCodeAndByName() {
        decide(Map.of("to", "ANSWERED"));
        var other = EnquirySamples.asked(EnquirySamples.wishWith("name", "Salma Béji"));
        var code = Owner.ask("SELECT code FROM enquiry WHERE id = '%s'".formatted(other));

        list("?state=NEW").body("data.id", contains(other));
        list("?text=" + code.replace("-", "").toLowerCase(java.util.Locale.ROOT))
                .body("data.id", contains(other));
        list("?text=beji").body("data.id", contains(other)).body("total.value", equalTo(1));
        list("").body("data.id", contains(other, id));
    }

    @Test
    void pagesThroughAllOfThemOnce() {
        EnquirySamples.asked(EnquirySamples.wish());
        EnquirySamples.asked(EnquirySamples.wish());

        assertThat(EveryPage.of(SignedIn::admin, ENQUIRIES + "?limit=1", "data.id"))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .endsWith(id);
    }

    @Test
    void namesWhoLooksAfterIt() {
        SignedIn.hire("staff@shabou.test", "STAFF");
        var staff = Owner.ask("SELECT id FROM app_user WHERE email = 'staff@shabou.test'");

        assign("\"0\"", Map.of("assignee", staff))
                .statusCode(200)
                .body("assignedTo", equalTo("STAFF"))
                .header("ETag", equalTo("\"1\""));
        list("?assignee=" + staff).body("data", hasSize(1));
        assign("\"0\"", Map.of("assignee", staff)).statusCode(412);
        assign("\"1\"", Map.of("assignee", id)).statusCode(422);
        assign("\"1\"", Map.of()).statusCode(200).body("assignedTo", nullValue());
    }

    @Test
    void remembersNotesAndWritesDownWhoDidWhat() {
        SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .body(Map.of("text", "rappeler lundi"))
                .post(ENQUIRIES + "/" + id + "/notes")
                .then()
                .statusCode(200)
                .body("notes.text", contains("rappeler lundi"));
        decide(Map.of("to", "CANCELLED", "reason", "too dear"));

        assertThat(
                        Owner.ask(
                                "SELECT concat_ws(' ', actor_email, action, before->>'state', after->>'state', reason) FROM audit_entry ORDER BY id DESC LIMIT 1"))
                .isEqualTo("staff@shabou.test decide enquiry NEW CANCELLED too dear");
    }

    @Test
    void letsViewersOnlyLook() {
        SignedIn.as("VIEWER")
                .contentType(ContentType.JSON)
                .body(Map.of("to", "ANSWERED"))
                .post(ENQUIRIES + "/" + id + "/decisions")
                .then()
                .statusCode(403);
    }

    @Test
    void writesAFileThatNoSpreadsheetTakesForFormulas() {
        EnquirySamples.asked(EnquirySamples.wishWith("name", "=HYPERLINK(1)"));

        var file =
                SignedIn.as("STAFF")
                        .get(ENQUIRIES + "/export.csv?state=NEW")
                        .then()
                        .statusCode(200)
                        .contentType("text/csv")
                        .extract()
                        .asString();

        assertThat(file.lines()).hasSize(3);
        assertThat(file).contains("'=HYPERLINK(1)").contains("'+21620123456").contains("299.800");
    }

    private ValidatableResponse decide(Map<String, String> decision) {
        return SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .body(decision)
                .post(ENQUIRIES + "/" + id + "/decisions")
                .then();
    }

    private ValidatableResponse undo() {
        return SignedIn.as("STAFF")
                .noContentType()
                .post(ENQUIRIES + "/" + id + "/decisions/undo")
                .then();
    }

    private ValidatableResponse assign(String version, Map<String, String> assignment) {
        return SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .header("If-Match", version)
                .body(assignment)
                .put(ENQUIRIES + "/" + id + "/assignee")
                .then();
    }

    private static ValidatableResponse list(String query) {
        return SignedIn.as("VIEWER").get(ENQUIRIES + query).then().statusCode(200);
    }
}
