package tn.shabou.api.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.Comparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;

@ApiTest
class SearchResourceTest {

    private final Searchable searchable;

    SearchResourceTest(Searchable searchable) {
        this.searchable = searchable;
    }

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.padsAndADisc(8);
        searchable.now();
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

    @ParameterizedTest
    @ValueSource(strings = {"09864", "98647910", "206339", "disque 0986479103"})
    void findsAPartByPartOfItsNumber(String number) {
        given().queryParam("q", number)
                .get("/api/search")
                .then()
                .body("lane", equalTo("reference"))
                .body("data.sku", contains("DISC-1"));
    }

    @Test
    void neverCorrectsANumber() {
        given().queryParam("q", "0986479104")
                .get("/api/search")
                .then()
                .body("data", hasSize(0))
                .body("correctedQuery", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disque clio 3",
                "disque de frein pour Renault Clio III",
                "clio 3 1.5 dci disque",
                "disque clio 2010",
                "disque clio diesel",
                "disque clio3",
                "disque de clio de 2010",
                "disque clio modèle 2010",
                "disque année 2010 pour clio",
                "2010 clio disque",
                "disque كليو 3",
                "قرص فرامل رينو كليو",
                "clio"
            })
    void showsOnlyWhatFitsTheCarThatIsNamed(String question) {
        given().queryParam("q", question)
                .get("/api/search")
                .then()
                .body("lane", equalTo("vehicle"))
                .body("data.sku", contains("DISC-1"));
    }

    @Test
    void searchesByWordsWhenNothingOfTheKindFitsTheCar() {
        given().queryParam("q", "plaquettes clio iii")
                .get("/api/search")
                .then()
                .body("lane", equalTo("text"))
                .body("data.sku", hasItem("PAD-1"));
    }

    @Test
    void takesNoYearThatTheCarWasNotBuiltIn() {
        given().queryParam("q", "disque clio de 1999")
                .get("/api/search")
                .then()
                .body("data.sku", hasItem("DISC-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plaquettes av", "PLAQUETTE AV", "plakette avant", "plaquettes frein av"})
    void readsWhatPeopleAbbreviate(String question) {
        given().queryParam("q", question)
                .get("/api/search")
                .then()
                .body("lane", equalTo("text"))
                .body("data.sku", hasItem("PAD-1"));
    }

    @Test
    void correctsTheSingularOfWhatIsOnlyThereInThePlural() {
        given().queryParam("q", "plaqette avant")
                .get("/api/search")
                .then()
                .body("correctedQuery", equalTo("plaquettes avant"))
                .body("data.sku", hasItem("PAD-1"));
    }

    @Test
    void takesNoArabicWordForPartOfANumber() {
        Owner.run(
                "INSERT INTO part_reference (product_id, kind, raw, norm) SELECT id, 'OE', '3265W4007', '3265W4007' FROM product WHERE sku = 'DISC-1'");

        given().queryParam("q", "زيت محرك 5w40")
                .get("/api/search")
                .then()
                .body("lane", equalTo("text"));
        given().queryParam("q", "5w40")
                .get("/api/search")
                .then()
                .body("lane", equalTo("reference"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plaqettes", "paquettes avant", "plaqeuttes", "plaquetes"})
    void bearsWithSlipsInWords(String question) {
        given().queryParam("q", question)
                .get("/api/search")
                .then()
                .body("data.sku", hasItem("PAD-1"));
    }

    @Test
    void saysWhatItSearchedForInstead() {
        given().queryParam("q", "dixque ventilé")
                .get("/api/search")
                .then()
                .body("correctedQuery", equalTo("disque ventile"))
                .body("data.sku", hasItem("DISC-1"));
    }

    @Test
    void leavesShortWordsAsTheyAre() {
        given().queryParam("q", "disc").get("/api/search").then().body("data", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garniture de frein", "garnitures de freins", "pastilles de frein"})
    void knowsPartsByTheirOtherNames(String name) {
        given().queryParam("q", name).get("/api/search").then().body("data.sku", hasItem("PAD-1"));
    }

    @Test
    void learnsANewNameAtOnce() {
        Owner.run(
                """
                DELETE FROM synonym WHERE said = 'galette';
                INSERT INTO synonym (said, meant, both_ways) VALUES ('galette', 'disque', false)
                """);
        searchable.now();
        try {
            given().queryParam("q", "galettes")
                    .get("/api/search")
                    .then()
                    .body("data.sku", hasItem("DISC-1"));
            given().queryParam("q", "galettes ventilées")
                    .get("/api/search")
                    .then()
                    .body("data[0].sku", equalTo("DISC-1"));
        } finally {
            Owner.run("DELETE FROM synonym WHERE said = 'galette'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"280mm", "280 mm", "disque 280 mm"})
    void readsANumberAndItsUnitTogetherOrApart(String question) {
        given().queryParam("q", question)
                .get("/api/search")
                .then()
                .body("data[0].sku", equalTo("DISC-1"));
    }

    @Test
    void findsBrandsAttributesAndFamilies() {
        Owner.run(
                "UPDATE product SET attributes = '{\"materiau\": \"carbone\", \"percé\": \"non\"}' WHERE sku = 'DISC-1'");
        searchable.now();
        given().queryParam("q", "carbone")
                .get("/api/search")
                .then()
                .body("data.sku", contains("DISC-1"));
        given().queryParam("q", "bosch disque freinage")
                .get("/api/search")
                .then()
                .body("data[0].sku", equalTo("DISC-1"));
        given().queryParam("q", "percé").get("/api/search").then().body("data", hasSize(0));
    }

    @Test
    void followsARenamedBrand() {
        Owner.run("UPDATE brand SET name = 'Zimmermann' WHERE slug = 'bosch'");
        searchable.now();
        given().queryParam("q", "disque zimmermann")
                .get("/api/search")
                .then()
                .body("data[0].sku", equalTo("DISC-1"));
    }

    @Test
    void putsWhatIsInStockFirstAmongEquals() {
        Owner.run("UPDATE product SET popularity = 0");
        searchable.now();
        var inStock =
                given().queryParam("q", "plaquettes")
                        .get("/api/search")
                        .then()
                        .extract()
                        .jsonPath()
                        .getList("data.inStock", Boolean.class);
        assertThat(inStock).hasSize(8).isSortedAccordingTo(Comparator.reverseOrder());
    }
}
