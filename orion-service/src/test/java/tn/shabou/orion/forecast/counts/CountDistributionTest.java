package tn.shabou.orion.forecast.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CountDistributionTest {

    @Test
    void withoutExcessVarianceItIsThePoissonDistribution() {
        var law = CountDistribution.negativeBinomial(2, 2);

        assertThat(law.upTo(0)).isCloseTo(Math.exp(-2), within(1e-3));
        assertThat(law.upTo(2)).isCloseTo(5 * Math.exp(-2), within(1e-3));
        assertThat(law.quantile(0.95)).isEqualTo(5);
    }

    @Test
    void varianceMovesTheTailNotTheMiddle() {
        var narrow = CountDistribution.negativeBinomial(4, 5);
        var wide = CountDistribution.negativeBinomial(4, 20);

        assertThat(wide.quantile(0.99)).isGreaterThan(narrow.quantile(0.99) + 5);
        assertThat(wide.quantile(0.5)).isLessThanOrEqualTo(narrow.quantile(0.5));
    }

    @Test
    void largeMeansAreNoTrouble() {
        var law = CountDistribution.negativeBinomial(2_000, 2_100);

        assertThat(law.quantile(0.5)).isBetween(1_998.0, 2_001.0);
        assertThat(law.quantile(0.975)).isCloseTo(2_000 + 1.96 * Math.sqrt(2_100), within(3.0));
    }

    @Test
    void nothingIsSoldOfWhatIsNotExpected() {
        assertThat(CountDistribution.negativeBinomial(0, 0).quantile(0.99)).isZero();
    }

    @Test
    void aMixtureLiesBetween() {
        var observed = CountDistribution.observed(new double[] {0, 0, Double.NaN, 10}, 0.5);
        var half = CountDistribution.negativeBinomial(0, 0).mixed(observed, 0.5);

        // The latest weighs 1, the ones before 1/4 and 1/8.
        assertThat(observed.upTo(0)).isCloseTo(3.0 / 11, within(1e-12));
        assertThat(half.upTo(0)).isCloseTo(7.0 / 11, within(1e-12));
        assertThat(half.quantile(0.8)).isEqualTo(10);
    }

    @Test
    void aQuantileOfWholeAmountsMayFallShortOfItsChanceByAFractionOfAPiece() {
        var law = new CountDistribution(new double[] {0.5, 0.94, 0.99, 1});

        assertThat(law.quantile(0.95)).isEqualTo(2);
        assertThat(law.nearly(0.95)).isEqualTo(1);
        assertThat(law.nearly(0.97)).isEqualTo(2);
        assertThat(law.nearly(0.3)).isZero();
    }
}
