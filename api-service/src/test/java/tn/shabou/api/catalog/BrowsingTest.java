package tn.shabou.api.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;

@ApiTest
class BrowsingTest {

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.emptyShop();
    }

    @Test
    void listsBrandsByName() {
        given().get("/api/brands")
                .then()
                .statusCode(200)
                .body("data.name", contains("Bosch", "Valeo"));
    }

    @Test
    void showsTheTreeOfFamiliesInTheShopsOrder() {
        given().get("/api/categories")
                .then()
                .statusCode(200)
                .body("data[0].name", equalTo("Freinage"))
                .body("data[0].children.slug", contains("plaquettes-de-frein", "disques-de-frein"));
    }

    @Test
    void namesFamiliesInArabicToThoseWhoReadIt() {
        given().header("Accept-Language", "ar")
                .get("/api/categories")
                .then()
                .body("data[0].name", equalTo("الفرامل"));
    }
}
