package tn.shabou.api.taxonomy.editing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Copies;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class BrandEditingTest {

    private static final String URL = "/api/admin/brands";

    @BeforeEach
    void fourPadsOfTwoBrands() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(4);
    }

    @Test
    void aNewBrandIsThereForShoppersToo() {
        create("Ferodo").statusCode(201).body("slug", equalTo("ferodo"));

        Copies.catchUp();
        given().get("/api/brands/ferodo").then().statusCode(200).body("name", equalTo("Ferodo"));
        create("FÉRODO").statusCode(409).body("type", equalTo("/problems/brand-exists"));
        create(" ").statusCode(400);
    }

    @Test
    void theSameRequestMakesOneBrand() {
        for (int i = 0; i < 2; i++) {
            json(SignedIn.admin())
                    .header("Idempotency-Key", "ferodo")
                    .body(Map.of("name", "Ferodo"))
                    .post(URL)
                    .then()
                    .statusCode(201);
        }
        assertThat(Owner.ask("SELECT count(*) FROM brand")).isEqualTo("3");
    }

    @Test
    void aRenamedBrandHasANewAddressAndKeepsTheOld() {
        var bosch = URL + "/" + id("bosch");
        rename(bosch, "Robert Bosch", 0)
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("slug", equalTo("robert-bosch"));

        Copies.catchUp();
        given().get("/api/products?brand=robert-bosch").then().body("data.size()", equalTo(2));
        given().redirects()
                .follow(false)
                .get("/api/brands/bosch")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/api/brands/robert-bosch"));
        rename(bosch, "Bosch", 0).statusCode(412);
        assertThat(
                        Owner.ask(
                                "SELECT (before->>'name') || '>' || (after->>'name') FROM audit_entry WHERE action = 'edit brand' ORDER BY id DESC LIMIT 1"))
                .isEqualTo("Bosch>Robert Bosch");
    }

    @Test
    void aMergedBrandGivesAwayItsPartsAndItsAddress() {
        long valeo = id("valeo");
        merge(id("bosch"), valeo, "0").statusCode(200).body("slug", equalTo("valeo"));

        Copies.catchUp();
        given().get("/api/products?brand=valeo").then().body("data.size()", equalTo(4));
        given().redirects()
                .follow(false)
                .get("/api/brands/bosch")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/api/brands/valeo"));
        given().get("/api/search?q=valeo").then().body("data.size()", equalTo(4));
        merge(valeo, valeo, "0").statusCode(422);
        merge(valeo, 1, "0").statusCode(404);
    }

    @Test
    void onlyABrandWithoutPartsGoes() {
        remove(id("bosch")).statusCode(409).body("type", equalTo("/problems/brand-in-use"));
        long empty = create("Ferodo").extract().jsonPath().getLong("id");
        SignedIn.admin().delete(URL + "/" + empty).then().statusCode(428);
        remove(empty).statusCode(204);
        SignedIn.admin().get(URL + "/" + empty).then().statusCode(404);
    }

    @Test
    void theyAreListedByNamePageByPage() {
        create("Ferodo");
        assertThat(EveryPage.of(() -> SignedIn.as("VIEWER"), URL + "?limit=1", "data.name"))
                .containsExactly("Bosch", "Ferodo", "Valeo");
        SignedIn.as("VIEWER").get(URL + "?text=férod").then().body("data.name", contains("Ferodo"));
    }

    private static ValidatableResponse create(String name) {
        return json(SignedIn.as("STAFF")).body(Map.of("name", name)).post(URL).then();
    }

    private static ValidatableResponse rename(String url, String name, int version) {
        return json(SignedIn.as("STAFF"))
                .header("If-Match", "\"%d\"".formatted(version))
                .body(Map.of("name", name))
                .put(url)
                .then();
    }

    private static ValidatableResponse merge(long id, long into, String version) {
        return json(SignedIn.as("STAFF"))
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("into", into))
                .post(URL + "/" + id + "/merge")
                .then();
    }

    private static ValidatableResponse remove(long id) {
        return SignedIn.admin().header("If-Match", "\"0\"").delete(URL + "/" + id).then();
    }

    private static RequestSpecification json(RequestSpecification request) {
        return request.contentType(ContentType.JSON);
    }

    private static long id(String slug) {
        return Long.parseLong(Owner.ask("SELECT id FROM brand WHERE slug = '%s'".formatted(slug)));
    }
}
