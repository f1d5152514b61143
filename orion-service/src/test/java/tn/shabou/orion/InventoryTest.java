package tn.shabou.orion;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.shabou.orion.Shop.product;
import static tn.shabou.orion.Shop.sold;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.Grain;

/** What a run leaves behind for whoever buys. */
@WithServers
class InventoryTest {

    /** Each run its own, for a vintage has the same sales for ever. */
    private static Instant vintage = Instant.parse("2026-11-18T12:00:00Z");

    private long part;

    @BeforeEach
    void aPartThatSells() {
        Shop.forgetSales();
        part = product();
        sold(part, Grain.WEEK, "2026-08-03", 9, 7, 8, 8, 9, 6, 8, 7, 9, 8, 8, 10);
    }

    @Test
    void plansTheStockOfEachPart() {
        run();

        var plan = plan(part);
        assertThat((Double) plan.get("weekly_demand")).isBetween(7.0, 9.0);
        assertThat((Double) plan.get("expected")).isBetween(21.0, 27.0);
        assertThat((Integer) plan.get("reorder_point")).isBetween(27, 44);
        assertThat((Integer) plan.get("order_up_to"))
                .isGreaterThan((Integer) plan.get("reorder_point") + 27);
        assertThat(plan).containsEntry("abc", "A").containsEntry("xyz", "X");
        assertThat((Double) plan.get("service_level")).isBetween(0.98, 0.99);
        assertThat(plan.get("explanation").toString())
                .contains("\"unitCost\": 7.5", "criticalRatio", "holdingCost");
        tellsTheRiskInTheStepsOfTheDistribution((Integer) plan.get("reorder_point"));
    }

    private void tellsTheRiskInTheStepsOfTheDistribution(int point) {
        assertThat(risk(0)).isEqualTo("1");
        assertThat(Double.parseDouble(risk(point))).isBetween(0.01, 0.025);
        assertThat(Double.parseDouble(risk(point - 1))).isBetween(0.01, 0.1);
        assertThat(risk(1000)).isEqualTo("0.01");
    }

    @Test
    void saysOnceWhatIsTrueAndClosesItWhenItIsNot() {
        run();
        run();
        assertThat(insights())
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("kind", "RESTOCK"))
                .satisfies(one -> assertThat((String) one.get("figures")).contains("reorderPoint"));

        Shop.execute("UPDATE product SET stock_quantity = 60 WHERE id = ?", part);
        run();
        assertThat(insights()).isEmpty();
        assertThat(
                        Shop.rows(
                                "SELECT 1 FROM insight WHERE product_id = ? AND closed_at IS NOT NULL",
                                part))
                .hasSize(1);
    }

    @Test
    void warnsOfPartsWhoseCarsLeaveTheRoad() {
        fits(part, 1988, 1998);

        run();

        assertThat(insights())
                .anySatisfy(one -> assertThat(one).containsEntry("kind", "FALLING_FLEET"));
        assertThat(cars(part))
                .satisfies(cars -> {
                    assertThat((Double) cars.get("mean_age")).isBetween(28.0, 38.0);
                    assertThat((Double) cars.get("change")).isBetween(-0.2, -0.075);
                });
        var young = product();
        fits(young, 2015, null);
        assertThat((Double) cars(young).get("mean_age")).isBetween(4.0, 8.0);
        assertThat(cars(young)).containsEntry("change", null);
    }

    /** Only an engine of its own, built in those years. */
    private static void fits(long product, int firstYear, @Nullable Integer lastYear) {
        Shop.execute(
                """
                WITH make AS (INSERT INTO vehicle_make (name, slug) VALUES ('Make', 'make-' || ?) RETURNING id),
                model AS (INSERT INTO vehicle_model (make_id, name, slug) SELECT id, 'Model', 'model-' || ? FROM make RETURNING id),
                generation AS (
                    INSERT INTO vehicle_generation (model_id, name, slug, year_from, year_to)
                    SELECT id, 'I', 'generation-' || ?, ?, ? FROM model RETURNING id),
                engine AS (
                    INSERT INTO vehicle_engine (generation_id, name, slug, fuel)
                    SELECT id, '1.2', 'engine-' || ?, 'PETROL' FROM generation RETURNING id)
                INSERT INTO fitment (product_id, engine_id, source) SELECT ?, id, 'test' FROM engine
                """,
                product,
                product,
                product,
                firstYear,
                lastYear,
                product,
                product);
    }

    private static Map<String, Object> cars(long product) {
        return Shop.rows("SELECT * FROM car_age(ARRAY[?::bigint], '2026-11-18', 28)", product)
                .getFirst();
    }

    @Test
    void keepsWhatStaffDecidedWhileItHolds() {
        run();
        Shop.execute("UPDATE insight SET state = 'DISMISSED' WHERE product_id = ?", part);

        run();

        assertThat(insights())
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("state", "DISMISSED"));
    }

    @Test
    void comparesWhatSoldWithWhatWasExpected() {
        Shop.execute("UPDATE product SET stock_quantity = 60 WHERE id = ?", part);
        run();
        sold(part, Grain.WEEK, "2026-10-26", 9, 31, 28, 33);

        run(vintage.plus(Duration.ofDays(14)));

        assertThat(insights()).anySatisfy(one -> assertThat(one).containsEntry("kind", "SPIKE"));
    }

    private static void run() {
        vintage = vintage.plusSeconds(1);
        run(vintage);
    }

    private static void run(Instant at) {
        var run = Shop.requestRun(at, "{}");
        assertThat(Shop.outcome(run)).containsEntry("state", "SUCCEEDED");
    }

    private static Map<String, Object> plan(long product) {
        return Shop.rows("SELECT * FROM stock_plan WHERE product_id = ?", product).getFirst();
    }

    private String risk(int stock) {
        return Shop.rows(
                        "SELECT trim_scale(stock_out_risk(?, expected, quantiles))::text AS risk FROM stock_plan WHERE product_id = ?",
                        stock,
                        part)
                .getFirst()
                .get("risk")
                .toString();
    }

    private List<Map<String, Object>> insights() {
        return Shop.rows(
                "SELECT kind, state, figures::text AS figures FROM insight WHERE product_id = ? AND closed_at IS NULL",
                part);
    }
}
