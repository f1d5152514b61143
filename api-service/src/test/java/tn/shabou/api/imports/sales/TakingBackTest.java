package tn.shabou.api.imports.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;
import tn.shabou.api.StockSamples;

/** What staff may rely on when they brought in the wrong sales. */
@ApiTest
class TakingBackTest {

    private static final String IMPORTS = "/api/admin/imports/sales";
    private static final String HEADER = "sku,date,quantity\n";

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(2);
    }

    @Test
    void removesTheRowsOfThatFileAndOfNoOther() {
        send("PAD-1,2026-03-02,2\n");
        var wrong = send("PAD-2,2026-03-02,7\nGHOST,2026-03-03,1\n");

        undo(wrong).statusCode(200).body("state", equalTo("UNDONE")).body("rowsStored", equalTo(1));

        assertThat(sales()).isEqualTo("PAD-1 2.000");
        assertThat(Owner.ask("SELECT count(*) FROM parked_sale")).isEqualTo("0");
        assertThat(
                        Owner.ask(
                                "SELECT concat_ws(' ', action, after->>'rows') FROM audit_entry ORDER BY id DESC LIMIT 1"))
                .isEqualTo("undo sales import 2");
        undo(wrong).statusCode(200).body("state", equalTo("UNDONE"));
        assertThat(send("PAD-2,2026-03-02,7\nGHOST,2026-03-03,1\n")).isNotEqualTo(wrong);
        assertThat(sales()).isEqualTo("PAD-1 2.000, PAD-2 7.000");
    }

    @Test
    void whatItReplacedCountsAgain() {
        send("?grain=WEEK", "PAD-1,2026-03-02,5\n");
        var wrong = send("?grain=WEEK", "PAD-1,2026-03-02,50\n");

        undo(wrong).statusCode(200);

        assertThat(
                        Owner.ask(
                                "SELECT quantity FROM product p, demand_history(p.id, 'WEEK', '2026-01-01') WHERE sku = 'PAD-1'"))
                .isEqualTo("5.000");
    }

    @Test
    void aFileThatALaterOneBuildsOnStaysUntilThatOneIsUndone() {
        var first = send("PAD-1,2026-03-02,2\n");
        var second = send("PAD-1,2026-03-02,2\nPAD-1,2026-03-02,4\n");
        send("PAD-2,2026-04-02,4\n");

        undo(first)
                .statusCode(409)
                .body("type", equalTo("/problems/import-built-upon"))
                .body("detail", containsString("undo that one first"));
        assertThat(sales()).contains("PAD-1 2.000");

        undo(second).statusCode(200);
        undo(first).statusCode(200);
        assertThat(sales()).isEqualTo("PAD-2 4.000");
    }

    @Test
    void forecastsAreNoLongerMeasuredByIt() {
        var wrong = send("?grain=WEEK", "PAD-1,2026-03-02,50\n");
        StockSamples.run();
        Owner.run(
                """
                INSERT INTO forecast_series (run_id, product_id, vintage, grain, trained_to, observations, demand_class, model)
                SELECT '%1$s', id, now(), 'WEEK', '2026-02-23', 9, 'SMOOTH', 'm' FROM product WHERE sku = 'PAD-1';
                INSERT INTO forecast (run_id, product_id, horizon, period_start, mean, lo80, hi80, lo95, hi95, actual)
                SELECT '%1$s', id, h, date '2026-02-23' + 7 * h, 5, 4, 6, 3, 7, 50 FROM product, generate_series(1, 2) h WHERE sku = 'PAD-1';
                """
                        .formatted(StockSamples.RUN));

        undo(wrong).statusCode(200);

        assertThat(
                        Owner.ask(
                                "SELECT string_agg(coalesce(actual::text, 'unknown'), ' ' ORDER BY horizon) FROM forecast"))
                .isEqualTo("unknown 50");
        assertThat(Owner.ask("SELECT sum(periods) FROM forecast_accuracy")).isEqualTo("1");
    }

    @Test
    void onlyWhatWasAppliedCanBeUndone() {
        Owner.run(
                """
                INSERT INTO sales_import (id, file_name, file_sha256, grain, rows_read, rows_stored, rows_parked, products_created, state)
                VALUES ('0193a000-0000-7000-8000-0000000000ff', 'x.csv', repeat('0', 64), 'DAY', 0, 0, 0, 0, 'FAILED')
                """);

        undo("0193a000-0000-7000-8000-0000000000ff").statusCode(409);
        undo("0193a000-0000-7000-8000-0000000000fe").statusCode(404);
    }

    private static String send(String rows) {
        return send("", rows);
    }

    private static String send(String query, String rows) {
        return SignedIn.admin()
                .contentType("text/csv")
                .body(HEADER + rows)
                .post(IMPORTS + query)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse undo(String id) {
        return SignedIn.admin().noContentType().post(IMPORTS + "/" + id + "/undo").then();
    }

    private static String sales() {
        return Owner.ask(
                "SELECT string_agg(sku || ' ' || quantity, ', ' ORDER BY sku) FROM sale JOIN product p ON p.id = product_id");
    }
}
