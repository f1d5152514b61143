package tn.shabou.api.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Copies;
import tn.shabou.api.Owner;

@ApiTest
class BrowsingTest {

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.padsAndADisc(3);
    }

    @Test
    void listsBrandsByNameWithWhatTheySell() {
        given().get("/api/brands")
                .then()
                .statusCode(200)
                .body("data.name", contains("Bosch", "Valeo"))
                .body("data.products", contains(2, 2));
    }

    @Test
    void showsABrand() {
        given().get("/api/brands/bosch")
                .then()
                .statusCode(200)
                .body("name", equalTo("Bosch"))
                .body("products", equalTo(2));
    }

    @Test
    void showsTheTreeOfFamiliesInTheShopsOrderCountingWhatIsBelow() {
        given().get("/api/categories")
                .then()
                .statusCode(200)
                .body("data[0].name", equalTo("Freinage"))
                .body("data[0].products", equalTo(4))
                .body("data[0].children.slug", contains("plaquettes-de-frein", "disques-de-frein"))
                .body("data[0].children.products", contains(3, 1));
    }

    @Test
    void showsAFamilyBetweenThoseAboveAndBelow() {
        given().get("/api/categories/disques-de-frein")
                .then()
                .statusCode(200)
                .body("products", equalTo(1))
                .body("ancestors.slug", contains("freinage"))
                .body("children", empty());
        given().get("/api/categories/freinage")
                .then()
                .body("children.slug", contains("plaquettes-de-frein", "disques-de-frein"));
    }

    @Test
    void saysWhereToLookForABrandOrFamilyThatItDoesNotKnow() {
        given().get("/api/brands/nobody")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("/api/brands"));
        given().get("/api/categories/nothing")
                .then()
                .statusCode(404)
                .body("detail", containsString("/api/categories"));
    }

    @Test
    void namesFamiliesInArabicToThoseWhoReadIt() {
        given().header("Accept-Language", "ar")
                .get("/api/categories")
                .then()
                .body("data[0].name", equalTo("الفرامل"));
    }

    @Test
    void hearsOfRenamedBrands() {
        Owner.run("UPDATE brand SET name = 'Bosch GmbH' WHERE slug = 'bosch'");
        Copies.catchUp();

        given().get("/api/brands/bosch").then().body("name", equalTo("Bosch GmbH"));
        given().get("/api/products?brand=bosch&limit=1")
                .then()
                .body("data.brand.name", contains("Bosch GmbH"));
    }

    @Test
    void survivesFamiliesThatAreEachAboveTheOther() {
        Owner.run(
                """
                UPDATE category SET parent_id = (SELECT id FROM category WHERE slug = 'disques-de-frein')
                 WHERE slug = 'freinage'
                """);
        Copies.catchUp();

        given().get("/api/categories").then().statusCode(200);
        given().get("/api/categories/plaquettes-de-frein").then().statusCode(200);
        given().get("/api/products?category=freinage").then().statusCode(200);
    }

    @Test
    void leadsFromAFormerSlugToTheNewestOne() {
        Owner.run("UPDATE brand SET slug = 'bosch-gmbh' WHERE slug = 'bosch'");
        Owner.run("UPDATE category SET slug = 'disques' WHERE slug = 'disques-de-frein'");
        Copies.catchUp();

        given().redirects()
                .follow(false)
                .get("/api/brands/bosch")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/api/brands/bosch-gmbh"));
        given().redirects()
                .follow(false)
                .get("/api/categories/disques-de-frein")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/api/categories/disques"));
    }
}
