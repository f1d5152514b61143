package tn.shabou.orion.forecast.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.shabou.orion.forecast.Histories.UNKNOWN;
import static tn.shabou.orion.forecast.Histories.monthly;

import org.junit.jupiter.api.Test;

class MeanOfHistoryTest {

    @Test
    void expectsTheMeanOfWhatIsKnown() {
        var demand = new MeanOfHistory().fit(monthly(2, UNKNOWN, 4)).ahead(5);

        assertThat(demand.mean()).isEqualTo(3);
    }

    @Test
    void isUnsureAfterASinglePeriod() {
        var demand = new MeanOfHistory().fit(monthly(4)).ahead(1);

        assertThat(demand.quantile(0.1)).isLessThan(3);
        assertThat(demand.quantile(0.9)).isGreaterThan(6);
    }
}
