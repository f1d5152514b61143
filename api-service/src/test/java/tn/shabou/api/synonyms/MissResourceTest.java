package tn.shabou.api.synonyms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class MissResourceTest {

    private static final String URL = "/api/admin/search/misses";

    @BeforeEach
    void someMisses() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(2);
        Owner.run("DELETE FROM synonym WHERE source = 'staff'");
        Owner.run("TRUNCATE search_log");
        Owner.run(
                """
                INSERT INTO search_log VALUES ('galette', 'Galette', 9, 9, '2026-11-20'), ('tarte aux freins', 'tarte aux freins', 5, 4, '2026-11-21'),
                    ('flute', 'flûte', 4, 4, '2026-11-21'), ('plaquettes', 'plaquettes', 50, 0, '2026-11-22')
                """);
    }

    @Test
    void theMostFrequentComeFirst() {
        SignedIn.as("VIEWER")
                .get(URL)
                .then()
                .statusCode(200)
                .body("data.query", contains("Galette", "flûte", "tarte aux freins"))
                .body("total.value", equalTo(3));
        assertThat(EveryPage.of(() -> SignedIn.as("VIEWER"), URL + "?limit=1", "data.words"))
                .containsExactly("galette", "flute", "tarte aux freins");
    }

    @Test
    void aQuestionThatFindsNothingIsAmongThem() {
        given().queryParam("q", "zzyzzyx introuvable").get("/api/search").then().statusCode(200);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        SignedIn.as("VIEWER")
                                .get(URL)
                                .then()
                                .body("data.words", hasItem("zzyzzyx introuvable")));
    }

    @Test
    void whatNeedsNoLookingAtIsTakenOffAndPutBack() {
        decide("tarte aux freins", true, 200);
        SignedIn.as("VIEWER").get(URL).then().body("data.words", contains("galette", "flute"));
        SignedIn.as("VIEWER")
                .get(URL + "?dismissed=true")
                .then()
                .body("data.words", contains("tarte aux freins"));

        decide("tarte aux freins", false, 200);
        SignedIn.as("VIEWER").get(URL).then().body("data", hasSize(3));

        decide("plaquettes", true, 404);
        assertThat(
                        Owner.ask(
                                "SELECT action FROM audit_entry WHERE entity = 'search_log' ORDER BY id DESC LIMIT 1"))
                .isEqualTo("restore miss");
    }

    @Test
    void aSynonymMadeOfAMissTakesItOff() {
        SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "said",
                                "Galette",
                                "meant",
                                "plaquettes",
                                "bothWays",
                                false,
                                "enabled",
                                true))
                .post("/api/admin/search/synonyms")
                .then()
                .statusCode(201);

        SignedIn.as("VIEWER")
                .get(URL)
                .then()
                .body("data.words", contains("flute", "tarte aux freins"));
    }

    private static void decide(String words, boolean dismissed, int status) {
        SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .body(Map.of("dismissed", dismissed))
                .put(URL + "/{words}", words)
                .then()
                .statusCode(status);
    }
}
