package tn.shabou.orion.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tn.shabou.model.forecasts.DemandClass.ERRATIC;
import static tn.shabou.model.forecasts.DemandClass.INTERMITTENT;
import static tn.shabou.model.forecasts.DemandClass.LUMPY;
import static tn.shabou.model.forecasts.DemandClass.NONE;
import static tn.shabou.model.forecasts.DemandClass.SMOOTH;
import static tn.shabou.orion.forecast.Histories.UNKNOWN;
import static tn.shabou.orion.forecast.Histories.monthly;

import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.DemandClass;

class DemandPatternTest {

    @Test
    void classesDemandByHowOftenAndHowEvenly() {
        assertThat(classOf(5, 6, 5, 4, 0, 5)).isEqualTo(SMOOTH);
        assertThat(classOf(1, 20, 1, 2, 0, 1)).isEqualTo(ERRATIC);
        assertThat(classOf(0, 2, 0, 2, 0, 2)).isEqualTo(INTERMITTENT);
        assertThat(classOf(0, 1, 0, 20, 0, 1)).isEqualTo(LUMPY);
        assertThat(classOf(0, 0, 0)).isEqualTo(NONE);
    }

    @Test
    void measuresIntervalAndVariation() {
        var pattern = DemandPattern.of(monthly(0, 2, 0, 4));

        assertThat(pattern.adi()).isEqualTo(2);
        assertThat(pattern.cv2()).isCloseTo(1.0 / 9, within(1e-12));
    }

    @Test
    void leavesUnknownPeriodsOutOfTheInterval() {
        assertThat(DemandPattern.of(monthly(2, UNKNOWN, UNKNOWN, 2)).adi()).isEqualTo(1);
    }

    @Test
    void hasNoMeasuresWhereNothingWasSold() {
        assertThat(DemandPattern.of(monthly(0, UNKNOWN)))
                .isEqualTo(new DemandPattern(NONE, null, null));
    }

    @Test
    void copesWithHugeAmounts() {
        var pattern = DemandPattern.of(monthly(1e12, 1e12, 0.001));

        assertThat(pattern.cv2()).isCloseTo(0.5, within(1e-9));
    }

    private static DemandClass classOf(double... demand) {
        return DemandPattern.of(monthly(demand)).demandClass();
    }
}
