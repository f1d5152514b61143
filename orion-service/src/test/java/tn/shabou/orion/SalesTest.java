package tn.shabou.orion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tn.shabou.orion.Shop.product;
import static tn.shabou.orion.Shop.sold;

import jakarta.inject.Inject;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.sales.Sales;

@WithServers
class SalesTest {

    @Inject Sales sales;

    @BeforeEach
    void forgetSales() {
        Shop.forgetSales();
    }

    @Test
    void listsProductsWithTheGrainTheyAreForecastAt() {
        long byMonth = product();
        long byDay = product();
        long unsold = product();
        sold(byMonth, Grain.MONTH, "2026-01-01", 1);
        sold(byDay, Grain.MONTH, "2026-01-01", 1);
        sold(byDay, Grain.DAY, "2026-02-02", 1);

        var products = sales.products(Instant.parse("2026-11-18T09:00:00Z")).await().indefinitely();

        assertThat(products)
                .containsExactly(
                        new Sales.Sold(byMonth, Grain.MONTH), new Sales.Sold(byDay, Grain.WEEK))
                .noneMatch(product -> product.productId() == unsold);
    }

    @Test
    void endsAllSeriesOfAGrainTogether() {
        long current = product();
        long faded = product();
        sold(current, Grain.MONTH, "2026-01-01", 1, 2, 3, 4);
        sold(faded, Grain.MONTH, "2026-01-01", 5);

        assertThat(demand("2026-11-18T09:01:00Z", faded).known()).containsExactly(5, 0, 0, 0);
    }

    @Test
    void letsALaterFileCorrectAnEarlierOne() {
        long product = product();
        sold(product, Grain.MONTH, "2026-01-01", 1, 2, 3);
        sold(Shop.YESTERDAY.plusSeconds(60), product, Grain.MONTH, "2026-02-01", 7, null, 4);

        var demand = demand("2026-11-18T09:02:00Z", product);

        assertThat(demand.known()).containsExactly(1, 7, 4);
        assertThat(demand.knows(2)).isFalse();
    }

    @Test
    void doesNotSeeWhatWasImportedAfterTheVintage() {
        long product = product();
        sold(product, Grain.MONTH, "2026-01-01", 1, 2);
        sold(Instant.parse("2026-11-18T12:00:00Z"), product, Grain.MONTH, "2026-02-01", 9, 9);

        assertThat(demand("2026-11-18T09:03:00Z", product).known()).containsExactly(1, 2);
        assertThat(demand("2026-11-18T12:00:00Z", product).known()).containsExactly(1, 9, 9);
    }

    @Test
    void goesByTheDayInTunis() {
        long product = product();
        sold(product, Grain.MONTH, "2026-09-01", 1, 2);

        // It is November already in Tunis, an hour ahead of UTC.
        Shop.execute("UPDATE sales_import SET imported_at = '2026-10-30T00:00:00Z'");

        assertThat(demand("2026-10-31T22:59:00Z", product).known()).containsExactly(1);
        assertThat(demand("2026-10-31T23:01:00Z", product).known()).containsExactly(1, 2);
    }

    @Test
    void doesNotKnowWhatWouldHaveBeenSoldInWeeksWithoutStock() {
        long product = product();
        sold(product, Grain.WEEK, "2026-08-03", 9, 8, 2, 0, 0, 3, 7);
        Shop.outOfStock(product, "2026-08-20", "2026-09-10");

        var demand = demand("2026-11-18T09:04:00Z", product);

        assertThat(demand.length()).isEqualTo(7);
        assertThat(demand.known()).containsExactly(9, 8, 3, 7);
        assertThat(demand.knows(2)).isFalse();
    }

    @Test
    void doesNotKnowWhatWouldHaveBeenSoldInMonthsWithoutStock() {
        long product = product();
        long other = product();
        sold(product, Grain.MONTH, "2026-05-01", 9, 5, 0, 1, 7);
        sold(other, Grain.MONTH, "2026-05-01", 4, 4, 0, 4, 4);
        Shop.outOfStock(product, "2026-06-15", "2026-08-20");

        assertThat(demand("2026-11-18T09:05:00Z", product).known()).containsExactly(9, 7);
        assertThat(demand("2026-11-18T09:05:00Z", other).known()).containsExactly(4, 4, 0, 4, 4);
    }

    @Test
    void expectsNoLessOfAPartBecauseItWasOutOfStock() {
        long product = product();
        var vintage = Instant.parse("2026-11-18T09:10:00Z");
        sold(product, Grain.WEEK, "2026-06-22", 9, 7, 8, 8, 9, 6, 8, 7, 9, 8, 8, 10);
        var early = Shop.requestRun(vintage, "{}");
        assertThat(Shop.outcome(early)).containsEntry("state", "SUCCEEDED");
        sold(product, Grain.WEEK, "2026-09-14", 0, 0, 0, 0, 0, 0, 0, 0);
        Shop.outOfStock(product, "2026-09-14", "2026-11-09");

        var late = Shop.requestRun(vintage.plus(Duration.ofDays(7)), "{}");

        assertThat(Shop.outcome(late)).containsEntry("state", "SUCCEEDED");
        assertThat(Shop.series(late))
                .singleElement()
                .satisfies(series ->
                        assertThat(series)
                                .containsEntry("trained_to", Date.valueOf("2026-11-02"))
                                .containsEntry("observations", 12));
        assertThat(mean(late, product)).isCloseTo(mean(early, product), within(1.0));
        assertThat(Shop.rows("SELECT actual FROM forecast WHERE run_id = ?", early))
                .extracting(point -> point.get("actual"))
                .containsOnlyNulls();
    }

    private static Double mean(UUID run, long product) {
        return (Double) Shop.points(run, product).getFirst().get("mean");
    }

    private DemandSeries demand(String vintage, long product) {
        return sales.demand(List.of(product), Instant.parse(vintage))
                .await()
                .indefinitely()
                .getFirst()
                .series();
    }
}
