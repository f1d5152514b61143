package tn.shabou.api.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;

/** Before the products' columns are in memory, or where an operator does without. */
@ApiTest
@TestProfile(ProductsFromDatabaseTest.WithoutColumns.class)
class ProductsFromDatabaseTest {

    public static class WithoutColumns implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("shabou.columns.enabled", "false");
        }
    }

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.padsAndADisc(20);
    }

    @ParameterizedTest
    @MethodSource("tn.shabou.api.catalog.ProductPagingTest#sortsAndFilters")
    void visitsEveryProductOnceInOrder(String sort, String filter) {
        var url = "/api/products?sort=%s&%s".formatted(sort, filter);
        var whole = given().get(url + "&limit=100").jsonPath().<String>getList("data.sku");

        assertThat(whole).isNotEmpty();
        assertThat(EveryPage.of(RestAssured::given, url + "&limit=3", "data.sku")).isEqualTo(whole);
    }

    @Test
    void filtersAsFromMemory() {
        given().get("/api/products?brand=bosch&inStock=true&minPrice=12&maxPrice=14.5&sort=price")
                .then()
                .body("data.sku", contains("PAD-6", "PAD-10", "PAD-14"))
                .body("total.value", equalTo(3));
        given().get("/api/products?vehicle=renault-clio")
                .then()
                .body("data.sku", contains("DISC-1"));
    }

    @Test
    void stopsCountingAtAThousand() {
        CatalogSamples.brakePads(1020, 21);

        String cursor =
                given().get("/api/products?limit=1")
                        .then()
                        .body("total.value", equalTo(1000))
                        .body("total.relation", equalTo("gte"))
                        .extract()
                        .path("nextCursor");
        given().get("/api/products?limit=1&cursor=" + cursor)
                .then()
                .body("total.value", equalTo(1000))
                .body("total.relation", equalTo("gte"));
    }

    @Test
    void sortsNamesAsFromMemory() {
        CatalogSamples.emptyShop();
        ProductPagingTest.partsFromAToZ();

        assertThat(EveryPage.of(RestAssured::given, "/api/products?sort=name&limit=1", "data.name"))
                .containsExactly(ProductPagingTest.FROM_A_TO_Z);
    }

    @Test
    void narrowsASearch() {
        given().get("/api/search?q=plaquettes&brand=bosch&inStock=true&minPrice=12&maxPrice=14.5")
                .then()
                .body("data.sku", containsInAnyOrder("PAD-6", "PAD-10", "PAD-14"))
                .body("total.value", equalTo(3));
        given().get("/api/products/facets?q=plaquettes").then().body("complete", equalTo(false));
    }

    @Test
    void saysThatNothingWasCountedYet() {
        given().get("/api/products/facets").then().statusCode(200).body("complete", equalTo(false));
        given().get("/api/brands").then().body("data[0].products", nullValue());
        given().get("/api/categories").then().body("data[0].products", nullValue());
    }
}
