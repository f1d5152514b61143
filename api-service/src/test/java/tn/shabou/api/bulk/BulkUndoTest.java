package tn.shabou.api.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;

/** Undo gives products back what a bulk edit took from them, and nothing else. */
@ApiTest
class BulkUndoTest {

    private static final String FIELDS =
            "concat_ws(' ', b.slug, c.slug, p.price_tnd, p.stock_quantity, p.listed, p.attributes)";

    @BeforeEach
    void aSmallShop() {
        Edit.forget();
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(3);
    }

    @Test
    void everythingIsAsItWasAndPricesGoBackThroughTheLedger() {
        var before = Edit.each(FIELDS);
        var edit = applied();
        assertThat(Edit.each(FIELDS)).isNotEqualTo(before);

        edit.undo().body("outcome.undone", equalTo(3)).body("outcome.partlyUndone", equalTo(0));

        assertThat(Edit.each(FIELDS)).isEqualTo(before);
        assertThat(
                        Owner.ask(
                                "SELECT string_agg(amount_tnd || ' ' || reason, ', ' ORDER BY c.id) FROM price_change c JOIN product p ON p.id = c.product_id WHERE sku = 'PAD-1'"))
                .isEqualTo(
                        "12.600 tarif 2027 (bulk edit %1$s), 10.500 undo of tarif 2027 (bulk edit %1$s)"
                                .formatted(edit.id()));
    }

    @Test
    void whatSomebodyChangedSinceStaysAndIsReported() {
        var edit = applied();
        Owner.run("UPDATE product SET stock_quantity = 77 WHERE sku = 'PAD-2'");

        edit.undo().body("outcome.undone", equalTo(2)).body("outcome.partlyUndone", equalTo(1));

        assertThat(Edit.each("p.stock_quantity")).isEqualTo("1 77 3");
        assertThat(Edit.each("p.price_tnd")).isEqualTo("10.500 10.500 11.500");
        edit.rows("outcome=PARTLY_UNDONE")
                .body("data.sku", contains("PAD-2"))
                .body("data[0].conflicts.field", contains("stock"))
                .body("data[0].conflicts[0].now", equalTo("77"));
    }

    @Test
    void whatItLeftAloneIsLeftAloneAgain() {
        var edit = Edit.of("\"filter\": {}", "{\"stock\": 50}");
        edit.checked();
        Owner.run("UPDATE product SET stock_quantity = 50, version = 1 WHERE sku = 'PAD-1'");
        edit.apply().body("outcome.conflict", equalTo(1));

        edit.undo().body("outcome.undone", equalTo(2));

        assertThat(Edit.each("p.stock_quantity")).isEqualTo("50 2 3");
    }

    private static Edit applied() {
        var edit =
                Edit.of(
                        "\"filter\": {}",
                        """
                        {"brand": "bosch", "category": "disques-de-frein", "listed": false, "stock": 9,
                         "price": {"percent": 20}, "setAttributes": {"a": "b"}}
                        """);
        edit.checked();
        edit.apply().body("outcome.updated", equalTo(3));
        return edit;
    }
}
