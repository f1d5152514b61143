package tn.shabou.orion.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.Grain;

class CoverageTest {

    /** A Wednesday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 18);

    @Test
    void endsWithTheLatestRecordedMonth() {
        assertThat(monthsRecordedTo("2026-08-01")).isEqualTo("2026-08-01");
    }

    @Test
    void leavesTheRunningMonthOut() {
        assertThat(monthsRecordedTo("2026-11-01")).isEqualTo("2026-10-01");
    }

    @Test
    void leavesTheRunningWeekOut() {
        assertThat(weeksRecordedTo(Grain.WEEK, "2026-11-16")).isEqualTo("2026-11-09");
        assertThat(weeksRecordedTo(Grain.DAY, "2026-11-18")).isEqualTo("2026-11-09");
    }

    @Test
    void takesAWeekOfDaysAsCompleteFromItsSaturdayOn() {
        assertThat(weeksRecordedTo(Grain.DAY, "2026-11-08")).isEqualTo("2026-11-02");
        assertThat(weeksRecordedTo(Grain.DAY, "2026-11-07")).isEqualTo("2026-11-02");
        assertThat(weeksRecordedTo(Grain.DAY, "2026-11-06")).isEqualTo("2026-10-26");
    }

    @Test
    void takesTheLaterOfDaysAndWeeks() {
        var latest =
                Map.of(
                        Grain.WEEK, LocalDate.of(2026, 9, 7),
                        Grain.DAY, LocalDate.of(2026, 10, 31));

        assertThat(Coverage.of(latest, null, TODAY).last(Grain.WEEK)).isEqualTo("2026-10-26");
    }

    @Test
    void knowsTheWeekInWhoseMidstDailyRowsBegin() {
        assertThat(weekBegunBy("2026-01-01")).isEqualTo("2025-12-29");
        assertThat(weekBegunBy("2026-01-05")).isNull();
    }

    private static @Nullable LocalDate weekBegunBy(String day) {
        return Coverage.of(Map.of(), LocalDate.parse(day), TODAY).begunWeek();
    }

    @Test
    void saysNothingOfAGrainWithoutSales() {
        assertThat(Coverage.of(Map.of(), null, TODAY)).isEqualTo(new Coverage(null, null, null));
    }

    private static LocalDate monthsRecordedTo(String month) {
        return Coverage.of(Map.of(Grain.MONTH, LocalDate.parse(month)), null, TODAY)
                .last(Grain.MONTH);
    }

    private static LocalDate weeksRecordedTo(Grain grain, String latest) {
        return Coverage.of(Map.of(grain, LocalDate.parse(latest)), null, TODAY).last(Grain.WEEK);
    }
}
