package tn.shabou.orion;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.announced.AnnouncedDays;
import tn.shabou.orion.calendar.Occasion;

@WithServers
class AnnouncedDaysTest {

    @Inject AnnouncedDays days;

    @BeforeEach
    void somebodyAnnounces() {
        Shop.announced("AID_EL_FITR", 1448, "2027-03-11", "2027-03-11");
        Shop.announced("NATIONAL_DAY", 2027, "2027-02-03", "2027-02-04");
        Shop.announced("SCHOOL_HOLIDAY", 2026, "2026-11-02", "2026-11-08");
    }

    @AfterEach
    void forget() {
        Shop.execute("DELETE FROM announced_day");
    }

    @Test
    void whatStaffAnnounceGoesBeforeWhatIsComputed() {
        var calendar = days.calendar().await().indefinitely();

        assertThat(calendar.firstDay(Occasion.AID_EL_FITR, 1448)).isEqualTo("2027-03-11");
        assertThat(calendar.is(Occasion.RAMADAN, LocalDate.of(2027, 3, 10))).isTrue();
        assertThat(calendar.isPublicHoliday(LocalDate.of(2027, 2, 4))).isTrue();
        assertThat(calendar.is(Occasion.SCHOOL_HOLIDAY, LocalDate.of(2026, 11, 8))).isTrue();
        assertThat(calendar.is(Occasion.SCHOOL_HOLIDAY, LocalDate.of(2026, 12, 22))).isFalse();
        assertThat(calendar.firstDay(Occasion.RAMADAN, 1447)).isEqualTo("2026-02-19");
    }

    @Test
    void expectsOfDaysThatStaffAnnounceWhatSuchDaysBroughtBefore() {
        Shop.forgetSales();
        var quiet = List.of(8, 20, 33, 47, 60);
        var monday = LocalDate.of(2025, 9, 1);
        for (int week : quiet) {
            var day = monday.plusWeeks(week);
            Shop.announced(
                    "NATIONAL_DAY", day.getYear(), day.toString(), day.plusDays(6).toString());
        }
        Shop.sold(
                Shop.product(),
                Grain.WEEK,
                monday.toString(),
                IntStream.range(0, 60)
                        .mapToObj(week -> quiet.contains(week) ? 6 : 28 + week * 7 % 5)
                        .toArray(Integer[]::new));

        var run = Shop.requestRun(Instant.parse("2026-11-18T09:20:00Z"), "{}");

        assertThat(Shop.outcome(run)).containsEntry("state", "SUCCEEDED");
        var total =
                Shop.rows(
                                """
                                SELECT (effects ->> 'national_day')::float8 AS effect, mean[1] AS quiet, mean[2] AS usual
                                  FROM forecast_group WHERE run_id = ? AND kind = 'TOTAL'
                                """,
                                run)
                        .getFirst();
        assertThat((Double) total.get("effect")).isBetween(0.15, 0.6);
        assertThat((Double) total.get("quiet")).isLessThan(0.7 * (Double) total.get("usual"));
    }
}
