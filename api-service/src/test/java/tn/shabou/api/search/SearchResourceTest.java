package tn.shabou.api.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;

@ApiTest
class SearchResourceTest {

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(8);
        CatalogSamples.brakeDisc();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0986479103",
                "0 986 479 103",
                "0986-479-103",
                "٠٩٨٦٤٧٩١٠٣",
                "986479103",
                "7701206339"
            })
    void findsAPartByAnyOfItsNumbersHoweverTyped(String number) {
        given().queryParam("q", number)
                .get("/api/search")
                .then()
                .statusCode(200)
                .body("lane", equalTo("reference"))
                .body("data.sku", contains("DISC-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"disque", "disques de freins", "DISQUE VENTILE", "قرص فرامل"})
    void findsAPartByWordsInFrenchOrArabic(String words) {
        given().queryParam("q", words)
                .get("/api/search")
                .then()
                .statusCode(200)
                .body("lane", equalTo("text"))
                .body("data.sku", hasItem("DISC-1"));
    }

    @Test
    void fallsBackToWordsForANumberThatNobodyKnows() {
        given().queryParam("q", "280 mm")
                .get("/api/search")
                .then()
                .body("lane", equalTo("text"))
                .body("data.sku", contains("DISC-1"));
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
