package tn.shabou.api.forecasts;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;
import tn.shabou.api.StockSamples;

/** How good forecasts were, as staff are told. */
@ApiTest
class AccuracyTest {

    /** Ten pieces expected each week; 14 and 7 came. */
    @BeforeEach
    void twoWeeksThatAreOver() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(2);
        StockSamples.run();
        StockSamples.planned("PAD-1", 30, 10);
        StockSamples.planned("PAD-2", 30, 10);
        Owner.run(
                """
                UPDATE forecast_series SET step = 2, squared_step = 5, model = 'count-ensemble';
                UPDATE forecast SET actual = CASE horizon WHEN 1 THEN 14 ELSE 7 END, quantiles = '{10,12,14,16,18}'
                 WHERE horizon <= 2 AND product_id = (SELECT id FROM product WHERE sku = 'PAD-1');
                UPDATE forecast SET actual = 25
                 WHERE horizon = 1 AND product_id = (SELECT id FROM product WHERE sku = 'PAD-2');
                SELECT score_forecasts('2026-12-01');
                """);
    }

    @Test
    void measuresAllForecastsTogether() {
        measured("")
                .body("data", hasSize(1))
                .body("data[0].group", equalTo("ALL"))
                .body("data[0].periods", equalTo(3))
                .body("data[0].wape.toDouble()", closeTo(22 / 46.0, 1e-6))
                .body("data[0].bias.toDouble()", closeTo(30 / 46.0, 1e-6))
                .body("data[0].mase.toDouble()", closeTo(22 / 2.0 / 3, 1e-6))
                .body("data[0].rmsse.toDouble()", closeTo(Math.sqrt(250 / 5.0 / 3), 1e-6))
                .body("data[0].within80.toDouble()", closeTo(2 / 3.0, 1e-6))
                .body("data[0].within95.toDouble()", closeTo(2 / 3.0, 1e-6));
    }

    @Test
    void measuresOnePartFromItsForecasts() {
        measured("?product=" + StockSamples.id("PAD-1"))
                .body("data[0].periods", equalTo(2))
                .body("data[0].wape.toDouble()", closeTo(7 / 21.0, 1e-6))
                // 14 cost 2, 1.6, 0, 0.1 and 0.04 in the five quantiles, 7 cost 1.5, 1, 0.7, 0.45
                // and 0.11.
                .body("data[0].pinball.toDouble()", closeTo((3.74 + 3.76) / 5 / 2 / 2, 1e-6));
        measured("?product=999999999").body("data", empty());
    }

    @Test
    void tellsForecastsApart() {
        measured("?by=HORIZON")
                .body("data.group", contains("1", "2"))
                .body("data.periods", contains(2, 1))
                .body("data[1].pinball.toDouble()", closeTo(3.76 / 5 / 2, 1e-6));
        measured("?by=MODEL").body("data.group", contains("count-ensemble"));
        measured("?by=CLASS").body("data.group", contains("SMOOTH"));
        measured("?by=VINTAGE").body("data.group", contains("2026-11-15T00:00:00Z"));
    }

    @Test
    void leavesOutWhatIsNotAskedFor() {
        measured("?horizon=2").body("data[0].periods", equalTo(1));
        measured("?from=2026-11-16").body("data", empty());
        measured("?to=2026-11-15&grain=WEEK&demandClass=SMOOTH&model=count-ensemble")
                .body("data[0].periods", equalTo(3));
        measured("?grain=MONTH").body("data", empty());
        SignedIn.as("VIEWER").get("/api/admin/forecasts/accuracy?horizon=0").then().statusCode(400);
    }

    @Test
    void tellsOfClassesAndModelsHowMuchWorseTheyAreThanTheQuarterBefore() {
        Owner.run(
                """
                INSERT INTO forecast_accuracy (run_id, grain, demand_class, model, horizon, vintage, periods, actual, expected,
                                               absolute_error, scaled, scaled_error, squared_error, judged, pinball, within80, within95)
                SELECT r.id, 'WEEK', 'LUMPY', a.model, a.horizon, now() - a.age, 40, 100, 100, 25, 40, a.error, 40, 40, 1, 32, 38
                  FROM (SELECT id FROM agent_run LIMIT 1) r,
                       (VALUES ('ets', 1, interval '10 days', 30), ('ets', 2, interval '60 days', 20),
                               ('theta', 1, interval '11 days', 20), ('theta', 2, interval '61 days', 20),
                               ('sarima', 1, interval '12 days', 9))
                       AS a (model, horizon, age, error);
                """);

        String ofModel = "data.find { it.group == '%s' }.drift";
        measured("?by=MODEL&grain=WEEK")
                .body(ofModel.formatted("ets") + ".toDouble()", closeTo(1.5, 1e-6))
                .body(ofModel.formatted("theta") + ".toDouble()", closeTo(1, 1e-6))
                .body(ofModel.formatted("sarima"), nullValue());
        measured("?by=CLASS")
                .body(
                        ofModel.formatted("LUMPY") + ".toDouble()",
                        closeTo(59 / 120.0 / (40 / 80.0), 1e-6));
        measured("?by=ALL").body("data[0].drift", nullValue());
    }

    @Test
    void saysNothingOfQuantilesThatThereAreNot() {
        Owner.run("UPDATE forecast SET quantiles = NULL; SELECT score_forecasts('2026-12-01')");

        measured("").body("data[0].pinball", nullValue());
    }

    @Test
    void comparesCorrectionsWithTheForecastsThatTheyCorrected() {
        corrected("2026-11-09", 13, "NULL");
        corrected("2026-11-16", 12, "NULL");
        corrected("2026-11-09", 99, "'2026-11-08'");
        corrected("2026-11-23", 50, "NULL");

        measured("/overrides")
                .body("periods", equalTo(2))
                .body("closer", equalTo(1))
                .body("wapeOfModel.toDouble()", closeTo(7 / 21.0, 1e-6))
                .body("wapeOfStaff.toDouble()", closeTo(6 / 21.0, 1e-6))
                .body("biasOfModel.toDouble()", closeTo(20 / 21.0, 1e-6))
                .body("biasOfStaff.toDouble()", closeTo(25 / 21.0, 1e-6));
        measured("/overrides?product=" + StockSamples.id("PAD-2"))
                .body("periods", equalTo(0))
                .body("wapeOfStaff", nullValue());
        measured("/overrides?from=2026-11-17").body("periods", equalTo(0));
    }

    private static void corrected(String week, int quantity, String revokedAt) {
        SignedIn.hire("staff@shabou.test", "STAFF");
        Owner.run(
                """
                INSERT INTO forecast_override (product_id, grain, period_start, quantity, reason, created_by, created_at, revoked_at)
                SELECT p.id, 'WEEK', '%s', %d, 'promotion', u.id, '2026-11-16', %s
                  FROM product p, app_user u WHERE p.sku = 'PAD-1' LIMIT 1
                """
                        .formatted(week, quantity, revokedAt));
    }

    private static ValidatableResponse measured(String query) {
        return SignedIn.as("VIEWER")
                .get("/api/admin/forecasts/accuracy" + query)
                .then()
                .statusCode(200);
    }
}
