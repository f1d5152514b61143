package tn.shabou.api.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** How a search answers, whatever it is asked; {@link SearchResourceTest} says what it finds. */
@ApiTest
class SearchAnswersTest {

    private final Searchable searchable;

    SearchAnswersTest(Searchable searchable) {
        this.searchable = searchable;
    }

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.padsAndADisc(8);
        searchable.now();
    }

    @Test
    void countsNothingThatItDoesNotShow() {
        CatalogSamples.brakePads(200, 9);
        searchable.now();

        given().queryParam("q", "plaquettesavant")
                .get("/api/search")
                .then()
                .body("data", hasSize(0))
                .body("total.value", equalTo(0))
                .body("nextCursor", nullValue());
    }

    @Test
    void bearsProductsWhoseTextMakesNoSense() {
        Owner.run(
                "UPDATE product SET description_fr = repeat('漢', 4000) || repeat('x', 9000), attributes = '[1]' WHERE sku = 'DISC-1'");
        searchable.now();
        given().queryParam("q", "disque")
                .get("/api/search")
                .then()
                .body("data.sku", contains("DISC-1"));
    }

    @Test
    void ranksNoMoreThanABoundedNumberOfMatches() {
        CatalogSamples.brakePads(3000, 9);
        searchable.now();
        given().queryParam("q", "plaquettes")
                .get("/api/search")
                .then()
                .body("total.value", equalTo(1000))
                .body("total.relation", equalTo("gte"));
    }

    @Test
    void turnsPagesWithoutLosingOrRepeatingAnything() {
        var skus = new ArrayList<String>();
        String cursor = null;
        do {
            var page =
                    given().queryParam("q", "plaquettes de frein")
                            .queryParam("limit", 3)
                            .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                            .get("/api/search")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            skus.addAll(page.getList("data.sku", String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(skus).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(8);
        given().queryParam("q", "disque")
                .queryParam("cursor", "bm9uc2Vuc2U")
                .get("/api/search")
                .then()
                .statusCode(400);
    }

    @Test
    void explainsItselfToStaffAlone() {
        SignedIn.as("VIEWER")
                .queryParam("q", "garniture de frein")
                .queryParam("explain", true)
                .get("/api/search")
                .then()
                .statusCode(200)
                .body("explanation.terms.word", contains("garniture", "de", "frein"))
                .body("explanation.terms[0].readings.kind", hasItem("SYNONYM"))
                .body("explanation.hits[0].contributions", not(anEmptyMap()));
        given().queryParam("q", "disque")
                .queryParam("explain", true)
                .get("/api/search")
                .then()
                .statusCode(401);
    }

    @Test
    void remembersWhatNobodyFound() {
        given().queryParam("q", "Turboencabulateur").get("/api/search").then().statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(
                                        Owner.ask(
                                                "SELECT coalesce(max(misses), 0) FROM search_log WHERE words = 'turboencabulateur'"))
                                .isNotEqualTo("0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de la",
                "le",
                "!!! ???",
                "ﷺ \u202e",
                "%",
                "_",
                "'=disque'",
                "a b c d e f g h i j k l m n o p"
            })
    void bearsQuestionsThatSayNothing(String question) {
        given().queryParam("q", question).get("/api/search").then().statusCode(200);
    }

    @Test
    void answersWithNothingWhenNothingMatches() {
        given().queryParam("q", "xylophone")
                .get("/api/search")
                .then()
                .statusCode(200)
                .body("data", hasSize(0))
                .body("total.value", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"' OR 1=1 --", "((((", "\"", "& | !", "\\", "🚗", "<->"})
    void bearsWhateverIsTyped(String query) {
        given().queryParam("q", query).get("/api/search").then().statusCode(200);
    }

    @Test
    void asksForSomethingToLookFor() {
        given().get("/api/search")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("q"));
        given().queryParam("q", "x".repeat(10_000))
                .get("/api/search")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }
}
