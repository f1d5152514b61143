package tn.shabou.orion.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tn.shabou.orion.forecast.Histories.UNKNOWN;
import static tn.shabou.orion.forecast.Histories.monthly;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.Grain;

class DemandSeriesTest {

    @Test
    void tellsUnknownFromZero() {
        var series = monthly(3, UNKNOWN, 0);

        assertThat(series.known()).containsExactly(3, 0);
        assertThat(series.knows(1)).isFalse();
        assertThat(series.knows(2)).isTrue();
        assertThat(series.length()).isEqualTo(3);
    }

    @Test
    void goesOnIntoTheFuturePeriodByPeriod() {
        var weeks = DemandSeries.of(Grain.WEEK, LocalDate.of(2026, 12, 21), 1, 2);

        assertThat(weeks.period(1)).isEqualTo("2026-12-28");
        assertThat(weeks.period(2)).isEqualTo("2027-01-04");
    }

    @Test
    void refusesWhatNobodyCanSell() {
        assertThatThrownBy(() -> monthly(1, -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> monthly(Double.POSITIVE_INFINITY))
                .hasMessageContaining("Infinity");
    }

    @Test
    void refusesToBeginInTheMiddleOfAPeriod() {
        var tuesday = LocalDate.of(2026, 11, 17);

        assertThatThrownBy(() -> DemandSeries.of(Grain.WEEK, tuesday, 1))
                .hasMessage("no WEEK begins on 2026-11-17");
    }

    @Test
    void doesNotChangeWithTheArrayItWasMadeFrom() {
        double[] demand = {1, 2};
        var series = monthly(demand);

        demand[0] = 9;

        assertThat(series.at(0)).isEqualTo(1);
    }
}
