package tn.shabou.api.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class IdentityResourceTest {

    private static final String LEADS = "/api/admin/leads/";

    /** 2 and 3 are together, 1 looks like 2, 4 looks a little like 1. */
    @BeforeEach
    void fourLeads() {
        CatalogSamples.emptyShop();
        Owner.run(
                """
                INSERT INTO lead_source (kind, name, licence) VALUES ('OSM', 'Carte', 'ODbL'), ('SUPPLIER_SITE', 'Site', 'public');
                INSERT INTO lead (id, kind, name, phones, score, source_id, first_seen_at, last_seen_at)
                SELECT ('00000000-0000-0000-0000-00000000000' || i)::uuid, 'SUPPLIER', 'Pièces ' || i, ARRAY['+2167100000' || i],
                       i * 10, s.id, '2026-11-01', '2026-11-02'
                  FROM generate_series(1, 4) AS i, lead_source s WHERE s.name = 'Carte';
                UPDATE lead SET merged_into = '00000000-0000-0000-0000-000000000002', city = 'Sfax', governorate = 'Sfax',
                       source_id = (SELECT id FROM lead_source WHERE name = 'Site')
                 WHERE id = '00000000-0000-0000-0000-000000000003';
                INSERT INTO lead_evidence (lead_id, field, value, url, raw, method, confidence, observed_at) VALUES
                    ('00000000-0000-0000-0000-000000000002', 'CITY', 'Tunis', 'osm:1', '', 'tag', 0.9, '2026-11-02'),
                    ('00000000-0000-0000-0000-000000000003', 'CITY', 'Sfax', 'https://a.tn', '', 'text', 0.5, '2026-11-01');
                INSERT INTO lead_likeness
                SELECT ('00000000-0000-0000-0000-00000000000' || one)::uuid, ('00000000-0000-0000-0000-00000000000' || other)::uuid, p,
                       '[{"feature": "NAME_SAME", "value": "amen", "bits": 7.5}, {"feature": "PRIOR", "value": "", "bits": -8}]', 1, one <> 2
                  FROM (VALUES (1, 2, 0.8), (2, 3, 0.97), (1, 4, 0.5)) AS k (one, other, p);
                """);
    }

    @Test
    void aLeadTellsOfWhichBusinessItIsAndWhy() {
        SignedIn.as("VIEWER")
                .header("Accept-Language", "fr")
                .get(LEADS + lead(3) + "/identity")
                .then()
                .statusCode(200)
                .body("organisation", equalTo(lead(2)))
                .body("members.id", contains(lead(2), lead(3)))
                .body("known.find { it.field == 'CITY' }.value", equalTo("Sfax"))
                .body("pairs[0].reasons.text", hasItems("Elles ont le même nom : amen"))
                .body("pairs.open", contains(false, true));
    }

    @Test
    void theListShowsABusinessOnceWithWhatAllItsLeadsKnow() {
        SignedIn.as("VIEWER")
                .get("/api/admin/leads?governorate=Sfax")
                .then()
                .body("data.id", contains(lead(2)))
                .body("data[0].city", equalTo("Sfax"))
                .body("data[0].phones", contains("+21671000002", "+21671000003"));
        assertThat(listed()).isEqualTo(3);
    }

    @Test
    void pairsThatMayBeOneWaitTheLikeliestFirst() {
        assertThat(
                        EveryPage.of(
                                SignedIn::admin,
                                "/api/admin/leads/duplicates?limit=1",
                                "data.one.id"))
                .hasSize(2);
        SignedIn.as("VIEWER")
                .header("Accept-Language", "ar")
                .get("/api/admin/leads/duplicates")
                .then()
                .body("data.probability", contains(0.8f, 0.5f))
                .body("data[0].one.id", equalTo(lead(1)))
                .body("data[0].other.phones", contains("+21671000002"))
                .body("data[0].reasons[0].bits", equalTo(7.5f))
                .body("total.value", equalTo(2));
    }

    @Test
    void mergingTakesTheWholeBusinessAndUndoingGivesItBack() {
        int verdict =
                post(lead(3) + "/merge", Map.of("into", lead(1)))
                        .statusCode(200)
                        .body("organisation", equalTo(lead(1)))
                        .body("members.id", containsInAnyOrder(lead(1), lead(2), lead(3)))
                        .body("verdicts[0].act", equalTo("MERGE"))
                        .extract()
                        .path("verdicts[0].id");
        assertThat(listed()).isEqualTo(2);
        assertThat(open()).containsExactly(lead(1));

        undo(verdict)
                .statusCode(200)
                .body("organisation", equalTo(lead(2)))
                .body("members.id", contains(lead(2), lead(3)));

        assertThat(Owner.ask("SELECT merged_into FROM lead WHERE id = '" + lead(3) + "'"))
                .isEqualTo(lead(2));
        assertThat(listed()).isEqualTo(3);
        assertThat(open()).hasSize(2);
        undo(verdict).statusCode(409);
    }

    @Test
    void whatIsSplitIsToldApartForGood() {
        post(lead(3) + "/split").statusCode(200).body("members.id", contains(lead(3)));

        assertThat(Owner.ask("SELECT act || lead_id || others[1] FROM lead_verdict"))
                .isEqualTo("SPLIT" + lead(3) + lead(2));
        post(lead(3) + "/split").statusCode(409);
        post(lead(3) + "/merge", Map.of("into", lead(2)))
                .statusCode(409)
                .body("type", equalTo("/problems/lead-merge-refused"));
    }

    @Test
    void whoStandsForABusinessMayGoAsWell() {
        post(lead(2) + "/split").statusCode(200).body("members.id", contains(lead(2)));

        assertThat(Owner.ask("SELECT merged_into FROM lead WHERE id = '" + lead(3) + "'")).isNull();
    }

    @Test
    void aPairThatIsNoDuplicateIsNotAskedAboutAgain() {
        post(lead(1) + "/not-a-duplicate", Map.of("of", lead(3)))
                .statusCode(200)
                .body("members.id", contains(lead(1)));

        assertThat(open()).containsExactly(lead(1));
        SignedIn.admin()
                .get("/api/admin/leads/duplicates")
                .then()
                .body("data.other.id", contains(lead(4)));
        post(lead(2) + "/not-a-duplicate", Map.of("of", lead(3))).statusCode(409);
    }

    @Test
    void refusesWhatDoesNotExistOrMakesNoSense() {
        var nobody = "00000000-0000-0000-0000-0000000000ff";
        post(nobody + "/merge", Map.of("into", lead(1))).statusCode(404);
        post(lead(1) + "/merge", Map.of("into", nobody)).statusCode(404);
        post(lead(1) + "/merge", Map.of("into", lead(1))).statusCode(409);
        post(lead(1) + "/merge", Map.of()).statusCode(400);
        post(lead(2) + "/merge", Map.of("into", lead(3))).statusCode(409);
        undo(4711).statusCode(404);
        SignedIn.admin().get(LEADS + nobody + "/identity").then().statusCode(404);
    }

    @Test
    void whatWasSaidIsWrittenDown() {
        post(lead(1) + "/merge", Map.of("into", lead(4))).statusCode(200);

        assertThat(
                        Owner.ask(
                                "SELECT action || ' ' || (after->>'verdict') FROM audit_entry ORDER BY id DESC LIMIT 1"))
                .isEqualTo("merge lead MERGE");
        SignedIn.as("VIEWER")
                .contentType(ContentType.JSON)
                .body(Map.of("into", lead(4)))
                .post(LEADS + lead(1) + "/merge")
                .then()
                .statusCode(403);
    }

    @Test
    void aLeadAloneIsItsOwnBusiness() {
        SignedIn.admin()
                .get(LEADS + lead(4) + "/identity")
                .then()
                .body("organisation", equalTo(lead(4)))
                .body("members", hasSize(1))
                .body("members[0].site", nullValue())
                .body("verdicts", empty());
    }

    private static String lead(int number) {
        return "00000000-0000-0000-0000-00000000000" + number;
    }

    private static List<String> open() {
        return SignedIn.admin()
                .get("/api/admin/leads/duplicates")
                .jsonPath()
                .getList("data.one.id");
    }

    private static int listed() {
        return SignedIn.admin().get("/api/admin/leads").jsonPath().getList("data").size();
    }

    private static ValidatableResponse undo(int verdict) {
        return SignedIn.as("STAFF")
                .noContentType()
                .post(LEADS + "verdicts/" + verdict + "/undo")
                .then();
    }

    private static ValidatableResponse post(String path) {
        return SignedIn.as("STAFF").noContentType().post(LEADS + path).then();
    }

    private static ValidatableResponse post(String path, Map<String, String> body) {
        return SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .body(body)
                .post(LEADS + path)
                .then();
    }
}
