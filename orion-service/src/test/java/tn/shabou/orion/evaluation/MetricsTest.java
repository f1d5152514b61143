package tn.shabou.orion.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tn.shabou.orion.forecast.Histories.UNKNOWN;
import static tn.shabou.orion.forecast.Histories.monthly;

import org.junit.jupiter.api.Test;

class MetricsTest {

    /** The history jumps by 2 and by 4, 3 on average; the errors are 1 and 2. */
    @Test
    void scalesErrorsByTheJumpsOfTheHistory() {
        var history = monthly(1, 3, 7);
        double[] sold = {5, 5};
        double[] expected = {6, 3};

        assertThat(Metrics.mase(history, 1, sold, expected)).isCloseTo(0.5, within(1e-12));
        assertThat(Metrics.rmsse(history, sold, expected)).isCloseTo(0.5, within(1e-12));
        assertThat(Metrics.mase(history, 2, sold, expected)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void beginsTheSquaredScaleAtTheFirstSale() {
        double[] sold = {1};
        double[] expected = {3};

        assertThat(Metrics.rmsse(monthly(0, 0, 0, 0, 2, 0), sold, expected)).isEqualTo(1);
    }

    @Test
    void leavesUnknownPeriodsOut() {
        var history = monthly(1, UNKNOWN, 1, 3);

        assertThat(Metrics.mase(history, 1, new double[] {4, UNKNOWN}, new double[] {2, 9}))
                .isEqualTo(1);
    }

    @Test
    void isUndefinedForAHistoryWithoutJumps() {
        assertThat(Metrics.mase(monthly(2, 2, 2), 1, new double[] {1}, new double[] {1})).isNaN();
        assertThat(Metrics.rmsse(monthly(0, 0), new double[] {1}, new double[] {1})).isNaN();
    }
}
