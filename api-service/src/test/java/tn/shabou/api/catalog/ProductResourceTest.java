package tn.shabou.api.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Copies;
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
    @ValueSource(strings = {"renault", "renault-clio", "renault-clio-3", "renault-clio-3-1-5-dci"})
    void filtersByMakeModelGenerationOrEngine(String vehicle) {
        CatalogSamples.brakePads(2);
        CatalogSamples.brakeDisc();

        given().get("/api/products?vehicle=" + vehicle).then().body("data.sku", contains("DISC-1"));
    }

    @Test
    void findsNothingForACarWithoutEngines() {
        CatalogSamples.brakeDisc();
        Owner.run(
                "INSERT INTO vehicle_generation (model_id, name, slug, year_from) SELECT id, 'IV', 'renault-clio-4', 2012 FROM vehicle_model");
        Copies.catchUp();

        given().get("/api/products?vehicle=renault-clio-4")
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "brand,/api/brands",
        "category,/api/categories",
        "vehicle,/api/vehicles",
        "tier,AFTERMARKET"
    })
    void saysWhichFilterNamesNothingThatExists(String parameter, String hint) {
        for (var url : List.of("/api/products", "/api/products/facets")) {
            given().queryParam(parameter, "no-such-thing")
                    .get(url)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors[0].pointer", equalTo(parameter))
                    .body("errors[0].detail", containsString("no-such-thing"))
                    .body("errors[0].detail", containsString(hint));
        }
    }

    @Test
    void takesEmptyFormFieldsAsNoFilter() {
        CatalogSamples.brakePads(2);

        given().get("/api/products?brand=&category=,&vehicle=").then().body("data", hasSize(2));
    }

    @Test
    void hidesWhatIsNotListed() {
        CatalogSamples.brakeDisc();
        Owner.run("UPDATE product SET listed = false");
        Copies.catchUp();

        given().get("/api/products").then().body("data", hasSize(0));
        given().get("/api/products/disque-de-frein-bosch").then().statusCode(404);
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
                "limit=NaN",
                "minPrice=1e999999999",
                "maxPrice=99999999999999999999",
                "inStock=perhaps&brand=%00",
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

    @ParameterizedTest
    @CsvSource({"inStock=oui, inStock", "inStock=1, inStock", "minPrice=20&maxPrice=10, maxPrice"})
    void refusesAFilterThatMakesNoSense(String query, String pointer) {
        given().get("/api/products?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void takesAnEmptyFormFieldForNoFilter() {
        CatalogSamples.brakePads(4);

        given().get("/api/products?inStock=&brand=&vehicle=")
                .then()
                .statusCode(200)
                .body("total.value", equalTo(4));
    }
}
