package tn.shabou.api.products;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;

@ApiTest
class ProductDetailResourceTest {

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.emptyShop();
    }

    @Test
    void tellsEverythingAboutAPart() {
        CatalogSamples.brakeDisc();

        given().get("/api/products/disque-de-frein-bosch")
                .then()
                .statusCode(200)
                .body("sku", equalTo("DISC-1"))
                .body("stockQuantity", equalTo(3))
                .body("references.number", contains("0 986 479 103", "77 01 206 339"))
                .body("fitment[0].vehicle", equalTo("Renault Clio III"))
                .body("fitment[0].position", equalTo("avant"))
                .body("priceHistory[0].amount", equalTo("149.900"));
    }

    @Test
    void saysHowToFindAProductThatItDoesNotKnow() {
        given().get("/api/products/nothing-like-it")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/product-not-found"))
                .body("detail", containsString("nothing-like-it"))
                .body("detail", containsString("/api/search"));
    }
}
