package tn.shabou.orion.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.insight.Finding.Kind;
import tn.shabou.orion.insight.Situation.Cars;
import tn.shabou.orion.insight.Situation.Expected;
import tn.shabou.orion.insight.Situation.Misses;
import tn.shabou.orion.inventory.Lots;
import tn.shabou.orion.inventory.StockPlan;

class SituationTest {

    private static final Optional<Expected> NOTHING = Optional.empty();

    @Test
    void isSilentWhenAllIsWell() {
        assertThat(kinds(60, 10, sold(60, 10), NOTHING)).isEmpty();
    }

    @Test
    void asksForStockAtTheReorderPointAndNotAbove() {
        int point = plan(10).reorderPoint();

        assertThat(kinds(point, 10, sold(60, 10), NOTHING)).containsExactly(Kind.RESTOCK);
        assertThat(kinds(point + 1, 10, sold(60, 10), NOTHING)).isEmpty();
    }

    @Test
    void doesNotAskForStockOfWhatDoesNotSell() {
        assertThat(kinds(0, 0, sold(60, 0), NOTHING)).isEmpty();
    }

    @Test
    void saysWhatIsAtStakeAndHowManyToOrder() {
        var finding = situation(3, 10, sold(60, 10), NOTHING).findings().getFirst();
        var plan = plan(10);

        assertThat(finding.worth()).isEqualTo((plan.reorderPoint() - 3) * 20.0);
        assertThat(finding.figures())
                .containsEntry("stock", 3.0)
                .containsEntry("expected", 30.0)
                .containsEntry("serviceLevel", 0.95)
                .containsEntry("order", plan.orderUpTo() - 3.0);
    }

    @Test
    void noticesWhatSellsFarMoreOrLessThanExpected() {
        var expected = Optional.of(new Expected(4, 40, 5));

        assertThat(kinds(60, 10, sold(60, 13), expected)).containsExactly(Kind.SPIKE);
        assertThat(kinds(60, 10, sold(60, 7), expected)).containsExactly(Kind.DROP);
        assertThat(kinds(60, 10, sold(60, 12), expected)).isEmpty();
    }

    @Test
    void namesItsPeriodsByTheirLength() {
        var expected = Optional.of(new Expected(4, 40, 5));

        assertThat(situation(60, 10, sold(60, 13), expected).findings().getFirst().figures())
                .containsEntry("weeks", 4.0)
                .containsEntry("sold", 52.0);
    }

    @Test
    void noticesNothingWhereAPeriodIsUnknown() {
        var sales = sold(60, 30);
        sales[58] = Double.NaN;

        assertThat(kinds(60, 10, sales, Optional.of(new Expected(4, 40, 5)))).isEmpty();
    }

    @Test
    void noticesADeclineOfWhatSoldForAYear() {
        assertThat(kinds(60, 4, sold(60, 10), NOTHING)).containsExactly(Kind.DECLINING);
        assertThat(kinds(60, 4, sold(51, 10), NOTHING)).isEmpty();
    }

    @Test
    void noticesWhatIsMoreThanAYearSells() {
        assertThat(kinds(600, 10, sold(60, 10), NOTHING)).containsExactly(Kind.OVERSTOCK);
        assertThat(situation(600, 10, sold(60, 10), NOTHING).findings().getFirst().worth())
                .isEqualTo((600 - 520) * 12.0);
        assertThat(kinds(500, 10, sold(60, 10), NOTHING)).isEmpty();
    }

    private static List<Kind> kinds(
            int stock, double weekly, double[] sold, Optional<Expected> lately) {
        return situation(stock, weekly, sold, lately).findings().stream()
                .map(Finding::kind)
                .toList();
    }

    @Test
    void foreseesASeasonThatBothLastYearAndTheForecastKnow() {
        var sales = sold(120, 5);
        Arrays.fill(sales, 68, 76, 15);
        var season = new double[13];
        Arrays.fill(season, 14);

        assertThat(findings(60, sales, season)).containsExactly(Kind.SEASONAL);
        assertThat(findings(60, sales, new double[13])).isEmpty();
        assertThat(findings(60, sold(120, 5), season)).isEmpty();
    }

