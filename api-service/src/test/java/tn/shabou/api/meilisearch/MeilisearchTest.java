package tn.shabou.api.meilisearch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** How the service and Meilisearch get along, with a pretended one. */
@ApiTest
@WithTestResource(PretendedMeilisearch.class)
class MeilisearchTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject MeilisearchState state;
    @Inject MeilisearchFeed feed;

    @BeforeEach
    void aSmallShop() {
        PretendedMeilisearch.setAway(false);
        PretendedMeilisearch.setHanging(false);
        Owner.run("DELETE FROM synonym WHERE source = 'staff'");
        CatalogSamples.padsAndADisc(4);
        await().atMost(SOON).until(() -> documents().size() == 5 && state.answers());
    }

    @AfterEach
    void itIsThereAgain() {
        PretendedMeilisearch.setAway(false);
        PretendedMeilisearch.setHanging(false);
    }

    @Test
    void holdsEveryPartOnSaleWithItsWordsNumbersAndWhatToFilterBy() {
        var disc =
                documents().stream()
                        .filter(d -> d.getString("title").contains("disque"))
                        .findFirst()
                        .orElseThrow();

        assertThat(disc.getString("title")).isEqualTo("disque de frein ventile");
        assertThat(disc.getJsonArray("references")).contains("0986479103", "7701206339");
        assertThat(disc.getString("brandSlug")).isEqualTo("bosch");
        assertThat(disc.getJsonArray("categorySlugs"))
                .containsExactly("freinage", "disques-de-frein");
        assertThat(disc.getJsonArray("engines")).hasSize(1);
        assertThat(disc.getInteger("inStock")).isEqualTo(1);
        assertThat(PretendedMeilisearch.indexes()).containsExactly("products");
    }

    @Test
    void tellsItWhatComesFirstAndWhatMayNotBeMisspelt() {
        var settings = PretendedMeilisearch.settings("products");

        assertThat(settings.getJsonArray("searchableAttributes").getString(0))
                .isEqualTo("references");
        assertThat(settings.getJsonArray("rankingRules"))
                .endsWith("inStock:desc", "popularity:desc");
        assertThat(settings.getJsonObject("typoTolerance").getJsonArray("disableOnAttributes"))
                .isEqualTo(new JsonArray().add("references"));
        assertThat(settings.getJsonObject("synonyms").getJsonArray("phare")).contains("projecteur");
    }

    @Test
    void answersTheSearchBox() {
        search("disque ventilé").body("lane", equalTo("text")).body("data.sku", contains("DISC-1"));
        search("disque clio 3")
                .body("lane", equalTo("vehicle"))
                .body("data.sku", contains("DISC-1"));
        SignedIn.admin()
                .queryParam("q", "disque")
                .queryParam("explain", true)
                .get("/api/search")
                .then()
                .body("explanation.hits[0].contributions.words", equalTo(1.0f));
    }

    @Test
    void hearsOfEveryChange() {
        Owner.run("UPDATE product SET name_fr = 'Sonde lambda' WHERE sku = 'PAD-1'");
        await().atMost(SOON)
                .untilAsserted(() -> search("sonde").body("data.sku", contains("PAD-1")));

        Owner.run("UPDATE product SET listed = false WHERE sku = 'PAD-1'");
        await().atMost(SOON).untilAsserted(() -> assertThat(documents()).hasSize(4));

        Owner.run("INSERT INTO synonym (said, meant) VALUES ('galette', 'disque')");
        await().atMost(SOON)
                .untilAsserted(() -> search("galette").body("data.sku", contains("DISC-1")));
    }

    @Test
    void postgresStandsInWhileItIsAway() {
        PretendedMeilisearch.setAway(true);

        search("disque").body("data.sku", contains("DISC-1"));
        search("frein").body("data.sku", hasItem("PAD-1"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'search engine' }.data.answering",
                        equalTo("postgres"));
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("search_engine_stand_in_total\\{engine=\"meilisearch\"\\} [1-9]")
                .contains("search_engine_up 0.0");

        PretendedMeilisearch.setAway(false);
        await().atMost(SOON).until(state::answers);
    }

    @Test
    void nobodyWaitsForOneThatHangs() {
        PretendedMeilisearch.setHanging(true);

        search("disque").body("data.sku", contains("DISC-1"));
        assertThat(state.answers()).isFalse();
    }

    @Test
    void isFilledAnewWhenItLostEverything() {
        PretendedMeilisearch.forgetAll();

        feed.reload().await().atMost(SOON);

        await().atMost(SOON).untilAsserted(() -> assertThat(documents()).hasSize(5));
        assertThat(PretendedMeilisearch.indexes()).containsExactly("products");
    }

    private static ValidatableResponse search(String question) {
        return given().queryParam("q", question).get("/api/search").then().statusCode(200);
    }

    private static List<JsonObject> documents() {
        return PretendedMeilisearch.documents("products");
    }
}
