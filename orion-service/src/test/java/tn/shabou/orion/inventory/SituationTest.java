package tn.shabou.orion.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.inventory.Finding.Kind;
import tn.shabou.orion.inventory.Situation.Expected;

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
        assertThat(finding.reason()).contains("Il reste 3 pièces").contains("30,0");
        assertThat(finding.advice()).isEqualTo("Commander %d pièces.", plan.orderUpTo() - 3);
        assertThat(finding.figures()).containsEntry("stock", 3.0);
    }

    @Test
    void noticesWhatSellsFarMoreOrLessThanExpected() {
        var expected = Optional.of(new Expected(4, 40, 5));

        assertThat(kinds(60, 10, sold(60, 13), expected)).containsExactly(Kind.SPIKE);
        assertThat(kinds(60, 10, sold(60, 7), expected)).containsExactly(Kind.DROP);
        assertThat(kinds(60, 10, sold(60, 12), expected)).isEmpty();
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

    private static Situation situation(
            int stock, double weekly, double[] sold, Optional<Expected> lately) {
        var series = DemandSeries.of(Grain.WEEK, LocalDate.of(2025, 1, 6), sold);
        return new Situation(stock, 20, 12, plan(weekly), series, lately);
    }

    private static StockPlan plan(double weekly) {
        return new StockPolicy(2, 1, 4, 0.95)
                .plan(Grain.WEEK, StockPolicyTest.weeks(13, weekly, weekly / 3), true);
    }

    private static double[] sold(int weeks, double each) {
        var sales = new double[weeks];
        Arrays.fill(sales, each);
        return sales;
    }
}
