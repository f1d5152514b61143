package tn.shabou.orion.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.panel.Futures;

class StockPolicyTest {

    private static final Costs COSTS = new Costs(0.25, 1, 5, 0.25);
    private static final StockPolicy FIXED = policy(4, 0.95);
    private static final StockPolicy BY_COST =
            new StockPolicy(
                    2, 1, OptionalDouble.empty(), OptionalDouble.empty(), COSTS, Lots.SINGLE);

    @Test
    void keepsEnoughForTheProtectionTimeAtTheServiceLevel() {
        var plan = FIXED.plan(10, demand(10, 4), 20, 12);

        assertThat(plan.expected()).isCloseTo(30, within(1.0));
        // Three independent weeks with a deviation of 4: 30 + 1.645 × 6.93 = 41.4.
        assertThat(plan.reorderPoint()).isBetween(40, 44);
        assertThat(plan.safetyStock()).isEqualTo(plan.reorderPoint() - plan.expected());
        assertThat(plan.orderUpTo()).isEqualTo(plan.reorderPoint() + 40);
        assertThat(plan.quantiles()).hasSize(21).isSorted();
        assertThat(plan.xyz()).isEqualTo(StockPlan.Xyz.X);
    }

    @Test
    void countsPartOfAMonthInWeeks() {
        var month = new Futures(new double[][] {{43, 0}, {44, 0}});

        var demand = LeadDemand.of(month, Grain.MONTH, 3, false, _ -> 1);

        assertThat(demand.mean()).isCloseTo(30, within(0.1));
    }

    @Test
    void takesPiecesOfPartOfAMonthByChance() {
        var months = new double[2000][1];
        for (var month : months) {
            month[0] = 1;
        }

        var demand = LeadDemand.of(new Futures(months), Grain.MONTH, 3, true, _ -> 1);

        assertThat(demand.totals()).containsOnly(0, 1);
        assertThat(demand.mean()).isCloseTo(0.69, within(0.05));
    }

    @Test
    void takesWhatLiesBeyondTheForecastToBeLikeItsEnd() {
        var oneWeek = new Futures(new double[][] {{10}, {12}});

        assertThat(LeadDemand.of(oneWeek, Grain.WEEK, 3, true, _ -> 1).mean())
                .isCloseTo(33, within(3.1));
    }

    @Test
    void multipliesEachPeriodByItsFactor() {
        var futures = new Futures(new double[][] {{10, 10, 10}});

        assertThat(LeadDemand.of(futures, Grain.WEEK, 3, false, h -> h + 1).mean()).isEqualTo(60);
    }

    @Test
    void needsNothingOfWhatDoesNotSell() {
        var plan = BY_COST.plan(0, demand(0, 0), 20, 12);

        assertThat(plan.reorderPoint()).isZero();
        assertThat(plan.orderUpTo()).isZero();
        assertThat(plan.quantiles()).containsOnly(0);
    }

    @Test
    void keepsMoreForMoreServiceAndForMoreDoubt() {
        int usual = FIXED.plan(5, demand(5, 3), 20, 12).reorderPoint();

        assertThat(policy(4, 0.99).plan(5, demand(5, 3), 20, 12).reorderPoint())
                .isGreaterThan(usual);
        assertThat(FIXED.plan(5, demand(5, 6), 20, 12).reorderPoint()).isGreaterThan(usual);
    }

    @Test
    void servesMoreOftenWhatEarnsMoreAndSellsSooner() {
        var soon = BY_COST.plan(10, demand(10, 4), 20, 12);
        var seldom = BY_COST.plan(0.05, demand(0.05, 0.2), 20, 12);
        var poor = BY_COST.plan(0.05, demand(0.05, 0.2), 20, 19);

        assertThat(soon.serviceLevel()).isEqualTo(StockPolicy.MOST);
        // A margin of 8 against 12 × 25 % for the 20 weeks until the next is asked for.
        assertThat(seldom.serviceLevel()).isCloseTo(8 / (8 + 12 * 0.25 * 20 / 52), within(1e-9));
        assertThat(poor.serviceLevel()).isEqualTo(StockPolicy.LEAST);
    }

    @Test
    void ordersWhatCostsLeast() {
        var plan = BY_COST.plan(10, demand(10, 4), 20, 12);

        // The root of 2 × 5 dinars × 520 pieces a year / (12 × 25 %).
        assertThat(plan.orderQuantity()).isEqualTo(42);
        assertThat(plan.values().get("orderingCost")).isCloseTo(520.0 / 42 * 5, within(1e-9));
        assertThat(plan.values()).containsEntry("unitMargin", 8.0);
    }

    @Test
    void ordersForHalfAYearAtMost() {
        assertThat(BY_COST.plan(0.5, demand(0.5, 1), 0.1, 0.05).orderQuantity()).isEqualTo(13);
    }

    @Test
    void takesTheUsualMarginWhereTheCostIsNotKnown() {
        var plan = BY_COST.plan(1, demand(1, 1), 20, Double.NaN);

        assertThat(plan.values()).containsEntry("unitCost", 15.0).containsEntry("unitMargin", 5.0);
    }

    @Test
    void keepsMoreForLongerWaitsAndOrdersWhatCanBeHad() {
        var usual = FIXED.plan(10, demand(10, 4), 20, 12);
        var far =
                FIXED.bought(OptionalDouble.of(6), new Lots(50, 12))
                        .plan(10, demand(10, 4), 20, 12);

        assertThat(far.protectionWeeks()).isEqualTo(7);
        assertThat(far.orderQuantity()).isEqualTo(60);
        assertThat(far.order(far.orderUpTo() - 61)).isEqualTo(72);
        assertThat(far.order(far.orderUpTo() - 1)).isEqualTo(60);
        assertThat(far.order(far.orderUpTo())).isZero();
        assertThat(usual.protectionWeeks()).isEqualTo(3);
        assertThat(usual.orderQuantity()).isEqualTo(40);
    }

    @Test
    void tellsWhatMattersMost() {
        assertThat(Importance.classes(50, 0, 30, 1, 16, 3)).containsExactly(0, 2, 0, 2, 1, 2);
    }

    @Test
    void refusesAPolicyThatIsNone() {
        assertThatThrownBy(() -> policy(4, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new StockPolicy(
                                0,
                                0,
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                COSTS,
                                Lots.SINGLE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Costs(0, 1, 5, 0.25))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StockPolicy policy(double orderWeeks, double serviceLevel) {
        return new StockPolicy(
                2,
                1,
                OptionalDouble.of(orderWeeks),
                OptionalDouble.of(serviceLevel),
                COSTS,
                Lots.SINGLE);
    }

    /** Of three weeks that vary independently of each other. */
    private static LeadDemand demand(double mean, double deviation) {
        var random = new SplittableRandom(7);
        var paths = new double[2000][3];
        for (var path : paths) {
            for (int h = 0; h < path.length; h++) {
                path[h] = Math.max(0, mean + deviation * random.nextGaussian());
            }
        }
        return LeadDemand.of(new Futures(paths), Grain.WEEK, 3, false, _ -> 1);
    }
}
