package tn.shabou.api.assortment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Copies;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class ProductEditingTest {

    private static final String URL = "/api/admin/products";
    private static final String FILTER =
            """
            {"sku": "FLT-9", "nameFr": "Filtre à huile", "brand": "bosch", "category": "freinage",
             "price": "21.900", "cost": "12.5", "stock": 4, "attributes": {"diametre_mm": 76},
             "references": [{"kind": "OE", "maker": "Renault", "number": "82 00 768 913"}]}
            """;

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(2);
    }

    @Test
    void aNewPartIsOnSaleUnderAnAddressOfItsOwn() {
        create(FILTER)
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("slug", equalTo("filtre-a-huile-flt-9"))
                .body("qualityTier", equalTo("AFTERMARKET"))
                .body("cost.amount", equalTo("12.500"))
                .body("references.number", contains("82 00 768 913"));

        Copies.catchUp();
        given().get("/api/products/filtre-a-huile-flt-9")
                .then()
                .statusCode(200)
                .body("price.amount", equalTo("21.900"));
        given().get("/api/search?q=8200768913").then().body("data.sku", contains("FLT-9"));
        given().get("/api/search?q=FLT9").then().body("data.sku", contains("FLT-9"));
        assertThat(
                        Owner.ask(
                                "SELECT amount_tnd || ' ' || reason FROM price_change JOIN product p ON p.id = product_id WHERE sku = 'FLT-9'"))
                .isEqualTo("21.900 first price");
        assertThat(audited()).isEqualTo("create product");
    }

    @Test
    void theSameRequestMakesOnePart() {
        var first = keyed("k1", FILTER).statusCode(201).extract().<Integer>path("id");
        keyed("k1", FILTER).statusCode(201).body("id", equalTo(first));
        keyed("k1", FILTER.replace("21.900", "1")).statusCode(422);
        create(FILTER)
                .statusCode(409)
                .body("type", equalTo("/problems/product-exists"))
                .body("errors.pointer", contains("sku"));
    }

    @Test
    void allThatIsWrongIsNamed() {
        create("{\"sku\": \" \", \"brand\": \"bosch\", \"category\": \"freinage\", \"price\": -1}")
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("sku", "nameFr", "price"));
        create(
                        """
                        {"sku": "A", "nameFr": "A", "brand": "nobody", "category": "nowhere", "price": 1,
                         "references": [{"kind": "OE", "number": "---"}]}
                        """)
                .statusCode(400)
                .body("errors.pointer", contains("brand", "category", "references"));
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        long id = create(FILTER).extract().jsonPath().getLong("id");

        patch(
                        id,
                        0,
                        "{\"nameFr\": \"Filtre à huile moteur\", \"stock\": 0, \"attributes\": {\"hauteur_mm\": 80}}")
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("slug", equalTo("filtre-a-huile-moteur-flt-9"))
                .body("stock", equalTo(0))
                .body("attributes.diametre_mm", equalTo(76))
                .body("attributes.hauteur_mm", equalTo(80))
                .body("cost.amount", equalTo("12.500"))
                .body("references.number", contains("82 00 768 913"));
        patch(
                        id,
                        1,
                        "{\"cost\": null, \"attributes\": {\"diametre_mm\": null}, \"references\": []}")
                .statusCode(200)
                .body("cost", nullValue())
                .body("attributes.diametre_mm", nullValue())
                .body("references.size()", equalTo(0));

        Copies.catchUp();
        given().redirects()
                .follow(false)
                .get("/api/products/filtre-a-huile-flt-9")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/api/products/filtre-a-huile-moteur-flt-9"));
        assertThat(
                        Owner.ask(
                                "SELECT (before->>'stock') || '>' || (after->>'stock') FROM audit_entry WHERE action = 'edit product' AND after ? 'stock' ORDER BY id DESC LIMIT 1"))
                .isEqualTo("4>0");
    }

    @Test
    void aNewPriceIsWrittenIntoTheLedgerWithItsReason() {
        long id = create(FILTER).extract().jsonPath().getLong("id");

        patch(id, 0, "{\"price\": \"23\"}")
                .statusCode(400)
                .body("errors.pointer", contains("reason"));
        patch(id, 0, "{\"price\": \"23\", \"reason\": \"supplier raised it\"}")
                .statusCode(200)
                .body("price.amount", equalTo("23.000"));

        assertThat(
                        Owner.ask(
                                "SELECT previous_tnd || '>' || amount_tnd || ' ' || reason FROM price_change ORDER BY id DESC LIMIT 1"))
                .isEqualTo("21.900>23.000 supplier raised it");
        assertThat(Owner.ask("SELECT reason FROM audit_entry ORDER BY id DESC LIMIT 1"))
                .isEqualTo("supplier raised it");
    }

    @Test
    void aPartIsTakenOffTheShopAndPutBack() {
        long id = create(FILTER).extract().jsonPath().getLong("id");

        patch(id, 0, "{\"listed\": false}").statusCode(200);
        Copies.catchUp();
        given().get("/api/products/filtre-a-huile-flt-9").then().statusCode(404);
        SignedIn.as("VIEWER").get(URL + "/" + id).then().body("listed", equalTo(false));

        patch(id, 1, "{\"listed\": true}").statusCode(200);
        Copies.catchUp();
        given().get("/api/products/filtre-a-huile-flt-9").then().statusCode(200);
    }

    @Test
    void nobodyUndoesTheEditOfAnother() {
        long id = create(FILTER).extract().jsonPath().getLong("id");
        patch(id, 0, "{\"stock\": 5}").statusCode(200);

        patch(id, 0, "{\"stock\": 9}").statusCode(412);
        json(SignedIn.admin()).body("{\"stock\": 9}").patch(URL + "/" + id).then().statusCode(428);
        patch(id + 1000, 0, "{}").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"stock": "many"}         | stock
                    {"stock": 1.5}            | stock
                    {"brand": null}           | brand
                    {"qualityTier": "BEST"}   | qualityTier
                    {"id": 7}                 | id
                    {"price": "1.2345"}       | price
                    {"sku": "PAD-1"}          | sku
                    {"references": [{"number": "1"}]} | kind
                    """)
    void aPatchThatMakesNoPartIsRefused(String patch, String field) {
        long id = create(FILTER).extract().jsonPath().getLong("id");
        var answer = patch(id, 0, patch).contentType("application/problem+json");
        assertThat(answer.extract().statusCode()).isIn(400, 409);
        answer.body("errors.pointer", contains(field));
    }

    @Test
    void mergePatchHasAMediaTypeOfItsOwn() {
        long id = create(FILTER).extract().jsonPath().getLong("id");
        SignedIn.admin()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"0\"")
                .body("{\"stock\": 11}")
                .patch(URL + "/" + id)
                .then()
                .statusCode(200)
                .body("stock", equalTo(11));
    }

    private static ValidatableResponse create(String draft) {
        return json(SignedIn.as("STAFF")).body(draft).post(URL).then();
    }

    private static ValidatableResponse keyed(String key, String draft) {
        return json(SignedIn.admin())
                .header("Idempotency-Key", "parts-" + key)
                .body(draft)
                .post(URL)
                .then();
    }

    private static ValidatableResponse patch(long id, int version, String patch) {
        return json(SignedIn.as("STAFF"))
                .header("If-Match", "\"%d\"".formatted(version))
                .body(patch)
                .patch(URL + "/" + id)
                .then();
    }

    private static io.restassured.specification.RequestSpecification json(
            io.restassured.specification.RequestSpecification request) {
        return request.contentType(ContentType.JSON);
    }

    private static String audited() {
        return Owner.ask(
                "SELECT action FROM audit_entry WHERE entity = 'product' ORDER BY id DESC LIMIT 1");
    }
}
