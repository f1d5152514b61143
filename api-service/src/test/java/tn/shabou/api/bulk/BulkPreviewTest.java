package tn.shabou.api.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** A preview tells what a bulk edit would do, product by product, and does nothing. */
@ApiTest
class BulkPreviewTest {

    private static final String ALL = "\"filter\": {}";

    @BeforeEach
    void aSmallShop() {
        Edit.forget();
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(4);
    }

    @Test
    void countsWhatWouldChangeAndChangesNothing() {
        var before = Edit.each("p");
        var edit =
                Edit.of("\"filter\": {\"brand\": [\"valeo\"]}", "{\"stock\": 3, \"listed\": true}");

        edit.checked()
                .body("preview.matched", equalTo(2))
                .body("preview.changed", equalTo(1))
                .body("preview.unchanged", equalTo(1))
                .body("filter.brand", contains("valeo"))
                .body("createdBy", equalTo("admin@shabou.test"));

        edit.rows("kind=CHANGED")
                .body("data.sku", contains("PAD-1"))
                .body("data[0].changes.field", contains("stock"))
                .body("data[0].changes[0].before", equalTo("1"))
                .body("data[0].changes[0].after", equalTo("3"));
        assertThat(Edit.each("p")).isEqualTo(before);
        assertThat(Owner.ask("SELECT count(*) FROM price_change")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"percent\": 7.5',                    11.288",
        "'\"percent\": 7.5, \"roundTo\": 5',    11.290",
        "'\"percent\": 7.5, \"roundTo\": 10',   11.290",
        "'\"percent\": 7.5, \"roundTo\": 100',  11.300",
        "'\"percent\": 7.5, \"roundTo\": 500',  11.500",
        "'\"percent\": -10, \"roundTo\": 100',  9.500",
        "'\"amount\": -0.24, \"roundTo\": 500', 10.500",
        "'\"amount\": \"1.2\"',                 11.700"
    })
    void roundsPricesToWhatIsPaid(String change, String price) {
        var edit = Edit.of("\"filter\": {\"q\": \"PAD-1\"}", "{\"price\": {%s}}".formatted(change));

        edit.checked();

        if (price.equals("10.500")) {
            edit.rows("limit=5").body("data", hasSize(0));
        } else {
            edit.rows("limit=5").body("data[0].changes[0].after", equalTo(price));
        }
    }

    @Test
    void tellsWhichPricesItRefusesAndWhyWithoutHoldingUpTheOthers() {
        Owner.run(
                "UPDATE product SET cost_tnd = CASE sku WHEN 'PAD-1' THEN 10.4 END, price_tnd = CASE sku WHEN 'PAD-2' THEN 0.1 ELSE price_tnd END");
        var edit = Edit.of(ALL, "{\"price\": {\"amount\": -0.2}}");

        edit.checked()
                .body("preview.changed", equalTo(2))
                .body("preview.belowMargin", equalTo(1))
                .body("preview.impossiblePrice", equalTo(1));

        edit.rows("kind=REFUSED")
                .body("data.refusal", contains("BELOW_MARGIN", "IMPOSSIBLE_PRICE"))
                .body("data[0].lowest.amount", equalTo("10.400"));
        SignedIn.as("VIEWER")
                .get(Edit.EDITS + "/" + edit.id() + "/rows?kind=REFUSED")
                .then()
                .statusCode(200)
                .body("data[0].lowest", nullValue());
    }

    @Test
    void theMarginIsThatOfTheCategoryInWhichAProductWillBe() {
        Owner.run(
                "UPDATE product SET cost_tnd = 10; INSERT INTO margin_rule SELECT id, 900 FROM category WHERE slug = 'disques-de-frein'");

        Edit.of(ALL, "{\"price\": {\"percent\": 5}}").checked().body("preview.changed", equalTo(4));
        Edit.of(ALL, "{\"price\": {\"percent\": 5}, \"category\": \"disques-de-frein\"}")
                .checked()
                .body("preview.belowMargin", equalTo(4));
    }

