package tn.shabou.api.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Copies;
import tn.shabou.api.CountedQueries;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;

/** In which order products come, and how one turns their pages. */
@ApiTest
class ProductPagingTest {

    private final CountedQueries queries;

    ProductPagingTest(CountedQueries queries) {
        this.queries = queries;
    }

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.emptyShop();
    }

    /** Every filter, every sort; ColumnsTest takes each with each. */
    static Stream<Arguments> sortsAndFilters() {
        return Stream.of(
                Arguments.of("price", "vehicle="),
                Arguments.of("-price", "brand=bosch"),
                Arguments.of("name", "brand=bosch,valeo&tier=aftermarket"),
                Arguments.of("-createdAt", "category=freinage"),
                Arguments.of("-popularity", "category=plaquettes-de-frein&brand=valeo"),
                Arguments.of("name", "vehicle=renault-clio"),
                Arguments.of("-createdAt", "vehicle=renault-clio-3&category=freinage"),
                Arguments.of("-price", "minPrice=12&maxPrice=19.999"),
                Arguments.of("price", "inStock=true"),
                Arguments.of("-popularity", "inStock=true&minPrice=13&brand=bosch"));
    }

    @ParameterizedTest
    @MethodSource("sortsAndFilters")
    void visitsWhatWasThereOnceInOrderWhileProductsAreAdded(String sort, String filter) {
        CatalogSamples.brakePads(40);
        CatalogSamples.brakeDisc();
        fitEveryThirdPad();
        var url = "/api/products?sort=%s&%s".formatted(sort, filter);
        var before = given().get(url + "&limit=100").jsonPath().<String>getList("data.sku");

        var seen =
                EveryPage.of(
                        RestAssured::given,
                        url + "&limit=4",
                        "data.sku",
                        ProductPagingTest::insertAnywhere);

        assertThat(before).hasSizeGreaterThan(1);
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen).filteredOn(before::contains).isEqualTo(before);
    }

    /** Parts whose names a dictionary has in another order than their bytes. */
    static void partsFromAToZ() {
        CatalogSamples.brakePads(6);
        Owner.run(
                """
                UPDATE product p SET name_fr = n.name
                  FROM (VALUES ('PAD-1', 'Zinc'), ('PAD-2', 'échelle'), ('PAD-3', 'ECRAN'), ('PAD-4', 'Échappement'),
                               ('PAD-5', 'مصباح'), ('PAD-6', 'echelle')) AS n (sku, name)
                 WHERE p.sku = n.sku
                """);
        Copies.catchUp();
    }

    static final String[] FROM_A_TO_Z = {
        "Échappement", "échelle", "echelle", "ECRAN", "Zinc", "مصباح"
    };

    @Test
    void sortsNamesAsADictionaryDoes() {
        partsFromAToZ();

        assertThat(EveryPage.of(RestAssured::given, "/api/products?sort=name&limit=1", "data.name"))
                .containsExactly(FROM_A_TO_Z);
    }

    @ParameterizedTest
    @MethodSource("sortsAndFilters")
    void asksTheDatabaseOnceForAPage(String sort, String filter) {
        CatalogSamples.brakePads(30);
        var url = "/api/products?limit=3&sort=%s&%s".formatted(sort, filter);
        String cursor = given().get(url).path("nextCursor");

        int asked = queries.during(() -> given().get(url).then().statusCode(200));
        int askedLater =
                queries.during(() ->
                        given().get(cursor == null ? url : url + "&cursor=" + cursor)
                                .then()
                                .statusCode(200));

        assertThat(asked).isLessThanOrEqualTo(1);
        assertThat(askedLater).isLessThanOrEqualTo(1);
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
    void countsExactlyHowManyThereAreOnEveryPage() {
        CatalogSamples.brakePads(1001);

        String cursor =
                given().get("/api/products?limit=100")
                        .then()
                        .body("total.value", equalTo(1001))
                        .body("total.relation", equalTo("eq"))
                        .extract()
                        .path("nextCursor");
        given().get("/api/products?limit=100&cursor=" + cursor)
                .then()
                .body("total.value", equalTo(1001));
    }

    @Test
    void stopsCountingAtAThousandWhereAPriceMeetsAnotherFilter() {
        CatalogSamples.brakePads(2100);

        given().get("/api/products?brand=bosch&minPrice=10.501")
                .then()
                .body("total.value", equalTo(1000))
                .body("total.relation", equalTo("gte"));
    }

    @Test
    void showsTheOrderAndThePriceOfThisMoment() {
        CatalogSamples.brakePads(3);
        Owner.run(
                "INSERT INTO price_change (product_id, amount_tnd, reason) SELECT id, 99, 'test' FROM product WHERE sku = 'PAD-1'");
        Owner.run("UPDATE product SET name_fr = 'Étrier' WHERE sku = 'PAD-2'");
        Copies.catchUp();

        given().get("/api/products?sort=price")
                .then()
                .body("data.sku", contains("PAD-2", "PAD-3", "PAD-1"))
                .body("data.price.amount", contains("10.500", "11.500", "99.000"));
        given().get("/api/products?sort=name")
                .then()
                .body("data.sku", contains("PAD-2", "PAD-1", "PAD-3"));
    }

    @Test
    void goesOnWhereTheLastProductOfAPageWasTakenAway() {
        CatalogSamples.brakePads(9);
        String cursor = given().get("/api/products?limit=3&sort=name").path("nextCursor");
        Owner.run("UPDATE product SET listed = false WHERE sku = 'PAD-3'");
        Copies.catchUp();

        given().get("/api/products?limit=3&sort=name&cursor=" + cursor)
                .then()
                .body("data.sku", contains("PAD-4", "PAD-5", "PAD-6"));
    }

    @Test
    void walksThroughNamesOfAnyLength() {
        CatalogSamples.brakePads(5);
        Owner.run("UPDATE product SET name_fr = repeat('é', 1000) || sku");
        Copies.catchUp();

        assertThat(EveryPage.of(RestAssured::given, "/api/products?limit=2&sort=name", "data.sku"))
                .containsExactly("PAD-1", "PAD-2", "PAD-3", "PAD-4", "PAD-5");
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

    private static void fitEveryThirdPad() {
        Owner.run(
                """
                INSERT INTO fitment (product_id, engine_id, source)
                SELECT p.id, e.id, 'test' FROM product p, vehicle_engine e WHERE p.sku ~ '[147]$'
                    ON CONFLICT DO NOTHING
                """);
        Copies.catchUp();
    }

    private static void insertAnywhere(int n) {
        Owner.run(
                """
                INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd, stock_quantity, created_at)
                SELECT 'NEW-%1$d-' || i, 'new-%1$d-' || i, 'Plaquettes de frein avant 2' || i, b.id, c.id, 9 + i * 4, 1,
                       timestamptz '2026-01-01' + i * interval '5 minute'
                  FROM generate_series(1, 3) AS i, brand b, category c WHERE b.slug = 'bosch' AND c.slug = 'plaquettes-de-frein'
                """
                        .formatted(n));
        Copies.catchUp();
    }
}
