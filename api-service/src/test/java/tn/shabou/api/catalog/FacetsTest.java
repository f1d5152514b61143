package tn.shabou.api.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Copies;
import tn.shabou.api.Owner;

/** Pads 1 to 20 cost 10.500 to 16.500, even ones are Bosch's, every fourth is out of stock. */
@ApiTest
class FacetsTest {

    @BeforeEach
    void padsAndADisc() {
        CatalogSamples.padsAndADisc(20);
    }

    @Test
    void countsEverythingWhenNothingIsChosen() {
        assertThat(counts("", "brand")).isEqualTo(Map.of("bosch", 11, "valeo", 10));
        assertThat(counts("", "category")).isEqualTo(Map.of("freinage", 21));
        assertThat(counts("", "tier"))
                .isEqualTo(Map.of("GENUINE", 0, "OEM", 0, "AFTERMARKET", 21, "USED", 0));
        assertThat(counts("", "inStock")).isEqualTo(Map.of("true", 16, "false", 5));
        given().get("/api/products/facets")
                .then()
                .body("complete", equalTo(true))
                .body("total.value", equalTo(21))
                .body("price.find { it.minPrice == '10.000' }.count", equalTo(20))
                .body("price.find { it.minPrice == '10.000' }.maxPrice", equalTo("19.999"))
                .body("price[-1].maxPrice", nullValue());
    }

    @Test
    void countsAFacetAsIfNothingOfItWereChosen() {
        var query = "brand=bosch&inStock=false";

        assertThat(counts(query, "brand")).isEqualTo(Map.of("bosch", 5, "valeo", 0));
        assertThat(counts(query, "inStock")).isEqualTo(Map.of("true", 6, "false", 5));
        given().get("/api/products/facets?" + query).then().body("total.value", equalTo(5));
    }

    @Test
    void keepsWhatWouldLeaveNothingButMarksIt() {
        given().get("/api/products/facets?inStock=false")
                .then()
                .body("brand.find { it.value == 'valeo' }.count", equalTo(0))
                .body("brand.find { it.value == 'valeo' }.disabled", equalTo(true))
                .body("brand.find { it.value == 'bosch' }.disabled", equalTo(false));
    }

    @Test
    void opensTheTreeWhereAFamilyIsChosen() {
        assertThat(counts("category=disques-de-frein", "category"))
                .isEqualTo(
                        Map.of("freinage", 21, "plaquettes-de-frein", 20, "disques-de-frein", 1));
        given().get("/api/products/facets?category=disques-de-frein")
                .then()
                .body("category.findAll { it.selected }.value", contains("disques-de-frein"))
                .body(
                        "category.find { it.value == 'disques-de-frein' }.parent",
                        equalTo("freinage"));
    }

    @Test
    void widensWithSeveralValuesOfOneFacet() {
        assertThat(counts("brand=bosch&brand=valeo", "inStock")).isEqualTo(counts("", "inStock"));
        assertThat(counts("brand=bosch,valeo", "inStock")).isEqualTo(counts("", "inStock"));
    }

    @Test
    void countsWhatFitsACar() {
        assertThat(counts("vehicle=renault-clio", "brand"))
                .isEqualTo(Map.of("bosch", 1, "valeo", 0));
    }

    @Test
    void cutsThroughAPriceRange() {
        // Pads 3 to 8: those before cost 10.500, those after 13.500 and more.
        var query = "minPrice=11.5&maxPrice=13.499";

        given().get("/api/products/facets?" + query).then().body("total.value", equalTo(6));
        assertThat(counts(query, "brand")).isEqualTo(Map.of("bosch", 3, "valeo", 3));
        given().get("/api/products/facets?" + query)
                .then()
                .body("price.find { it.minPrice == '10.000' }.count", equalTo(20));
    }

    @Test
    void agreesWithTheListOfEachChoice() {
        for (var brand : counts("inStock=true&maxPrice=14", "brand").entrySet()) {
            given().get("/api/products?inStock=true&maxPrice=14&brand=" + brand.getKey())
                    .then()
                    .body("total.value", equalTo(brand.getValue()));
        }
    }

    @Test
    void hearsOfWhatIsSoldOutAndWhatIsTakenOffTheList() {
        Owner.run("UPDATE product SET stock_quantity = 0 WHERE sku = 'PAD-2'");
        Owner.run("UPDATE product SET listed = false WHERE sku = 'PAD-1'");
        Copies.catchUp();

        assertThat(counts("", "inStock")).isEqualTo(Map.of("true", 14, "false", 6));
    }

    @Test
    void namesChoicesInArabicToThoseWhoReadIt() {
        given().header("Accept-Language", "ar")
                .get("/api/products/facets")
                .then()
                .body("category[0].name", equalTo("الفرامل"));
    }

    private static Map<String, Integer> counts(String query, String facet) {
        var choices =
                given().get("/api/products/facets" + (query.isEmpty() ? "" : "?" + query))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .<Map<String, Object>>getList(facet);
        var counts = new TreeMap<String, Integer>();
        choices.forEach(
                choice -> counts.put((String) choice.get("value"), (Integer) choice.get("count")));
        return counts;
    }
}
