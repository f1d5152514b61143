package tn.shabou.api.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Copies;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** Applying does what the preview showed, once, and never over what somebody else did. */
@ApiTest
class BulkApplyTest {

    private static final String ALL = "\"filter\": {}";

    @BeforeEach
    void aSmallShop() {
        Edit.forget();
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(3);
    }

    @Test
    void changesEveryFieldThatItNames() {
        Owner.run(
                "UPDATE product SET attributes = '{\"position\": \"avant\", \"poids\": \"2 kg\"}'");
        var edit =
                Edit.of(
                        ALL,
                        """
                        {"brand": "valeo", "category": "disques-de-frein", "tier": "OEM", "listed": false, "stock": 9,
                         "setAttributes": {"diamètre": "280 mm"}, "removeAttributes": ["poids"]}
                        """);
        edit.checked().body("preview.changed", equalTo(3));

        edit.apply().body("outcome.updated", equalTo(3)).body("progress.done", equalTo(3));

        var changed =
                "valeo disques-de-frein OEM f 9 {\"position\": \"avant\", \"diamètre\": \"280 mm\"} 1";
        assertThat(
                        Edit.each(
                                "concat_ws(' ', b.slug, c.slug, p.quality_tier, p.listed, p.stock_quantity, p.attributes, p.version)"))
                .isEqualTo(String.join(" ", changed, changed, changed));
    }

    @Test
    void changesPricesThroughTheLedgerAndShoppersSeeThem() {
        var edit = Edit.of(ALL, "{\"price\": {\"percent\": 10, \"roundTo\": 100}}");
        edit.checked();

        edit.apply().body("outcome.updated", equalTo(3));

        assertThat(Edit.each("p.price_tnd")).isEqualTo("11.600 11.600 12.700");
        assertThat(
                        Owner.ask(
                                "SELECT string_agg(concat_ws(' ', c.previous_tnd, c.amount_tnd, u.email, c.reason), ', ' ORDER BY c.id) FROM price_change c JOIN app_user u ON u.id = c.changed_by JOIN product p ON p.id = c.product_id WHERE p.sku = 'PAD-1'"))
                .isEqualTo(
                        "10.500 11.600 admin@shabou.test tarif 2027 (bulk edit %s)"
                                .formatted(edit.id()));
        Copies.catchUp();
        SignedIn.admin()
                .get("/api/products?sort=-price&limit=1")
                .then()
                .body("data[0].price.amount", equalTo("12.700"));
    }

    @Test
    void leavesAloneWhatSomebodyChangedAfterThePreview() {
        var edit = Edit.of(ALL, "{\"stock\": 50}");
        edit.checked();
        Owner.run(
                "UPDATE product SET stock_quantity = 7 WHERE sku = 'PAD-1'; UPDATE product SET version = version + 1 WHERE sku = 'PAD-2'");

        edit.apply().body("outcome.updated", equalTo(1)).body("outcome.conflict", equalTo(2));

        assertThat(Edit.each("p.stock_quantity")).isEqualTo("7 2 50");
        edit.rows("outcome=CONFLICT")
                .body("data.sku", contains("PAD-1", "PAD-2"))
                .body("data[0].conflicts[0].now", equalTo("7"));
    }

    @Test
    void refusedOnesAreLeftOut() {
        Owner.run("UPDATE product SET cost_tnd = 10.5 WHERE sku <> 'PAD-3'");
        var edit = Edit.of(ALL, "{\"price\": {\"percent\": -5}, \"stock\": 8}");
        edit.checked().body("preview.belowMargin", equalTo(2));

        edit.apply().body("outcome.updated", equalTo(1));

        assertThat(Edit.each("p.stock_quantity")).isEqualTo("1 2 8");
    }

    @Test
    void goesOnWhereADeadProcessStopped() {
        CatalogSamples.brakePads(1000, 4);
        var edit = Edit.of(ALL, "{\"price\": {\"amount\": 1}, \"stock\": 5000}");
        edit.checked().body("preview.changed", equalTo(1000));

        edit.startToApply();
        Owner.run(
                "UPDATE bulk_edit SET worker = gen_random_uuid(), worker_until = clock_timestamp() + interval '1 second' WHERE state = 'APPLYING'");

        edit.ended()
                .body("state", equalTo("APPLIED"))
                .body("outcome.updated", equalTo(1000))
                .body("outcome.conflict", equalTo(0));
        assertThat(Owner.ask("SELECT count(*) FROM price_change")).isEqualTo("1000");
        assertThat(Owner.ask("SELECT count(*) FROM product WHERE stock_quantity = 5000"))
                .isEqualTo("1000");
    }

    @Test
    void cannotBeAppliedBeforeItsPreviewNorUndoneBeforeItWasApplied() {
        var edit = Edit.of("\"filter\": {\"q\": \"nothing-like-it\"}", "{\"stock\": 1}");
        edit.checked().body("preview.matched", equalTo(0));

        for (var decision : new String[] {"apply", "undo"}) {
            edit.decide(decision)
                    .statusCode(409)
                    .body("type", equalTo("/problems/bulk-edit-not-ready"));
        }
        edit.decide("cancel").statusCode(200).body("state", equalTo("CANCELLED"));
    }

    @Test
    void tellsLiveHowFarItIs() {
        var edit = Edit.of(ALL, "{\"stock\": 77}");
        edit.checked();
        edit.startToApply();

        var events =
                SignedIn.admin()
                        .accept("text/event-stream")
                        .get(Edit.EDITS + "/" + edit.id() + "/events")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        assertThat(events).contains("data:").contains("\"state\":\"APPLIED\"");
    }

    @Test
    void nothingIsFollowedThatThereIsNot() {
        SignedIn.admin()
                .accept("text/event-stream")
                .get("%s/%s/events".formatted(Edit.EDITS, UUID.randomUUID()))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/bulk-edit-not-found"));
    }

    @Test
    void theAuditTrailTellsWhoDidWhatAndWhy() {
        var edit = Edit.of(ALL, "{\"stock\": 77}");
        edit.checked();
        edit.apply();
        edit.undo();

        assertThat(
                        Owner.ask(
                                "SELECT string_agg(concat_ws(' ', action, reason), ', ' ORDER BY id) FROM audit_entry WHERE entity = 'bulk_edit' AND entity_id = '%s' AND actor_email = 'admin@shabou.test'"
                                        .formatted(edit.id())))
                .isEqualTo("preview bulk edit tarif 2027, apply bulk edit, undo bulk edit");
    }
}
