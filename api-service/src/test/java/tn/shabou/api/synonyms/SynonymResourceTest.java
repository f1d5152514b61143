package tn.shabou.api.synonyms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class SynonymResourceTest {

    private static final String URL = "/api/admin/search/synonyms";
    private static final String PROBLEM = "application/problem+json";

    @BeforeEach
    void aSmallShop() {
        Owner.run("DELETE FROM synonym WHERE source = 'staff'");
        Owner.run("TRUNCATE search_log");
        CatalogSamples.padsAndADisc(3);
    }

    @Test
    void aNewSynonymIsFoundBySearchAndWrittenDown() {
        var made = add("galette", "disque").statusCode(201).header("ETag", equalTo("\"0\""));
        var location = made.extract().header("Location");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        given().queryParam("q", "galettes")
                                .get("/api/search")
                                .then()
                                .body("data.sku", contains("DISC-1")));
        SignedIn.as("VIEWER").get(location).then().statusCode(200).body("said", equalTo("galette"));
        assertThat(
                        Owner.ask(
                                "SELECT actor_email || ' ' || action FROM audit_entry WHERE entity = 'synonym' ORDER BY id DESC LIMIT 1"))
                .isEqualTo("staff@shabou.test add synonym");
    }

    @Test
    void switchedOffItIsForgottenBySearch() {
        long id = add("galette", "disque").extract().jsonPath().getLong("id");

        revise(SignedIn.admin().header("If-Match", "\"0\""), id, "galette", "disque", false)
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("enabled", equalTo(false));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        given().queryParam("q", "galette")
                                .get("/api/search")
                                .then()
                                .body("data", hasSize(0)));
    }

    @Test
    void nobodyUndoesTheEditOfAnother() {
        long id = add("galette", "disque").extract().jsonPath().getLong("id");
        revise(SignedIn.admin().header("If-Match", "\"0\""), id, "galettes rondes", "disque", true)
                .statusCode(200);

        revise(SignedIn.admin().header("If-Match", "\"0\""), id, "tarte", "disque", true)
                .statusCode(412)
                .contentType(PROBLEM);
        revise(SignedIn.admin(), id, "tarte", "disque", true).statusCode(428).contentType(PROBLEM);
        SignedIn.admin().delete(URL + "/" + id).then().statusCode(428);
        SignedIn.admin().header("If-Match", "\"1\"").delete(URL + "/" + id).then().statusCode(204);
        SignedIn.admin()
                .get(URL + "/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/synonym-not-found"));
    }

    @ParameterizedTest
    @CsvSource({
        "Plaquétte, plaquettes, 422, synonym-of-itself",
        "garnitures de freins, plaquette de frein, 409, synonym-exists",
        "projecteurs, phares, 409, synonym-reversed",
        "de, disque, 422, synonym-too-generic",
        "f, disque, 422, synonym-too-generic",
        "la grande galette toute ronde, disque, 422, synonym-too-long",
        "!!!, disque, 422, synonym-without-words"
    })
    void refusesWhatDoesNotHelp(String said, String meant, int status, String problem) {
        add(said, meant)
                .statusCode(status)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/" + problem))
                .body("detail", not(equalTo("")));
    }

    @Test
    void refusesAWordThatStandsEverywhere() {
        CatalogSamples.brakePads(300, 4);
        Owner.run("SELECT refresh_search_statistics()");

        add("frein", "disque")
                .statusCode(422)
                .body("type", equalTo("/problems/synonym-too-generic"));
    }

    @Test
    void listsThemNewestFirstPageByPage() {
        add("galette", "disque");
        add("tarte", "disque");

        SignedIn.as("VIEWER")
                .queryParam("text", "DISQUES")
                .get(URL)
                .then()
                .statusCode(200)
                .body("data.said", hasItem("galette"));
        SignedIn.as("VIEWER").get(URL + "?limit=1").then().body("data.said", contains("tarte"));
        SignedIn.as("VIEWER").get(URL + "?enabled=false").then().body("data", hasSize(0));
        var all = EveryPage.of(() -> SignedIn.as("VIEWER"), URL + "?limit=7", "data.id");
        assertThat(all)
                .doesNotHaveDuplicates()
                .hasSize(Integer.parseInt(Owner.ask("SELECT count(*) FROM synonym")));
    }

    @Test
    void viewersOnlyRead() {
        body(SignedIn.as("VIEWER"), "galette", "disque", true).post(URL).then().statusCode(403);
        SignedIn.as("VIEWER").header("If-Match", "\"0\"").delete(URL + "/1").then().statusCode(403);
        given().get(URL).then().statusCode(401);
    }

    @Test
    void showsWhatASynonymWouldChangeBeforeItIsSaved() {
        Owner.run(
                "INSERT INTO search_log VALUES ('grosse galette', 'Grosse galette', 3, 3, now())");

        SignedIn.as("VIEWER")
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "said",
                                "galettes",
                                "meant",
                                "disque",
                                "bothWays",
                                true,
                                "query",
                                "galette ventilé"))
                .post(URL + "/preview")
                .then()
                .statusCode(200)
                .body("applies", equalTo(true))
                .body("after.top.sku", hasItem("DISC-1"))
                .body("after.found", greaterThan(0))
                .body("misses", hasItem("Grosse galette"));
        assertThat(Owner.ask("SELECT count(*) FROM synonym WHERE said = 'galettes'"))
                .isEqualTo("0");
    }

    @Test
    void aPreviewSaysWhenAQuestionIsNotConcerned() {
        SignedIn.as("VIEWER")
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "said",
                                "galette",
                                "meant",
                                "disque",
                                "bothWays",
                                false,
                                "query",
                                "plaquettes"))
                .post(URL + "/preview")
                .then()
                .body("applies", equalTo(false))
                .body("added", equalTo(0))
                .body("before.top.sku", hasItem("PAD-1"));
    }

    private static ValidatableResponse add(String said, String meant) {
        return body(SignedIn.as("STAFF"), said, meant, true).post(URL).then();
    }

    private static ValidatableResponse revise(
            RequestSpecification editor, long id, String said, String meant, boolean enabled) {
        return body(editor, said, meant, enabled).put(URL + "/" + id).then();
    }

    private static RequestSpecification body(
            RequestSpecification editor, String said, String meant, boolean enabled) {
        return editor.contentType(ContentType.JSON)
                .body(Map.of("said", said, "meant", meant, "bothWays", true, "enabled", enabled));
    }
}