    @Test
    void onlyAnAdministratorGoesBelowTheMarginAndSaysWhy() {
        Owner.run("UPDATE product SET cost_tnd = 100");
        var order =
                Edit.order(ALL, "{\"price\": {\"percent\": 1}}")
                        .replace("\"reason\"", "\"overrideReason\": \"fin\", \"reason\"");

        Edit.raw(SignedIn.as("STAFF"), order).statusCode(403);
        var edit = new Edit(Edit.raw(SignedIn.admin(), order).statusCode(202).extract().path("id"));

        edit.checked().body("preview.changed", equalTo(4));
    }

    @Test
    void takesIdsInsteadOfAFilter() {
        var ids = Edit.each("p.id").replace(' ', ',');
        var edit = Edit.of("\"ids\": [%s,999999999]".formatted(ids), "{\"tier\": \"OEM\"}");

        edit.checked().body("preview.changed", equalTo(4)).body("filter", nullValue());
    }

    @Test
    void pagesThroughProductsInTheirOrder() {
        CatalogSamples.brakePads(130, 5);
        var edit = Edit.of(ALL, "{\"stock\": 1000}");
        edit.checked().body("preview.changed", equalTo(130));

        assertThat(
                        EveryPage.of(
                                SignedIn::admin,
                                Edit.EDITS + "/" + edit.id() + "/rows?limit=50",
                                "data.sku"))
                .hasSize(130)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"filter\": {}, \"reason\": \"x\"}",
                "{\"filter\": {}, \"changes\": {\"stock\": -1}, \"reason\": \"x\"}",
                "{\"filter\": {}, \"changes\": {\"stock\": 1}, \"reason\": \" \"}",
                "{\"filter\": {\"brand\": [\"nobody\"]}, \"changes\": {\"stock\": 1}, \"reason\": \"x\"}",
                "{\"filter\": {}, \"changes\": {\"tier\": \"GOLD\"}, \"reason\": \"x\"}",
                "{\"filter\": {}, \"changes\": {\"price\": {\"percent\": -95}}, \"reason\": \"x\"}",
                "{\"ids\": [], \"changes\": {\"stock\": 1}, \"reason\": \"x\"}"
            })
    void refusesWhatIsNoBulkEdit(String order) {
        Edit.raw(SignedIn.admin(), order).statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"ids\": [1], \"filter\": {}', '{\"stock\": 1}', filter",
        "'\"ids\": null', '{\"stock\": 1}', filter",
        "'\"filter\": {}', '{}', changes",
        "'\"filter\": {}', '{\"brand\": \"nobody\"}', changes.brand",
        "'\"filter\": {}', '{\"category\": \"nothing\"}', changes.category",
        "'\"filter\": {}', '{\"price\": {}}', changes.price",
        "'\"filter\": {}', '{\"price\": {\"percent\": 1, \"amount\": 1}}', changes.price",
        "'\"filter\": {}', '{\"price\": {\"percent\": 1, \"roundTo\": 7}}', changes.price.roundTo"
    })
    void namesWhatDoesNotFitTogether(String selection, String changes, String pointer) {
        Edit.raw(SignedIn.admin(), Edit.order(selection, changes))
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-bulk-edit"))
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void anUnknownBulkEditIsNotFound() {
        var unknown = Edit.EDITS + "/00000000-0000-0000-0000-000000000000";
        SignedIn.admin()
                .get(unknown)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/bulk-edit-not-found"));
        SignedIn.admin().noContentType().post(unknown + "/apply").then().statusCode(404);
    }

    @Test
    void theSameRequestAgainMakesNoSecondOne() {
        for (int i = 0; i < 2; i++) {
            Edit.raw(
                            SignedIn.admin().header("Idempotency-Key", "\"once\""),
                            Edit.order(ALL, "{\"stock\": 5}"))
                    .header("Location", containsString(Edit.EDITS + "/"));
        }

        SignedIn.admin().get(Edit.EDITS).then().statusCode(200).body("data", hasSize(1));
    }
}
