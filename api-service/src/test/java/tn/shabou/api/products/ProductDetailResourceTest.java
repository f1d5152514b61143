package tn.shabou.api.products;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CarSamples;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;

@ApiTest
class ProductDetailResourceTest {

    private static final String DISC = "/api/products/disque-de-frein-bosch";

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakeDisc();
    }

    @Test
    void beginsLikeTheCardInAList() {
        var card = given().get("/api/products").jsonPath().getMap("data[0]");
        var detail = given().get(DISC).jsonPath().getMap("");

        assertThat(detail).containsAllEntriesOf(card);
    }

    @Test
    void listsNumbersByKind() {
        given().get(DISC)
                .then()
                .statusCode(200)
                .body("sku", equalTo("DISC-1"))
                .body("references.kind", contains("MPN", "OE"))
                .body("references[0].numbers[0].number", equalTo("0 986 479 103"))
                .body("references[1].numbers[0].maker", equalTo("Renault"));
    }

    @Test
    void namesAttributesInTheLanguageOfTheReader() {
        Owner.run(
                "UPDATE product SET attributes = '{\"diametre_mm\": 280, \"abs\": true, \"Odd_Key\": [\"a\", \"b\"], \"none\": null}'");

        given().get(DISC)
                .then()
                .body("specifications.label", contains("ABS", "Odd Key", "Diamètre"))
                .body("specifications.value", contains("oui", "a, b", "280"))
                .body("specifications[2].unit", equalTo("mm"));
        given().header("Accept-Language", "ar")
                .get(DISC)
                .then()
                .body("name", equalTo("قرص فرامل مهوى"))
                .body("specifications.label", contains("نظام ABS", "Odd Key", "القطر"));
    }

    @Test
    void groupsItsCars() {
        CarSamples.morePetrol();
        CarSamples.otherMakes();
        Owner.run(
                """
                INSERT INTO vehicle_engine (generation_id, name, slug, fuel)
                SELECT id, '1.9 TDI', 'golf-v-1-9-tdi', 'DIESEL' FROM vehicle_generation WHERE slug = 'volkswagen-golf-v';
                INSERT INTO fitment (product_id, engine_id, position, year_from, criteria, confidence, note, source)
                SELECT p.id, e.id, 'avant', 2006, '{"abs": true}', 0.7, 'sauf GT', 'test' FROM product p, vehicle_engine e
                 WHERE e.slug <> 'renault-clio-3-1-5-dci'
                """);

        given().get(DISC)
                .then()
                .body("fitment.complete", equalTo(true))
                .body("fitment.makes.name", contains("Renault", "Volkswagen"))
                .body("fitment.makes[0].models.name", contains("Clio"))
                .body("fitment.makes[0].models[0].generations.slug", contains("renault-clio-3"))
                .body(
                        "fitment.makes[0].models[0].generations[0].engines.name",
                        contains("1.2 16V", "1.5 dCi"))
                .body("fitment.makes[1].models[0].generations[0].yearTo", equalTo(2008))
                .body(
                        "fitment.makes[1].models[0].generations[0].engines[0].yearFrom",
                        equalTo(2006))
                .body(
                        "fitment.makes[1].models[0].generations[0].engines[0].criteria.abs",
                        equalTo(true))
                .body(
                        "fitment.makes[1].models[0].generations[0].engines[0].note",
                        equalTo("sauf GT"))
                .body(
                        "fitment.makes[1].models[0].generations[0].engines[0].confirmed",
                        equalTo(false));
    }

    @Test
    void boundsTheListOfCars() {
        Owner.run(
                """
                INSERT INTO vehicle_engine (generation_id, name, slug, fuel)
                SELECT g.id, 'Engine ' || i, 'engine-' || i, 'PETROL' FROM vehicle_generation g, generate_series(1, 250) AS i;
                INSERT INTO fitment (product_id, engine_id, source)
                SELECT p.id, e.id, 'test' FROM product p, vehicle_engine e WHERE e.slug LIKE 'engine-%'
                """);

        var detail = given().get(DISC).then().statusCode(200).extract().jsonPath();

        assertThat(detail.getBoolean("fitment.complete")).isFalse();
        assertThat(detail.getList("fitment.makes[0].models[0].generations[0].engines"))
                .hasSize(200);
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, 0, false, En rupture de stock",
        "3, true, 3, false, En stock : 3",
        "10, true, 10, false, En stock : 10",
        "4711, true, 10, true, En stock : plus de 10"
    })
    void tellsRoughlyHowManyThereAre(
            int stock, boolean inStock, int shown, boolean more, String text) {
        Owner.run("UPDATE product SET stock_quantity = " + stock);

        given().get(DISC)
                .then()
                .body("availability.inStock", equalTo(inStock))
                .body("availability.quantity", equalTo(shown))
                .body("availability.more", equalTo(more))
                .body("availability.text", equalTo(text))
                .body("$", not(hasKey("stockQuantity")));
    }

    @Test
    void tellsWhatItCostBefore() {
        Owner.run(
                "INSERT INTO price_change (product_id, amount_tnd, reason) SELECT id, 159.900, 'hausse' FROM product");

        given().get(DISC)
                .then()
                .body("price.amount", equalTo("159.900"))
                .body("priceHistory.amount", contains("159.900", "149.900"))
                .body("lowestPriceIn30Days.amount", equalTo("149.900"));
    }

    @Test
    void offersEquivalentsByQualityWithTheDifferenceInPrice() {
        alsoSold("VAL-1", "valeo", "OEM", "139.900", 4, "OE", "Renault", "7701206339");
        alsoSold("VAL-2", "valeo", "OEM", "119.900", 0, "OE", "Dacia", "7701206339");
        alsoSold("VAL-3", "valeo", "GENUINE", "259.900", 1, "CROSS", "Bosch", "0986479103");
        alsoSold("VAL-4", "valeo", "AFTERMARKET", "9.900", 1, "MPN", "Valeo", "0986479103");

        given().get(DISC + "/equivalents")
                .then()
                .statusCode(200)
                .body("data.qualityTier", contains("GENUINE", "OEM"))
                .body("data.label[0]", equalTo("Origine constructeur"))
                .body("data.count", contains(1, 2))
                .body("data[1].cheapest.part.slug", equalTo("val-1"))
                .body("data[1].cheapest.part.difference.amount", equalTo("-10.000"))
                .body("data[1].cheapest.basis", equalTo("SAME_NUMBER"))
                .body("data[1].parts.part.slug", contains("val-1", "val-2"))
                .body("complete", equalTo(true));
        given().get(DISC)
                .then()
                .body("equivalents.slug", contains("val-1", "val-3", "val-2"))
                .body("equivalents.inStock", contains(true, true, false));
    }

    @Test
    void offersPartsOfTheFamilyForTheSameCarAsEquivalents() {
        alsoSold("VAL-1", "valeo", "OEM", "139.900", 4, "MPN", "Valeo", "123456");
        fitsLikeTheDisc("VAL-1", "avant");
        alsoSold("VAL-2", "valeo", "OEM", "139.900", 4, "MPN", "Valeo", "123457");
        fitsLikeTheDisc("VAL-2", "arrière");
        count();

        given().get(DISC + "/equivalents")
                .then()
                .body("data.parts.flatten().part.slug", contains("val-1"))
                .body("data[0].best.basis", equalTo("SAME_VEHICLE"));
    }

    @Test
    void tellsWhatReplacesAPart() {
        alsoSold("NEW-1", "bosch", "OEM", "155.000", 4, "SUPERSEDED", "Bosch", "0986479103");

        given().get(DISC)
                .then()
                .body("replacedBy.slug", contains("new-1"))
                .body("equivalents", empty());
        given().get("/api/products/new-1")
                .then()
                .body("replaces.slug", contains("disque-de-frein-bosch"));
    }

    @Test
    void offersWhatGoesWithAPart() {
        CatalogSamples.brakePads(3);
        fitsLikeTheDisc("PAD-1", "avant");
        fitsLikeTheDisc("PAD-2", "arrière");
        fitsLikeTheDisc("PAD-3", "avant");
        Owner.run(
                "INSERT INTO related_family VALUES ('disques-de-frein', 'plaquettes-de-frein', 1) ON CONFLICT DO NOTHING");
        count();

        given().get(DISC).then().body("related.slug", contains("plaquettes-3"));
        given().get(DISC + "/related")
                .then()
                .statusCode(200)
                .body("data.family.slug", contains("plaquettes-de-frein"))
                .body("data[0].parts.slug", contains("plaquettes-3"));
    }

    @Test
    void readsPriceAndStockOfNeighboursWhenAsked() {
        alsoSold("VAL-1", "valeo", "OEM", "139.900", 4, "OE", "Renault", "7701206339");
        Owner.run("UPDATE product SET listed = false WHERE sku = 'VAL-1'");

        given().get(DISC).then().body("equivalents", empty());
        given().get(DISC + "/equivalents").then().statusCode(200).body("data", empty());
        given().get(DISC + "/related").then().statusCode(200).body("data", empty());
    }

    /**
     * Of the statement that asks for everything, one part looks at prices, and nothing else does.
     */
    @Test
    void asksTheDatabaseOnce() {
        alsoSold("VAL-1", "valeo", "OEM", "139.900", 4, "OE", "Renault", "7701206339");

        assertThat(
                        ScanCount.perRequest(
                                "price_change", () -> given().get(DISC).then().statusCode(200)))
                .isEqualTo(1);
    }

    @Test
    void saysHowToFindAProductThatItDoesNotKnow() {
        for (var below : new String[] {"", "/equivalents", "/related"}) {
            given().get("/api/products/nothing-like-it" + below)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/product-not-found"))
                    .body("detail", containsString("nothing-like-it"))
                    .body("detail", containsString("/api/search"));
        }
    }

    private static void alsoSold(
            String sku,
            String brand,
            String tier,
            String price,
            int stock,
            String kind,
            String maker,
            String number) {
        Owner.run(
                """
                INSERT INTO product (sku, slug, name_fr, brand_id, category_id, quality_tier, price_tnd, stock_quantity)
                SELECT '%1$s', lower('%1$s'), 'Disque %1$s', b.id, c.id, '%3$s', %4$s, %5$d
                  FROM brand b, category c WHERE b.slug = '%2$s' AND c.slug = 'disques-de-frein';
                INSERT INTO part_reference (product_id, kind, maker, raw, norm)
                SELECT id, '%6$s', '%7$s', '%8$s', '%8$s' FROM product WHERE sku = '%1$s'
                """
                        .formatted(sku, brand, tier, price, stock, kind, maker, number));
    }

    private static void fitsLikeTheDisc(String sku, String position) {
        Owner.run(
                """
                INSERT INTO fitment (product_id, engine_id, position, source)
                SELECT p.id, e.id, '%s', 'test' FROM product p, vehicle_engine e
                 WHERE p.sku = '%s' AND e.slug = 'renault-clio-3-1-5-dci'
                """
                        .formatted(position, sku));
    }

    private static void count() {
        Owner.run("UPDATE vehicle_count_state SET changes = -1; SELECT count_parts_of_vehicles()");
    }
}
