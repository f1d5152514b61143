package tn.shabou.api.forecasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;
import tn.shabou.api.StockSamples;

/** What a buyer sees of one forecast, and may expect instead. */
@ApiTest
class ForecastReviewTest {

    private String product;

    @BeforeEach
    void aForecastPart() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(1);
        StockSamples.run();
        StockSamples.planned("PAD-1", 30, 10);
        product = "/api/admin/forecasts/products/" + StockSamples.id("PAD-1");
    }

    @Test
    void showsWhatWasSoldAsOrionCountsIt() {
        sold("a", "2026-11-01", "('WEEK', '2026-10-19', 9), ('WEEK', '2026-10-26', 5)");
        sold(
                "b",
                "2026-11-08",
                "('WEEK', '2026-10-26', 6), ('DAY', '2026-10-27', 4), ('DAY', '2026-11-03', 2), ('DAY', '2026-11-05', 3), ('WEEK', '2026-10-12', NULL)");

        review().body(
                        "history.periodStart",
                        contains("2026-10-12", "2026-10-19", "2026-10-26", "2026-11-02"))
                .body("history[0].quantity", nullValue())
                .body("history[1].quantity", equalTo(9.0f))
                .body("history[2].quantity", equalTo(6.0f))
                .body("history[3].quantity", equalTo(5.0f))
                .body("points", hasSize(13))
                .body("points[0].hi95", equalTo(20.0f))
                .body("points[0].override", nullValue());
    }

    @Test
    void putsAnOverrideIntoForecastAndPlan() {
        override("2026-11-09", 25, "promotion Bosch")
                .statusCode(200)
                .body("points[0].override.quantity", equalTo(25.0f))
                .body("points[0].override.reason", equalTo("promotion Bosch"))
                .body("points[0].override.by", equalTo("STAFF"))
                .body("overrideUnits", equalTo(15.0f))
                .body("plan.expected", equalTo(45.0f))
                .body("plan.reorderPoint", equalTo(72))
                .body("stockOutRisk", equalTo(0.75f));
    }

    @Test
    void doesNotCountAnOverrideBeyondTheProtectionTime() {
        override("2026-12-07", 100, "soldes").statusCode(200).body("plan.expected", equalTo(30.0f));
    }

    @Test
    void replacesAnOverrideAndLeavesThePeriodToTheModelAgain() {
        override("2026-11-09", 25, "promotion");
        int id =
                override("2026-11-09", 20, "promotion, en moins")
                        .body("points[0].override.quantity", equalTo(20.0f))
                        .extract()
                        .path("points[0].override.id");

        revoke(id).statusCode(200).body("points[0].override", nullValue());
        revoke(id).statusCode(404);
        assertThat(
                        Owner.ask(
                                """
                                SELECT string_agg(concat_ws(' ', action, before->>'quantity', after->>'quantity', reason), ', ' ORDER BY id)
                                  FROM audit_entry WHERE entity = 'forecast_override' AND entity_id = '%d'
                                """
                                        .formatted(StockSamples.id("PAD-1"))))
                .isEqualTo(
                        "override forecast 25 promotion, override forecast 25 20 promotion, en moins, revoke forecast override 20");
    }

    @Test
    void takesSeveralPeriodsByPercentAndPutsBackWhatWasThere() {
        override("2026-11-16", 25, "promotion").statusCode(200);

        String batch =
                send(Map.of(
                                "periodStart",
                                "2026-11-09",
                                "until",
                                "2026-11-23",
                                "percent",
                                -20,
                                "reason",
                                "Ramadan"))
                        .statusCode(200)
                        .body("points[0].override.quantity", equalTo(8.0f))
                        .body("points[1].override.quantity", equalTo(8.0f))
                        .body("points[2].override.quantity", equalTo(8.0f))
                        .body("points[3].override", nullValue())
                        .extract()
                        .path("points[2].override.batch");

        undo(batch)
                .statusCode(200)
                .body("points[0].override", nullValue())
                .body("points[1].override.quantity", equalTo(25.0f))
                .body("points[1].override.reason", equalTo("promotion"));
        undo(batch).statusCode(404);
    }

    @Test
    void leavesWhatWasOverriddenOnceMoreSince() {
        String batch =
                send(Map.of(
                                "periodStart",
                                "2026-11-09",
                                "until",
                                "2026-11-16",
                                "quantity",
                                1,
                                "reason",
                                "grève"))
                        .extract()
                        .path("points[0].override.batch");
        override("2026-11-16", 30, "rattrapage");

        undo(batch)
                .body("points[0].override", nullValue())
                .body("points[1].override.quantity", equalTo(30.0f));
    }

    @Test
    void wantsEitherAnAmountOrAPercentage() {
        send(Map.of("periodStart", "2026-11-09", "reason", "x"))
                .statusCode(422)
                .body("type", equalTo("/problems/override-incomplete"));
        send(Map.of("periodStart", "2026-11-09", "quantity", 1, "percent", 5, "reason", "x"))
                .statusCode(422);
        send(Map.of("periodStart", "2026-11-09", "percent", -101, "reason", "x")).statusCode(400);
        send(Map.of(
                        "periodStart",
                        "2026-11-16",
                        "until",
                        "2026-11-09",
                        "quantity",
                        1,
                        "reason",
                        "backwards"))
                .statusCode(422);
    }

    @Test
    void refusesOverridesOfPeriodsThatAreNotForecastOrWithoutReason() {
        override("2026-11-10", 25, "no Monday")
                .statusCode(422)
                .body("type", equalTo("/problems/period-not-forecast"));
        override("2026-11-09", 25, " ").statusCode(400);
        override("2026-11-09", -1, "less than nothing").statusCode(400);
    }

    @Test
    void overridesOnceWhatIsSentTwice() {
        for (int i = 0; i < 2; i++) {
            SignedIn.as("STAFF")
                    .header("Idempotency-Key", "\"one-override\"")
                    .contentType(ContentType.JSON)
                    .body(Map.of("periodStart", "2026-11-09", "quantity", 25, "reason", "once"))
                    .post(product + "/overrides")
                    .then()
                    .statusCode(200);
        }
        assertThat(Owner.ask("SELECT count(*) FROM forecast_override")).isEqualTo("1");
    }

    @Test
    void scoresModelAndStaffByWhatCameTrue() {
        olderForecast();
        sold("a", "2026-11-08", "('WEEK', '2026-10-26', 14), ('WEEK', '2026-11-02', 3)");
        Owner.run(
                """
                INSERT INTO forecast_override (product_id, grain, period_start, quantity, reason, created_by)
                SELECT p.id, 'WEEK', '2026-10-26', 13, 'promotion', u.id FROM product p, app_user u LIMIT 1
                """);

        review().body("past.periodStart", contains("2026-10-26", "2026-11-02"))
                .body("past.actual", contains(14.0f, 3.0f))
                .body("past.override", contains(13.0f, null))
                .body("score.periods", equalTo(2))
                .body("score.modelError", equalTo(6.0f))
                .body("score.within95", equalTo(0.5f))
                .body("score.overriddenModelError", equalTo(6.0f))
                .body("score.overrideError", equalTo(1.0f))
                .body("score.valueAdded", equalTo(5.0f));
    }

    @Test
    void knowsOnlyPartsThatWereForecast() {
        SignedIn.admin().get("/api/admin/forecasts/products/999999999").then().statusCode(404);
    }

    @Test
    void letsViewersOnlyLook() {
        SignedIn.as("VIEWER")
                .contentType(ContentType.JSON)
                .body(Map.of("periodStart", "2026-11-09", "quantity", 1, "reason", "x"))
                .post(product + "/overrides")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse review() {
        return SignedIn.as("VIEWER").get(product).then().statusCode(200);
    }

    private ValidatableResponse override(String period, int quantity, String reason) {
        return send(Map.of("periodStart", period, "quantity", quantity, "reason", reason));
    }

    private ValidatableResponse undo(String batch) {
        return SignedIn.as("STAFF")
                .noContentType()
                .post(product + "/overrides/" + batch + "/undo")
                .then();
    }

    private ValidatableResponse send(Map<String, Object> override) {
        return SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .body(override)
                .post(product + "/overrides")
                .then();
    }

    private ValidatableResponse revoke(int id) {
        return SignedIn.as("STAFF").delete(product + "/overrides/" + id).then();
    }

    /** Made two weeks before the newest: 8 and 9 pieces, between 0 and 13 in 95 of 100 cases. */
    private static void olderForecast() {
        Owner.run(
                """
                INSERT INTO agent_run (id, agent, origin, scheduled_for, state, requested_at)
                VALUES ('0193a000-0000-7000-8000-0000000000d0', 'ORION', 'SCHEDULE', '2026-10-25', 'SUCCEEDED', '2026-10-25');
                INSERT INTO forecast_series (run_id, product_id, vintage, grain, trained_to, observations, demand_class, adi, cv2, model)
                SELECT '0193a000-0000-7000-8000-0000000000d0', id, '2026-10-25', 'WEEK', '2026-10-19', 102, 'SMOOTH', 1.1, 0.2, 'ses' FROM product;
                INSERT INTO forecast (run_id, product_id, horizon, period_start, mean, lo80, hi80, lo95, hi95)
                SELECT '0193a000-0000-7000-8000-0000000000d0', id, h, date '2026-10-19' + 7 * h, 7 + h, 0, 12, 0, 13
                  FROM product, generate_series(1, 2) AS h;
                """);
    }

    private static void sold(String file, String importedAt, String rows) {
        Owner.run(
                """
                WITH file AS (
                    INSERT INTO sales_import (file_name, file_sha256, grain, rows_read, rows_stored, rows_parked, products_created, imported_at)
                    VALUES ('sales.csv', repeat('%1$s', 64), 'WEEK', 0, 0, 0, 0, '%2$s') RETURNING id)
                INSERT INTO sale (import_id, line, product_id, grain, period_start, quantity)
                SELECT file.id, row_number() OVER (), p.id, r.grain, r.start::date, r.quantity
                  FROM file, product p, (VALUES %3$s) AS r (grain, start, quantity) WHERE p.sku = 'PAD-1'
                """
                        .formatted(file, importedAt, rows));
    }
}