    @Test
    void noticesWhatHasCeasedToSell() {
        var sales = sold(100, 0);
        for (int week = 0; week < 60; week += 6) {
            sales[week] = 1;
        }

        assertThat(kinds(3, 0, sales, NOTHING)).containsExactly(Kind.END_OF_LIFE);
        assertThat(kinds(0, 0, sales, NOTHING)).isEmpty();
        sales[80] = 1;
        assertThat(kinds(1, 0, sales, NOTHING)).isEmpty();
    }

    @Test
    void doesNotTakeHalfAYearThatIsUnknownForTheEnd() {
        var sales = sold(100, 10);
        Arrays.fill(sales, 70, 100, Double.NaN);

        assertThat(kinds(60, 10, sales, NOTHING)).isEmpty();
    }

    @Test
    void noticesForecastsThatMissToOneSide() {
        assertThat(drifts(new Misses(8, 20, 22))).isTrue();
        assertThat(drifts(new Misses(8, -20, 22))).isTrue();
        assertThat(drifts(new Misses(8, 10, 22))).isFalse();
        assertThat(drifts(new Misses(3, 20, 20))).isFalse();
    }

    @Test
    void warnsOfCarsThatLeaveTheRoad() {
        assertThat(withCars(new Cars(27, -0.09)))
                .singleElement()
                .satisfies(found -> assertThat(found.kind()).isEqualTo(Kind.FALLING_FLEET))
                .satisfies(found -> assertThat(found.worth()).isEqualTo(0.09 * 520 * 20))
                .satisfies(found -> assertThat(found.figures()).containsEntry("meanAge", 27.0));
        assertThat(withCars(new Cars(20, -0.035))).isEmpty();
    }

    private static List<Finding> withCars(Cars cars) {
        var series = DemandSeries.of(Grain.WEEK, LocalDate.of(2025, 1, 6), sold(60, 10));
        return new Situation(
                        60,
                        20,
                        12,
                        plan(10),
                        series,
                        new double[13],
                        NOTHING,
                        Optional.empty(),
                        Optional.of(cars))
                .findings();
    }

    private static boolean drifts(Misses misses) {
        var series = DemandSeries.of(Grain.WEEK, LocalDate.of(2025, 1, 6), sold(60, 10));
        return new Situation(
                        60,
                        20,
                        12,
                        plan(10),
                        series,
                        new double[13],
                        NOTHING,
                        Optional.of(misses),
                        Optional.empty())
                .findings().stream().anyMatch(finding -> finding.kind() == Kind.DRIFT);
    }

    private static List<Kind> findings(int stock, double[] sold, double[] coming) {
        var series = DemandSeries.of(Grain.WEEK, LocalDate.of(2024, 1, 1), sold);
        return new Situation(
                        stock,
                        20,
                        12,
                        plan(10),
                        series,
                        coming,
                        NOTHING,
                        Optional.empty(),
                        Optional.empty())
                .findings().stream().map(Finding::kind).toList();
    }

    private static Situation situation(
            int stock, double weekly, double[] sold, Optional<Expected> lately) {
        var series = DemandSeries.of(Grain.WEEK, LocalDate.of(2025, 1, 6), sold);
        var coming = new double[13];
        Arrays.fill(coming, weekly);
        return new Situation(
                stock,
                20,
                12,
                plan(weekly),
                series,
                coming,
                lately,
                Optional.empty(),
                Optional.empty());
    }

    /** Three weeks of protection, four of demand ordered at a time. */
    private static StockPlan plan(double weekly) {
        return new StockPlan(
                weekly,
                3,
                0.95,
                3 * weekly,
                weekly,
                2 * weekly,
                (int) (5 * weekly),
                (int) (4 * weekly),
                Lots.SINGLE,
                new double[21],
                Map.of());
    }

    private static double[] sold(int weeks, double each) {
        var sales = new double[weeks];
        Arrays.fill(sales, each);
        return sales;
    }
}
