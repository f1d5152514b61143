package tn.shabou.orion.forecast.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    /** Groups: two categories, two brands that cross them, all. */
    private static final Hierarchy SHOP =
            Hierarchy.of(5, new int[][] {{0, 2, 4}, {0, 3, 4}, {1, 2, 4}, {1, 3, 4}});

    private static final Hierarchy PAIR = Hierarchy.of(1, new int[][] {{0}, {0}});

    @Test
    void totalsAreSumsFromTheBottomUp() {
        assertThat(SHOP.totals(new double[] {1, 2, 3, 4})).containsExactly(3, 7, 4, 6, 10);
    }

    @Test
    void leavesAloneWhatAddsUp() {
        double[] products = {1, 2, 3, 4};

        assertThat(Reconciliation.byStructure(SHOP).reconcile(products, SHOP.totals(products)))
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(products);
    }

    /** The mean of both opinions of the total: two products weigh as much as their sum. */
    @Test
    void meetsBetweenTheProductsAndTheirGroup() {
        var reconciled = Reconciliation.byStructure(PAIR).reconcile(v(10, 20), v(40));

        assertThat(reconciled).usingComparatorWithPrecision(1e-9).containsExactly(12.5, 22.5);
    }

    @Test
    void whatIsLessCertainGivesWayMore() {
        var sure = Reconciliation.byVariance(PAIR, v(3, 1), v(1e-9));

        assertThat(sure.reconcile(v(10, 20), v(40)))
                .usingComparatorWithPrecision(1e-6)
                .containsExactly(17.5, 22.5);
        assertThat(Reconciliation.byVariance(PAIR, v(0, 1), v(1)).reconcile(v(10, 20), v(40)))
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(10, 25);
    }

    /** The minimum of the weighted squares under the bounds, by trying changes of every kind. */
    @Test
    void isTheLeastChangeThatIsNotNegative() {
        var random = new Random(7);
        for (int trial = 0; trial < 200; trial++) {
            double[] products = random.doubles(4, 0, 3).toArray();
            double[] groups = random.doubles(5, 0, 6).toArray();
            double[] varianceOfProducts = random.doubles(4, 0.1, 3).toArray();
            double[] varianceOfGroups = random.doubles(5, 0.1, 3).toArray();
            var reconciliation =
                    Reconciliation.byVariance(SHOP, varianceOfProducts, varianceOfGroups);

            double[] best = reconciliation.reconcile(products, groups);

            double least = 0;
            double[] totals = SHOP.totals(best);
            least += distance(best, products, varianceOfProducts);
            least += distance(totals, groups, varianceOfGroups);
            for (int attempt = 0; attempt < 100; attempt++) {
                double size = Math.pow(10, -random.nextInt(4));
                double[] other =
                        Arrays.stream(best)
                                .map(y -> Math.max(0, y + size * random.nextGaussian()))
                                .toArray();
                assertThat(
                                distance(other, products, varianceOfProducts)
                                        + distance(SHOP.totals(other), groups, varianceOfGroups))
                        .isGreaterThanOrEqualTo(least - 1e-9);
            }
        }
    }

    private static double distance(double[] here, double[] there, double[] variance) {
        double distance = 0;
        for (int i = 0; i < here.length; i++) {
            distance += (here[i] - there[i]) * (here[i] - there[i]) / variance[i];
        }
        return distance;
    }

    @Test
    void takesNothingFromWhatSellsNothing() {
        var reconciled = Reconciliation.byStructure(PAIR).reconcile(v(0, 20), v(10));

        assertThat(reconciled[0]).isZero();
        assertThat(reconciled[1]).isBetween(10.0, 20.0);
    }

    @Test
    void doesWithoutForecastsOfGroups() {
        var none = new double[5];
        Arrays.fill(none, Double.NaN);

        assertThat(Reconciliation.byStructure(SHOP).reconcile(v(1, 2, 3, 4), none))
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void aGroupWithoutProductsChangesNothing() {
        var shop = Hierarchy.of(2, new int[][] {{0}, {0}});

        assertThat(Reconciliation.byStructure(shop).reconcile(v(10, 20), v(40, 7)))
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(12.5, 22.5);
    }

    @Test
    void manyProductsAddUpToo() {
        var random = new Random(1);
        var groupsOf = new int[5000][];
        for (int product = 0; product < 5000; product++) {
            groupsOf[product] = new int[] {0, 1 + random.nextInt(40), 41 + random.nextInt(60)};
        }
        var shop = Hierarchy.of(101, groupsOf);
        double[] products = random.doubles(5000, 0, 5).toArray();
        double[] groups =
                Arrays.stream(shop.totals(products))
                        .map(total -> total * (0.5 + random.nextDouble()))
                        .toArray();

        double[] reconciled = Reconciliation.byStructure(shop).reconcile(products, groups);

        assertThat(Arrays.stream(reconciled).min().orElseThrow()).isNotNegative();
        double total = shop.totals(reconciled)[0];
        assertThat(total / groups[0]).isCloseTo(1, within(0.5));
        assertThat(Arrays.stream(reconciled).sum()).isCloseTo(total, within(1e-6));
    }

    @Test
    void refusesWhatDoesNotFit() {
        var reconciliation = Reconciliation.byStructure(PAIR);
        assertThatIllegalArgumentException().isThrownBy(() -> reconciliation.reconcile(v(1), v(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reconciliation.reconcile(v(1, Double.NaN), v(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reconciliation.byVariance(PAIR, v(1, -1), v(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Hierarchy.of(1, new int[][] {{1}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hierarchy.of(1, new int[][] {{0, 0}}));
    }

    private static double[] v(double... values) {
        return values;
    }
}
