package tn.shabou.api.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;

/**
 * Shoppers narrow what they searched for. Pads 1 to 20 cost 10.500 to 16.500, even ones are
 * Bosch's, every fourth is out of stock.
 */
@ApiTest
class NarrowedSearchTest {

    private final Searchable searchable;

    NarrowedSearchTest(Searchable searchable) {
        this.searchable = searchable;
    }

    @BeforeEach
    void padsAndADisc() {
        CatalogSamples.padsAndADisc(20);
        searchable.now();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plaquettes de frein",
                "plaqettes",
                "فحمات",
                "frein bosch",
                "disque clio 3",
                "clio",
                "0986479103",
                "09864"
            })
    void saysHowManyEachChoiceWouldLeave(String question) {
        var facets = facets(question, Map.of("inStock", "true", "maxPrice", "14"));

        for (var facet : List.of("brand", "category", "tier")) {
            var counts = counts(facets, facet);
            counts.forEach((value, count) ->
                    assertThat(
                                    search(
                                                    question,
                                                    Map.of(
                                                            "inStock",
                                                            "true",
                                                            "maxPrice",
                                                            "14",
                                                            facet,
                                                            value))
                                            .getInt("total.value"))
                            .as("%s=%s", facet, value)
                            .isEqualTo(count));
        }
        assertThat(
                        search(question, Map.of("inStock", "true", "maxPrice", "14"))
                                .getInt("total.value"))
                .isEqualTo(facets.getInt("total.value"));
        assertThat(search(question, Map.of()).getInt("total.value"))
                .isEqualTo(facets(question, Map.of()).getInt("total.value"))
                .isPositive();
    }

    @Test
    void offersOnlyWhatIsAmongTheFound() {
        assertThat(counts(facets("disque", Map.of()), "brand")).isEqualTo(Map.of("bosch", 1));
        assertThat(counts(facets("plaquettes", Map.of("brand", "valeo")), "brand"))
                .isEqualTo(Map.of("bosch", 10, "valeo", 10));
        assertThat(counts(facets("disque", Map.of("brand", "valeo")), "brand"))
                .isEqualTo(Map.of("bosch", 1));
        assertThat(counts(facets("xylophone", Map.of()), "brand")).isEmpty();
    }

    @Test
    void countsEverythingWhenNothingIsLookedFor() {
        assertThat(counts(facets(" ", Map.of()), "brand"))
                .isEqualTo(Map.of("bosch", 11, "valeo", 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"brand=bosch", "inStock=false", "minPrice=12&maxPrice=14.5", "tier=oem"})
    void keepsTheOrderOfWhatPasses(String filter) {
        var all = given().get("/api/search?limit=100&q=frein").jsonPath();
        var passing = given().get("/api/products?limit=100&" + filter).jsonPath();
        var expected = all.<String>getList("data.sku");
        expected.retainAll(passing.<String>getList("data.sku"));

        assertThat(
                        given().get("/api/search?limit=100&q=frein&" + filter)
                                .jsonPath()
                                .getList("data.sku"))
                .isEqualTo(expected);
    }

    @Test
    void turnsThePagesOfWhatPasses() {
        var url = "/api/search?q=plaquettes&brand=bosch&inStock=true&limit=2";

        assertThat(EveryPage.of(RestAssured::given, url, "data.sku"))
                .containsExactlyInAnyOrder("PAD-2", "PAD-6", "PAD-10", "PAD-14", "PAD-18");
        String cursor = given().get(url).jsonPath().getString("nextCursor");
        given().get("/api/search?q=plaquettes&brand=valeo&inStock=true&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("detail", containsString("filters"));
    }

    @Test
    void staysInItsLaneThoughAFilterLeavesNothing() {
        given().get("/api/search?q=disque clio 3&brand=valeo")
                .then()
                .body("lane", equalTo("vehicle"))
                .body("data", empty())
                .body("total.value", equalTo(0));
        given().get("/api/search?q=0986479103&inStock=false")
                .then()
                .body("lane", equalTo("reference"))
                .body("data", empty());
    }

    @Test
    void narrowsToWhatFitsACar() {
        given().get("/api/search?q=frein&vehicle=renault-clio-3")
                .then()
                .body("lane", equalTo("text"))
                .body("data.sku", contains("DISC-1"));
        assertThat(counts(facets("frein", Map.of("vehicle", "renault-clio-3")), "brand"))
                .isEqualTo(Map.of("bosch", 1, "valeo", 0));
    }

    @Test
    void refusesAFilterThatNamesNothing() {
        given().get("/api/search?q=frein&brand=nobody")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("brand"));
        given().get("/api/search?q=frein&minPrice=cheap").then().statusCode(400);
    }

    @Test
    void countsEveryMatchOfACommonWord() {
        CatalogSamples.brakePads(3000, 21);
        searchable.now();

        var facets = facets("plaquettes", Map.of());
        assertThat(facets.getInt("total.value")).isEqualTo(3000);
        assertThat(facets.getString("total.relation")).isEqualTo("eq");
        assertThat(facets.<Integer>get("ofBest")).isNull();
        assertThat(counts(facets, "brand")).isEqualTo(Map.of("bosch", 1500, "valeo", 1500));
        given().get("/api/search?q=plaquettes&maxPrice=12")
                .then()
                .body("total.value", equalTo(5))
                .body("total.relation", equalTo("eq"));
    }

    @Test
    void saysWhenOnlyTheBestWereCounted() {
        CatalogSamples.brakePads(1100, 21);
        Owner.run(
                "INSERT INTO part_reference (product_id, kind, raw, norm) SELECT id, 'OE', 'QX77' || id, 'QX77' || id FROM product");
        searchable.now();

        var facets = facets("QX77", Map.of());
        assertThat(facets.getInt("ofBest")).isEqualTo(1000);
        assertThat(facets.getString("total.relation")).isEqualTo("gte");
        given().get("/api/search?q=QX77&brand=bosch")
                .then()
                .body("lane", equalTo("reference"))
                .body("total.relation", equalTo("gte"))
                .body("total.value", equalTo(counts(facets, "brand").get("bosch")));
    }

    @Test
    void blamesNoWordsForWhatAFilterLeftOut() {
        Owner.run("UPDATE product SET name_fr = 'Goniomètre' WHERE sku = 'DISC-1'");
        searchable.now();

        given().get("/api/search?q=goniometre&brand=valeo").then().body("data", empty());
        given().get("/api/search?q=gyrophare").then().body("correctedQuery", nullValue());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(misses("gyrophare")).isPositive());
        assertThat(misses("goniometre")).isZero();
    }

    private static int misses(String words) {
        return Integer.parseInt(
                Owner.ask(
                        "SELECT coalesce(max(misses), 0) FROM search_log WHERE words = '%s'"
                                .formatted(words)));
    }

    private static JsonPath search(String question, Map<String, String> filters) {
        return read("/api/search", question, filters);
    }

    private static JsonPath facets(String question, Map<String, String> filters) {
        return read("/api/products/facets", question, filters);
    }

    private static JsonPath read(String path, String question, Map<String, String> filters) {
        return given().queryParam("q", question)
                .queryParams(filters)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Integer> counts(JsonPath facets, String facet) {
        var counts = new TreeMap<String, Integer>();
        facets.<Map<String, Object>>getList(facet)
                .forEach(choice ->
                        counts.put((String) choice.get("value"), (Integer) choice.get("count")));
        return counts;
    }
}
