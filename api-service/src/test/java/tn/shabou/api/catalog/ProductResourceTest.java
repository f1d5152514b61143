package tn.shabou.api.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;

@ApiTest
class ProductResourceTest {

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.emptyShop();
    }

    @Test
    void showsACardWithExactMoney() {
        CatalogSamples.brakeDisc();

        var card =
                given().get("/api/products")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getMap("data[0]");

        card.remove("id");
        assertThat(card.keySet())
                .containsExactly(
                        "sku", "name", "slug", "brand", "category", "price", "inStock", "imageUrl");
        assertThat(card)
                .containsEntry("name", "Disque de frein ventilé")
                .containsEntry("brand", Map.of("name", "Bosch", "slug", "bosch"))
                .containsEntry(
                        "category", Map.of("name", "Disques de frein", "slug", "disques-de-frein"))
                .containsEntry("price", Map.of("amount", "149.900", "currency", "TND"))
                .containsEntry("inStock", true)
                .containsEntry("imageUrl", null);
    }

    @Test
    void speaksArabicToThoseWhoReadIt() {
        CatalogSamples.brakeDisc();

        given().header("Accept-Language", "ar-TN,fr;q=0.5")
                .get("/api/products")
                .then()
                .body("data[0].name", equalTo("قرص فرامل مهوى"))
                .body("data[0].category.name", equalTo("أقراص الفرامل"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"price", "-price", "name", "-createdAt", "-popularity"})
    void visitsEveryProductOnceInOrderWhateverTheSort(String sort) {
        CatalogSamples.brakePads(47);

        var seen =
                EveryPage.of(RestAssured::given, "/api/products?limit=7&sort=" + sort, "data.sku");

        assertThat(seen).hasSize(47).doesNotHaveDuplicates();
        assertThat(seen)
                .isEqualTo(
                        given().get("/api/products?limit=100&sort=" + sort)
                                .jsonPath()
                                .getList("data.sku"));
    }

    @Test
    void visitsWhatWasThereOnceWhileProductsAreAdded() {
        CatalogSamples.brakePads(30);
        var before =
                new HashSet<>(
                        given().get("/api/products?limit=100")
                                .jsonPath()
                                .<String>getList("data.sku"));

        var seen =
                EveryPage.of(
                        RestAssured::given,
                        "/api/products?limit=4&sort=price",
                        "data.sku",
                        ProductResourceTest::insertAnywhere);

        assertThat(seen).doesNotHaveDuplicates().containsAll(before);
    }

    @Test
    void saysHowManyThereAreAndWhenThatIsTheLastPage() {
        CatalogSamples.brakePads(3);

        given().get("/api/products")
                .then()
                .body("total.value", equalTo(3))
                .body("total.relation", equalTo("eq"))
                .body("nextCursor", nullValue());
    }

    @Test
    void stopsCountingAtAThousand() {
        CatalogSamples.brakePads(1001);

        given().get("/api/products")
                .then()
                .body("total.value", equalTo(1000))
                .body("total.relation", equalTo("gte"));
    }

    @Test
    void filtersByBrandPriceAndStock() {
        CatalogSamples.brakePads(20);

        given().get("/api/products?brand=bosch&inStock=true&minPrice=12&maxPrice=14.5&sort=price")
                .then()
                .body("data.brand.slug", everyItem(equalTo("bosch")))
                .body("data.inStock", everyItem(equalTo(true)))
                .body("data.sku", contains("PAD-6", "PAD-10", "PAD-14"));
    }

    @Test
    void aCategoryHasAllThatIsBelowIt() {
        CatalogSamples.brakePads(2);
        CatalogSamples.brakeDisc();

        given().get("/api/products?category=freinage").then().body("data", hasSize(3));
        given().get("/api/products?category=disques-de-frein")
                .then()
                .body("data.sku", contains("DISC-1"));
    }

    @ParameterizedTest
    @CsvSource({"renault-clio-3,1", "renault-clio-3-1-5-dci,1", "renault-megane-2,0"})
    void filtersByGenerationOrEngine(String vehicle, int found) {
        CatalogSamples.brakePads(2);
        CatalogSamples.brakeDisc();

        given().get("/api/products?vehicle=" + vehicle).then().body("data", hasSize(found));
    }

    @Test
    void hidesWhatIsNotListed() {
        CatalogSamples.brakeDisc();
        Owner.run("UPDATE product SET listed = false");

        given().get("/api/products").then().body("data", hasSize(0));
        given().get("/api/products/disque-de-frein-bosch").then().statusCode(404);
    }

    @Test
    void refusesACursorOfAnotherList() {
        CatalogSamples.brakePads(5);
        String cursor = given().get("/api/products?limit=2&sort=price").path("nextCursor");

        for (var url :
                List.of(
                        "/api/products?sort=name&cursor=",
                        "/api/products?sort=price&brand=bosch&cursor=")) {
            given().get(url + cursor)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/invalid-cursor"))
                    .body("detail", containsString("first page"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cursor=abc",
                "cursor=%00",
                "limit=0",
                "limit=1000000000",
                "limit=many",
                "sort=colour",
                "minPrice=-1",
                "minPrice=1.2345",
                "brand=Robert'); DROP TABLE product;--",
                "category=%F0%9F%9A%97"
            })
    void refusesWhatItCannotUnderstand(String parameter) {
        given().urlEncodingEnabled(!parameter.contains("%"))
                .get("/api/products?" + parameter)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", org.hamcrest.Matchers.not(nullValue()))
                .body("traceId", org.hamcrest.Matchers.matchesPattern("[0-9a-f]{32}"));
    }

    private static void insertAnywhere(int n) {
        Owner.run(
                """
                INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd)
                SELECT 'NEW-%1$d-' || i, 'new-%1$d-' || i, 'Nouveau', b.id, c.id, 9 + i * 4
                  FROM generate_series(1, 3) AS i, brand b, category c WHERE b.slug = 'bosch' AND c.slug = 'plaquettes-de-frein'
                """
                        .formatted(n));
    }
}
