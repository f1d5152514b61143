package tn.shabou.orion.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.BatchForecast.Point;
import tn.shabou.model.forecasts.Grain;

class StockPolicyTest {

    private static final StockPolicy POLICY = new StockPolicy(2, 1, 4, 0.95);

    @Test
    void keepsEnoughForTheProtectionTimeAtTheServiceLevel() {
        var plan = POLICY.plan(Grain.WEEK, weeks(13, 10, 4), true);

        assertThat(plan.expected()).isCloseTo(30, within(1e-9));
        // Three independent weeks with a deviation of 4: 30 + 1.645 × 6.93 = 41.4, a little more
        // since demand is skewed.
        assertThat(plan.reorderPoint()).isBetween(41, 43);
        assertThat(plan.safetyStock()).isEqualTo(plan.reorderPoint() - plan.expected());
        assertThat(plan.orderUpTo()).isEqualTo(plan.reorderPoint() + 40);
        assertThat(plan.weeklyDemand()).isCloseTo(10, within(1e-9));
    }

    @Test
    void countsMonthsInWeeks() {
        var plan = POLICY.plan(Grain.MONTH, weeks(12, 43.482, 10), true);

        assertThat(plan.weeklyDemand()).isCloseTo(10, within(0.01));
        assertThat(plan.expected()).isCloseTo(30, within(0.01));
    }

    @Test
    void takesWhatLiesBeyondTheForecastToBeLikeItsEnd() {
        var plan = POLICY.plan(Grain.WEEK, weeks(1, 10, 4), true);

        assertThat(plan.expected()).isCloseTo(30, within(1e-9));
        assertThat(plan.orderUpTo()).isEqualTo(plan.reorderPoint() + 40);
    }

    @Test
    void needsNothingOfWhatDoesNotSell() {
        var plan = POLICY.plan(Grain.WEEK, weeks(13, 0, 0), true);

        assertThat(plan.reorderPoint()).isZero();
        assertThat(plan.orderUpTo()).isZero();
        assertThat(plan.quantiles()).containsOnly(0);
    }

    @Test
    void keepsMoreForMoreServiceAndForMoreDoubt() {
        var usual = POLICY.plan(Grain.WEEK, weeks(13, 5, 3), true).reorderPoint();

        assertThat(new StockPolicy(2, 1, 4, 0.99).plan(Grain.WEEK, weeks(13, 5, 3), true))
                .extracting(StockPlan::reorderPoint)
                .satisfies(point -> assertThat(point).isGreaterThan(usual));
        assertThat(POLICY.plan(Grain.WEEK, weeks(13, 5, 6), true).reorderPoint())
                .isGreaterThan(usual);
    }

    @Test
    void keepsQuantilesThatGrow() {
        assertThat(POLICY.plan(Grain.WEEK, weeks(13, 2, 3), true).quantiles())
                .hasSize(21)
                .isSorted();
    }

    @Test
    void refusesAPolicyThatIsNone() {
        assertThatThrownBy(() -> new StockPolicy(2, 1, 4, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StockPolicy(0, 0, 4, 0.9))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static List<Point> weeks(int n, double mean, double deviation) {
        return IntStream.rangeClosed(1, n)
                .mapToObj(h ->
                        new Point(
                                h,
                                LocalDate.of(2026, 11, 16).plusWeeks(h),
                                mean,
                                0,
                                mean + 1.2816 * deviation,
                                0,
                                mean + 1.96 * deviation))
                .toList();
    }
}
