package tn.shabou.orion.forecast.intermittent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tn.shabou.orion.forecast.Histories.UNKNOWN;
import static tn.shabou.orion.forecast.Histories.monthly;

import org.junit.jupiter.api.Test;

class CrostonTest {

    /**
     * By hand, share 0.5: sizes 3, 3, 2.5, 3.25 and intervals 8/3, 17/6, 29/12, 65/24 after the
     * mean and the three sales; less a quarter.
     */
    @Test
    void smoothsSizesAndIntervalsApart() {
        var history = monthly(0, 0, 3, 0, 2, 0, 0, 4);

        double mean = new Croston(0.5).fit(history).ahead(1).mean();

        assertThat(mean).isCloseTo(0.75 * 3.25 / (65.0 / 24), within(1e-12));
    }

    @Test
    void changesOnlyWhenSomethingIsSold() {
        var croston = new Croston(0.2);
        double rightAfter = croston.fit(monthly(0, 2, 0, 2, 0, 2, 0, 2)).ahead(1).mean();
        double muchLater = croston.fit(monthly(0, 2, 0, 2, 0, 2, 0, 2, UNKNOWN)).ahead(9).mean();

        assertThat(muchLater).isEqualTo(rightAfter);
    }

    @Test
    void choosesTheSharesOfLeastError() {
        var even = monthly(0, 2, 0, 2, 0, 2, 0, 2, 0, 2);

        double chosen = new Croston(0.5, 0.01, 0.2).fit(even).ahead(1).mean();

        assertThat(chosen).isEqualTo(new Croston(0.01).fit(even).ahead(1).mean());
    }
}
