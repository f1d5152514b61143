package tn.shabou.orion.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.shabou.model.forecasts.Grain.DAY;
import static tn.shabou.model.forecasts.Grain.MONTH;
import static tn.shabou.model.forecasts.Grain.WEEK;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.DemandSeries;

class ProductDemandTest {

    private static final Coverage COVERAGE =
            new Coverage(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 3, 23), null);

    @Test
    void takesAMonthWithoutARowForZero() {
        var series = series(sold(MONTH, "2026-01-01", 3), sold(MONTH, "2026-03-01", 5));

        assertThat(series.grain()).isEqualTo(MONTH);
        assertThat(series.known()).containsExactly(3, 0, 5, 0);
        assertThat(series.period(0)).isEqualTo("2026-01-01");
    }

    @Test
    void keepsWhatIsUnknownApartFromZero() {
        var series = series(sold(MONTH, "2026-02-01", 3), sold(MONTH, "2026-03-01", Double.NaN));

        assertThat(series.length()).isEqualTo(3);
        assertThat(series.knows(1)).isFalse();
        assertThat(series.at(2)).isZero();
    }

    @Test
    void netsReturnsButNeverBelowZero() {
        var series =
                series(
                        sold(MONTH, "2026-02-01", 5),
                        sold(MONTH, "2026-02-01", -2),
                        sold(MONTH, "2026-03-01", -1),
                        sold(MONTH, "2026-04-01", 4));

        assertThat(series.known()).containsExactly(3, 0, 4);
    }

    @Test
    void sumsDaysIntoWeeksThatBeginOnMonday() {
        var series =
                series(
                        sold(DAY, "2026-03-14", 1),
                        sold(DAY, "2026-03-15", 2),
                        sold(DAY, "2026-03-16", 4));

        assertThat(series.grain()).isEqualTo(WEEK);
        assertThat(series.period(0)).isEqualTo("2026-03-09");
        assertThat(series.known()).containsExactly(3, 4, 0);
    }

    @Test
    void leavesOutTheWeekInWhoseMidstDailyRowsBegin() {
        var begun = LocalDate.of(2026, 3, 2);
        var coverage = new Coverage(null, LocalDate.of(2026, 3, 23), begun);
        var early = List.of(sold(DAY, "2026-03-06", 1), sold(DAY, "2026-03-17", 4));
        var later = List.of(sold(DAY, "2026-03-17", 4));

        var series = ProductDemand.of(1, early, coverage, StockOuts.NONE).series();

        assertThat(series.period(0)).isEqualTo("2026-03-09");
        assertThat(series.known()).containsExactly(0, 4, 0);
        assertThat(ProductDemand.of(2, later, coverage, StockOuts.NONE).series().known())
                .containsExactly(4, 0);
    }

    @Test
    void doesNotKnowAWeekOfWhichItDoesNotKnowADay() {
        var series = series(sold(DAY, "2026-03-18", 1), sold(DAY, "2026-03-19", Double.NaN));

        assertThat(series.knows(0)).isFalse();
        assertThat(series.known()).containsExactly(0);
    }

    @Test
    void prefersTheRowOfAWeekToItsDays() {
        var series = series(sold(DAY, "2026-03-18", 1), sold(WEEK, "2026-03-16", 6));

        assertThat(series.known()).containsExactly(6, 0);
    }

    @Test
    void leavesOutWhatLiesBeyondTheEndOfTheRecords() {
        var series = series(sold(WEEK, "2026-03-23", 1), sold(WEEK, "2026-03-30", 9));

        assertThat(series.known()).containsExactly(1);
    }

    @Test
    void isEmptyForAProductThatOnlyJustBegan() {
        assertThat(series(sold(WEEK, "2026-03-30", 9)).length()).isZero();
    }

    @Test
    void takesMonthsWithoutStockForUnknown() {
        var demand =
                without(
                        out("2025-11-01", 30, 15),
                        sold(MONTH, "2025-10-01", 3),
                        sold(MONTH, "2026-04-01", 2));

        assertThat(demand.series().known()).containsExactly(3, 0, 0, 0, 0, 2);
        assertThat(demand.series().knows(1)).isFalse();
        assertThat(demand.tells(1)).isFalse();
        assertThat(demand.tells(2)).isTrue();
    }

    @Test
    void holdsOnlyTheLastHalfYearOfALongStockOutForUnknown() {
        var demand =
                without(
                        out("2025-09-01", 30, 31, 30, 31, 31, 28, 31, 30),
                        sold(MONTH, "2025-08-01", 3));

        assertThat(demand.series().known()).containsExactly(3, 0, 0);
        assertThat(demand.series().knows(8)).isFalse();
        assertThat(demand.tells(1)).isFalse();
    }

    @Test
    void knowsWhatWasSoldWhereNothingElseIsKnown() {
        var demand = without(out("2026-03-01", 20, 30), sold(MONTH, "2026-03-01", 3));

        assertThat(demand.series().known()).containsExactly(3, 0);
    }

    @Test
    void doesNotBelieveAStockThatSellsWhatItHasNot() {
        var demand =
                without(
                        out("2026-02-01", 28, 31),
                        sold(MONTH, "2026-01-01", 4),
                        sold(MONTH, "2026-03-01", 3),
                        sold(MONTH, "2026-04-01", 2));

        assertThat(demand.series().known()).containsExactly(4, 0, 3, 2);
    }

    /** On so many days of months that follow each other. */
    private static StockOuts out(String from, int... days) {
        var months = new HashMap<LocalDate, Integer>();
        for (int i = 0; i < days.length; i++) {
            months.put(LocalDate.parse(from).plusMonths(i), days[i]);
        }
        return new StockOuts(Map.of(MONTH, months));
    }

    private static ProductDemand without(StockOuts stockOuts, SalesRecord... records) {
        return ProductDemand.of(7, List.of(records), COVERAGE, stockOuts);
    }

    private static DemandSeries series(SalesRecord... records) {
        return ProductDemand.of(7, List.of(records), COVERAGE, StockOuts.NONE).series();
    }

    private static SalesRecord sold(Grain grain, String period, double quantity) {
        return new SalesRecord(7, grain, LocalDate.parse(period), quantity);
    }
}
