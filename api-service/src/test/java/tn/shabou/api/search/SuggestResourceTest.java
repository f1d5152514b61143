package tn.shabou.api.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;

@ApiTest
class SuggestResourceTest {

    private final Searchable searchable;

    SuggestResourceTest(Searchable searchable) {
        this.searchable = searchable;
    }

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakeDisc();
        searchable.now();
    }

    @ParameterizedTest
    @CsvSource({
        "plaq, plaquettes-de-frein",
        "PLAQ, plaquettes-de-frein",
        "frein, disques-de-frein",
        "أقر, disques-de-frein",
        "bos, bosch",
        "rena, renault",
        "clio, renault-clio",
        "clio ii, renault-clio-3"
    })
    void goesOnAsSomebodyBegan(String typed, String slug) {
        given().queryParam("q", typed)
                .get("/api/suggest")
                .then()
                .statusCode(200)
                .body("data.slug", hasItem(slug));
    }

    @Test
    void suggestsPartsByTheirNumber() {
        given().queryParam("q", "0986-47")
                .get("/api/suggest")
                .then()
                .body("data[0].kind", equalTo("reference"))
                .body("data[0].label", equalTo("0 986 479 103"))
                .body("data[0].slug", equalTo("disque-de-frein-bosch"));
    }

    @Test
    void suggestsWhatManyFoundBefore() {
        Owner.run(
                """
                INSERT INTO search_log VALUES ('turbo occasion', 'turbo occasion', 9, 0, now()),
                                              ('turbo introuvable', 'turbo introuvable', 9, 9, now())
                ON CONFLICT DO NOTHING
                """);
        searchable.now();
        given().queryParam("q", "turb")
                .get("/api/suggest")
                .then()
                .body("data", hasSize(1))
                .body("data[0].kind", equalTo("query"))
                .body("data[0].label", equalTo("turbo occasion"));
    }

    @Test
    void speaksTheLanguageOfTheReader() {
        given().header("Accept-Language", "ar")
                .queryParam("q", "plaquettes")
                .get("/api/suggest")
                .then()
                .body("data.label", hasItem("فحمات الفرامل"));
    }

    @Test
    void forgetsWhatIsGone() {
        Owner.run("DELETE FROM brand WHERE slug = 'valeo'");
        searchable.now();
        given().queryParam("q", "vale").get("/api/suggest").then().body("data", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "'", "!!!", "🚗"})
    void bearsWhateverIsTyped(String typed) {
        given().queryParam("q", typed)
                .get("/api/suggest")
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
    }
}
