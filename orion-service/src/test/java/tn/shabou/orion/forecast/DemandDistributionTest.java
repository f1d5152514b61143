package tn.shabou.orion.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DemandDistributionTest {

    /** P(0..3) of a Poisson with mean 1 is 0.368, 0.736, 0.920, 0.981. */
    @Test
    void isAPoissonForPiecesWhoseVarianceEqualsTheMean() {
        var poisson = DemandDistribution.of(1, 1, true);

        assertThat(poisson.quantile(0.3)).isZero();
        assertThat(poisson.quantile(0.5)).isEqualTo(1);
        assertThat(poisson.quantile(0.9)).isEqualTo(2);
        assertThat(poisson.quantile(0.95)).isEqualTo(3);
    }

    /** Mean 2 and variance 6 make a geometric distribution: P(k or less) = 1 - (2/3)^(k+1). */
    @Test
    void isANegativeBinomialForPiecesThatVaryMore() {
        var geometric = DemandDistribution.of(2, 6, true);

        assertThat(geometric.quantile(0.33)).isZero();
        assertThat(geometric.quantile(0.34)).isEqualTo(1);
        assertThat(geometric.quantile(0.9)).isEqualTo(5);
        assertThat(geometric.quantile(0.975)).isEqualTo(9);
    }

    /** Mean 2 and variance 4 make an exponential distribution. */
    @Test
    void isAGammaForAmounts() {
        var exponential = DemandDistribution.of(2, 4, false);

        assertThat(exponential.quantile(0.5)).isCloseTo(2 * Math.log(2), within(1e-6));
        assertThat(exponential.quantile(0.975)).isCloseTo(-2 * Math.log(0.025), within(1e-6));
    }

    @Test
    void isCertainWhereNothingIsExpected() {
        assertThat(DemandDistribution.of(0, 0, true).quantile(0.99)).isZero();
        assertThat(DemandDistribution.of(Double.NaN, 1, true).mean()).isZero();
    }

    @Test
    void staysFiniteAndInOrderAtTheEdges() {
        double[] means = {1e-8, 1e-3, 1, 999, 1e4, 1e6, 1e12};
        double[] ratios = {1e-9, 1e-3, 1, 1.001, 50, 1e6, 1e12};
        for (double mean : means) {
            for (double ratio : ratios) {
                for (boolean byThePiece : new boolean[] {true, false}) {
                    var demand = DemandDistribution.of(mean, mean * ratio, byThePiece);

                    assertThat(Forecast.Point.of(demand).mean())
                            .as("mean %s ratio %s pieces %s", mean, ratio, byThePiece)
                            .isEqualTo(mean);
                }
            }
        }
    }
}
