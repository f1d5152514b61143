package tn.shabou.api.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** Staff change a price, and the ledger and the audit log tell who did, and why. */
@ApiTest
class PriceResourceTest {

    private Pad pad;

    @BeforeEach
    void aSmallShop() {
        pad = Pad.inASmallShop();
        Owner.run("DELETE FROM idempotency_key");
    }

    @Test
    void aChangeIsInTheLedgerWithWhoAndWhy() {
        pad.change("12.500")
                .statusCode(201)
                .body("amount.amount", equalTo("12.500"))
                .body("previous.amount", equalTo("10.500"))
                .body("changedBy", equalTo("admin@shabou.test"))
                .body("reason", equalTo("tarif 2027"))
                .header("ETag", pad.version());

        assertThat(pad.price()).isEqualTo("12.500");
        assertThat(
                        Owner.ask(
                                "SELECT concat_ws(' ', action, before->>'price', after->>'price', reason) FROM audit_entry WHERE entity = 'product' ORDER BY id DESC LIMIT 1"))
                .isEqualTo("change price 10.500 12.500 tarif 2027");
    }

    @Test
    void theLedgerIsReadPageByPageNewestFirst() {
        for (var amount : new String[] {"11", "12", "13", "14", "15"}) {
            pad.change(amount).statusCode(201);
        }

        assertThat(EveryPage.of(SignedIn::admin, pad.prices() + "?limit=2", "data.amount.amount"))
                .containsExactly("15.000", "14.000", "13.000", "12.000", "11.000");
    }

    @Test
    void whoReadAnOlderVersionIsToldSo() {
        var old = pad.version();
        pad.change("12").statusCode(201);

        for (var tag : new String[] {old, "nonsense"}) {
            SignedIn.admin()
                    .contentType(ContentType.JSON)
                    .header("If-Match", tag)
                    .body(Map.of("amount", "13", "reason", "x"))
                    .post(pad.prices())
                    .then()
                    .statusCode(412);
        }
        SignedIn.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("amount", "13", "reason", "x"))
                .post(pad.prices())
                .then()
                .statusCode(428);
        assertThat(pad.price()).isEqualTo("12.000");
    }

    @Test
    void theSameRequestAgainChangesNothingMore() {
        var version = pad.version();
        for (int i = 0; i < 2; i++) {
            SignedIn.admin()
                    .contentType(ContentType.JSON)
                    .header("If-Match", version)
                    .header("Idempotency-Key", "\"once\"")
                    .body(Map.of("amount", "12", "reason", "x"))
                    .post(pad.prices())
                    .then()
                    .statusCode(201)
                    .body("amount.amount", equalTo("12.000"));
        }

        assertThat(Owner.ask("SELECT count(*) FROM price_change")).isEqualTo("1");
    }

    @Test
    void refusesThePriceThatItHas() {
        pad.change("10.5").statusCode(422).body("type", equalTo("/problems/price-unchanged"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.2345", "1000000000", "1e400", "dear", ""})
    void refusesWhatIsNoPrice(String amount) {
        pad.change(amount).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void belowTheMarginItSaysTheLowestPriceAllowed() {
        pad.costs("10.001");

        pad.change(SignedIn.as("STAFF"), Map.of("amount", "10", "reason", "x"))
                .statusCode(422)
                .body("type", equalTo("/problems/price-below-margin"))
                .body("detail", containsString("lowest price allowed is 10.001"));
    }

    @Test
    void anEditOfTheProductIsNoWayAroundTheMargin() {
        pad.costs("10");
        var product = "/api/admin/products/" + pad.id();

        SignedIn.admin()
                .contentType("application/merge-patch+json")
                .header("If-Match", pad.version())
                .body("{\"price\": \"9\", \"reason\": \"x\"}")
                .patch(product)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/price-below-margin"));

        assertThat(pad.price()).isEqualTo("10.500");
    }

    @Test
    void aCategoryMayAskForMoreAndWhatIsBelowItInherits() {
        pad.costs("10");
        margin("freinage", "12.5");
        pad.change("11.249").statusCode(422).body("detail", containsString("11.250"));
        margin("plaquettes-de-frein", "20");
        pad.change("11.999").statusCode(422).body("detail", containsString("12.000"));

        SignedIn.admin()
                .delete("/api/admin/margins/plaquettes-de-frein")
                .then()
                .statusCode(200)
                .body("categories.category", contains("freinage"))
                .body("categories.percent", contains("12.50"));

        pad.change("11.250").statusCode(201);
    }

    private static void margin(String category, String percent) {
        SignedIn.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("percent", percent))
                .put("/api/admin/margins/" + category)
                .then()
                .statusCode(200);
    }

    @Test
    void onlyAnAdministratorSellsBelowTheMarginAndSaysWhy() {
        pad.costs("10");
        var wish = Map.of("amount", "9", "reason", "fin de série", "overrideReason", "abîmé");

        pad.change(SignedIn.as("STAFF"), wish).statusCode(403);
        assertThat(pad.price()).isEqualTo("10.500");
        pad.change(SignedIn.admin(), wish).statusCode(201);

        assertThat(pad.price()).isEqualTo("9.000");
        assertThat(
                        Owner.ask(
                                "SELECT after->>'overrideReason' FROM audit_entry WHERE action = 'change price' ORDER BY id DESC LIMIT 1"))
                .isEqualTo("abîmé");
    }

    @Test
    void aProductOrCategoryThatThereIsNotIsNotFound() {
        var nowhere = "/api/admin/products/999999999/prices";
        for (var url : new String[] {nowhere, nowhere + "/scheduled", nowhere + "/chart"}) {
            SignedIn.admin()
                    .get(url)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/no-such-product"));
        }
        SignedIn.admin()
                .delete("/api/admin/margins/nothing")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/no-such-category"));
    }

    @Test
    void theFirstPriceOfTheLedgerHasNothingBeforeIt() {
        Owner.run(
                "INSERT INTO price_change (product_id, amount_tnd, reason) SELECT id, 10.5, 'first' FROM product WHERE sku = 'PAD-1'");

        SignedIn.as("VIEWER")
                .get(pad.prices())
                .then()
                .statusCode(200)
                .body("data[0].changedBy", nullValue())
                .body("data[0].amount.currency", equalTo("TND"));
    }
}
