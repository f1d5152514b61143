package tn.shabou.orion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tn.shabou.orion.Shop.outcome;
import static tn.shabou.orion.Shop.product;
import static tn.shabou.orion.Shop.sold;

import java.sql.Date;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.Grain;

@WithServers
class NewcomersTest {

    private static final int OLD = 12;

    private static Instant vintage = Instant.parse("2026-11-18T11:00:00Z");

    @BeforeEach
    void beginWithPartsThatSellThreeAWeek() {
        Shop.forgetSales();
        vintage = vintage.plusSeconds(1);
        for (int i = 0; i < OLD; i++) {
            var random = new Random(i);
            sold(
                    listed("2024-03-01"),
                    Grain.WEEK,
                    "2026-06-01",
                    IntStream.range(0, 24)
                            .mapToObj(_ -> random.nextInt(7))
                            .toArray(Integer[]::new));
        }
    }

    @AfterEach
    void takeAllOffTheShelf() {
        Shop.execute("UPDATE product SET listed = false");
    }

    @Test
    void aPartThatNeverSoldIsForecastByThoseLikeItAndPlanned() {
        long fresh = listed("2026-11-15");
        long silent = listed("2026-09-21");
        sold(listed("2026-11-08"), Grain.WEEK, "2026-11-02", 4);

        var run = Shop.requestRun(vintage, "{}");

        assertThat(outcome(run)).containsEntry("state", "SUCCEEDED");
        assertThat(Shop.series(run)).hasSize(OLD + 3);
        assertThat(series(run, fresh))
                .containsEntry("grain", "WEEK")
                .containsEntry("model", "peers")
                .containsEntry("demand_class", "NONE")
                .containsEntry("observations", 0)
                .containsEntry("adi", null)
                .containsEntry("trained_to", Date.valueOf("2026-11-09"));
        assertThat(series(run, silent)).containsEntry("observations", 8);
        assertThat(Shop.points(run, fresh)).hasSize(13);
        assertThat(Shop.points(run, fresh).getFirst())
                .containsEntry("period_start", Date.valueOf("2026-11-16"));
        assertThat(mean(run, fresh)).isBetween(1.5, 4.0);
        assertThat(mean(run, silent)).isBetween(0.0, 0.5 * mean(run, fresh));
        var plan =
                Shop.rows(
                                "SELECT reorder_point, explanation->>'peers' AS peers, abc FROM stock_plan WHERE product_id = ?",
                                fresh)
                        .getFirst();
        assertThat((Integer) plan.get("reorder_point")).isPositive();
        assertThat(plan.get("peers")).isEqualTo("13.0");
        assertThat(plan.get("abc")).isNotNull();
    }

    @Test
    void groupsAddUpWithoutNewcomers() {
        listed("2026-11-09");

        var run = Shop.requestRun(vintage, "{}");

        assertThat(outcome(run)).containsEntry("state", "SUCCEEDED");
        var total =
                Shop.rows(
                                """
                                SELECT g.products, g.reconciled[1] AS published,
                                       (SELECT sum(f.mean) FROM forecast f JOIN forecast_series s USING (run_id, product_id)
                                         WHERE f.run_id = g.run_id AND f.horizon = 1 AND s.model <> 'peers') AS sum
                                  FROM forecast_group g WHERE run_id = ? AND kind = 'TOTAL'
                                """,
                                run)
                        .getFirst();
        assertThat(total).containsEntry("products", OLD);
        assertThat((Double) total.get("published"))
                .isCloseTo((Double) total.get("sum"), within(1e-6));
    }

    @Test
    void whatDidNotSellForAYearOrIsNotOnSaleIsNoNewcomer() {
        listed("2024-03-10");
        listed("2025-10-01");
        long hidden = listed("2026-09-21");
        Shop.execute("UPDATE product SET listed = false WHERE id = ?", hidden);

        var run = Shop.requestRun(vintage, "{}");

        assertThat(outcome(run)).containsEntry("state", "SUCCEEDED");
        assertThat(Shop.series(run)).hasSize(OLD);
    }

    private static long listed(String since) {
        long product = product();
        Shop.execute("UPDATE product SET created_at = ?::timestamptz WHERE id = ?", since, product);
        return product;
    }

    private static Map<String, Object> series(UUID run, long product) {
        return Shop.series(run).stream()
                .filter(series -> series.get("product_id").equals(product))
                .findFirst()
                .orElseThrow();
    }

    private static double mean(UUID run, long product) {
        return (Double) Shop.points(run, product).getFirst().get("mean");
    }
}
