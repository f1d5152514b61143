package tn.shabou.api.forecasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class ForecastResourceTest {

    private static final String OLD_RUN = "00000000-0000-0000-0000-0000000000a1";
    private static final String NEW_RUN = "00000000-0000-0000-0000-0000000000a2";

    @BeforeEach
    void twoVintages() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(5);
        vintage(OLD_RUN, "2026-11-08", "SUCCEEDED", 1);
        vintage(NEW_RUN, "2026-11-15", "PARTIAL", 2);
        vintage("00000000-0000-0000-0000-0000000000a3", "2026-11-22", "RUNNING", 3);
    }

    @Test
    void showsTheLatestRunThatIsOver() {
        SignedIn.as("VIEWER")
                .get("/api/admin/forecasts")
                .then()
                .statusCode(200)
                .body("data", hasSize(5))
                .body("data.runId", everyItem(equalTo(NEW_RUN)))
                .body("data[0].product.sku", equalTo("PAD-1"))
                .body("data[0].model", equalTo("ses"))
                .body("data[0].points.horizon", contains(1, 2))
                .body("data[0].points[0].mean", equalTo(2.0f))
                .body("data[0].points[0].hi95", equalTo(12.0f))
                .body("total.value", equalTo(5));
    }

    @Test
    void keepsOldVintagesToCompareWith() {
        SignedIn.admin()
                .get("/api/admin/forecasts?sku=PAD-3&run=" + OLD_RUN)
                .then()
                .body("data", hasSize(1))
                .body("data[0].points[0].mean", equalTo(1.0f));
    }

    @Test
    void pagesThroughAllOfThemOnce() {
        var seen =
                EveryPage.of(SignedIn::admin, "/api/admin/forecasts?limit=2", "data.product.sku");

        assertThat(seen).containsExactly("PAD-1", "PAD-2", "PAD-3", "PAD-4", "PAD-5");
    }

    @Test
    void isEmptyBeforeTheFirstRun() {
        Owner.run("TRUNCATE agent_run CASCADE");

        SignedIn.admin()
                .get("/api/admin/forecasts")
                .then()
                .statusCode(200)
                .body("data", hasSize(0))
                .body("total.value", equalTo(0));
    }

    private static void vintage(String run, String day, String state, int mean) {
        Owner.run(
                """
                INSERT INTO agent_run (id, agent, origin, scheduled_for, state, requested_at)
                VALUES ('%1$s', 'ORION', 'SCHEDULE', '%2$s', '%3$s', '%2$s');
                INSERT INTO forecast_series (run_id, product_id, vintage, grain, trained_to, observations, demand_class, adi, cv2, model)
                SELECT '%1$s', id, '%2$s', 'WEEK', '2026-11-02', 104, 'SMOOTH', 1.1, 0.2, 'ses' FROM product;
                INSERT INTO forecast (run_id, product_id, horizon, period_start, mean, lo80, hi80, lo95, hi95)
                SELECT '%1$s', id, h, date '2026-11-02' + 7 * h, %4$d, 0, %4$d + 5, 0, %4$d + 10 FROM product, generate_series(1, 2) AS h;
                """
                        .formatted(run, day, state, mean));
    }
}
