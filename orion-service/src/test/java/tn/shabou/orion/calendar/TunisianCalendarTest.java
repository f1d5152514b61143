package tn.shabou.orion.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tn.shabou.orion.calendar.Occasion.AID_EL_FITR;
import static tn.shabou.orion.calendar.Occasion.AID_EL_IDHA;
import static tn.shabou.orion.calendar.Occasion.MOULED;
import static tn.shabou.orion.calendar.Occasion.NATIONAL_DAY;
import static tn.shabou.orion.calendar.Occasion.RAMADAN;
import static tn.shabou.orion.calendar.Occasion.SCHOOL_HOLIDAY;

import java.io.StringReader;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.model.forecasts.Grain;

class TunisianCalendarTest {

    private static final TunisianCalendar CALENDAR = TunisianCalendar.asKnown();

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    /** As announced in Tunisia, or, for 1436 to 1438, in all of the Arab world. */
    @ParameterizedTest
    @CsvSource({
        "RAMADAN, 1436, 2015-06-18",
        "RAMADAN, 1437, 2016-06-06",
        "RAMADAN, 1438, 2017-05-27",
        "RAMADAN, 1439, 2018-05-17",
        "RAMADAN, 1440, 2019-05-06",
        "RAMADAN, 1441, 2020-04-24",
        "RAMADAN, 1442, 2021-04-13",
        "RAMADAN, 1444, 2023-03-23",
        "RAMADAN, 1445, 2024-03-11",
        "RAMADAN, 1446, 2025-03-01",
        "RAMADAN, 1447, 2026-02-19",
        "AID_EL_FITR, 1437, 2016-07-06",
        "AID_EL_FITR, 1438, 2017-06-25",
        "AID_EL_FITR, 1439, 2018-06-15",
        "AID_EL_FITR, 1440, 2019-06-05",
        "AID_EL_FITR, 1441, 2020-05-24",
        "AID_EL_FITR, 1442, 2021-05-13",
        "AID_EL_FITR, 1443, 2022-05-02",
        "AID_EL_FITR, 1444, 2023-04-21",
        "AID_EL_FITR, 1445, 2024-04-10",
        "AID_EL_FITR, 1446, 2025-03-31",
        "AID_EL_FITR, 1447, 2026-03-20",
        "AID_EL_IDHA, 1436, 2015-09-24",
        "AID_EL_IDHA, 1437, 2016-09-12",
        "AID_EL_IDHA, 1438, 2017-09-01",
        "AID_EL_IDHA, 1439, 2018-08-21",
        "AID_EL_IDHA, 1440, 2019-08-11",
        "AID_EL_IDHA, 1441, 2020-07-31",
        "AID_EL_IDHA, 1442, 2021-07-20",
        "AID_EL_IDHA, 1443, 2022-07-09",
        "AID_EL_IDHA, 1444, 2023-06-28",
        "AID_EL_IDHA, 1445, 2024-06-16",
        "AID_EL_IDHA, 1446, 2025-06-06",
        "AID_EL_IDHA, 1447, 2026-05-27",
        "HIJRI_NEW_YEAR, 1442, 2020-08-20",
        "HIJRI_NEW_YEAR, 1445, 2023-07-19",
        "MOULED, 1442, 2020-10-29",
        "MOULED, 1444, 2022-10-08",
        "MOULED, 1445, 2023-09-27",
        "MOULED, 1446, 2024-09-15",
        "MOULED, 1447, 2025-09-04"
    })
    void religiousDaysFallWhereTheyWereAnnounced(Occasion occasion, int year, LocalDate date) {
        assertThat(CALENDAR.firstDay(occasion, year)).isEqualTo(date);
        assertThat(CALENDAR.is(occasion, date)).isTrue();
        assertThat(CALENDAR.is(occasion, date.minusDays(1))).isFalse();
    }

    @Test
    void ramadanLastsUntilTheFeast() {
        assertThat(CALENDAR.days(RAMADAN, day("2019-01-01"), day("2020-01-01")))
                .hasSize(30)
                .contains(day("2019-05-06"), day("2019-06-04"));
        assertThat(CALENDAR.on(day("2019-06-04"))).containsExactly(RAMADAN);
        assertThat(CALENDAR.on(day("2019-06-05"))).containsExactly(AID_EL_FITR);
    }

    @Test
    void theFeastOfBreakingTheFastHasAThirdDaySince2022() {
        assertThat(CALENDAR.days(AID_EL_FITR, day("2021-01-01"), day("2022-01-01")))
                .containsExactly(day("2021-05-13"), day("2021-05-14"));
        assertThat(CALENDAR.days(AID_EL_FITR, day("2023-01-01"), day("2024-01-01")))
                .containsExactly(day("2023-04-21"), day("2023-04-22"), day("2023-04-23"));
    }

    @Test
    void aYearMayHoldAFeastTwice() {
        assertThat(CALENDAR.days(MOULED, day("2015-01-01"), day("2016-01-01")))
                .containsExactly(day("2015-01-03"), day("2015-12-23"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-14",
                "2024-01-01",
                "2024-03-20",
                "2024-04-09",
                "2024-05-01",
                "2024-07-25",
                "2024-08-13",
                "2024-10-15",
                "2021-12-17",
                "2024-12-17"
            })
    void nationalDaysArePublicHolidays(String date) {
        assertThat(CALENDAR.is(NATIONAL_DAY, day(date))).isTrue();
        assertThat(CALENDAR.isPublicHoliday(day(date))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2011-01-14", "2022-01-14", "2020-12-17", "2024-03-21", "2024-11-07"})
    void whatIsNoLongerOrNotYetCelebratedIsNoHoliday(String date) {
        assertThat(CALENDAR.isPublicHoliday(day(date))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2021-12-20, 2022-01-02",
        "2022-12-17, 2023-01-01",
        "2023-02-06, 2023-02-12",
        "2024-03-17, 2024-03-31",
        "2024-10-28, 2024-11-03",
        "2024-12-16, 2024-12-29",
        "2025-03-17, 2025-03-30",
        "2025-10-27, 2025-11-02",
        "2025-12-22, 2026-01-04",
        "2026-02-02, 2026-02-08",
        "2026-03-16, 2026-03-29",
        "2026-07-01, 2026-09-14"
    })
    void schoolsAreClosedAsTheMinistrySaid(LocalDate first, LocalDate last) {
        assertThat(CALENDAR.share(SCHOOL_HOLIDAY, first, last.plusDays(1))).isEqualTo(1);
        assertThat(CALENDAR.is(SCHOOL_HOLIDAY, first.minusDays(1))).isFalse();
        assertThat(CALENDAR.is(SCHOOL_HOLIDAY, last.plusDays(1))).isFalse();
    }

    @Test
    void whatIsAnnouncedOverridesWhatIsComputed() {
        var announced = Announcements.read(new StringReader("AID_EL_IDHA,1448,2027-05-17\n"));

        var calendar = TunisianCalendar.with(Announcements.known().and(announced));

        assertThat(CALENDAR.firstDay(AID_EL_IDHA, 1448)).isEqualTo(day("2027-05-16"));
        assertThat(calendar.firstDay(AID_EL_IDHA, 1448)).isEqualTo(day("2027-05-17"));
        assertThat(calendar.is(AID_EL_IDHA, day("2027-05-16"))).isFalse();
        assertThat(calendar.firstDay(AID_EL_FITR, 1440)).isEqualTo(day("2019-06-05"));
        assertThat(TunisianCalendar.with(Announcements.none()).firstDay(AID_EL_FITR, 1440))
                .isEqualTo(day("2019-06-04"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EASTER,1448,2027-05-17",
                "RAMADAN,soon,2027-05-17",
                "RAMADAN,1448",
                "RAMADAN,1448,17/05/2027",
                "SCHOOL_HOLIDAY,2026,2026-12-20,2026-12-01"
            })
    void saysWhichRowIsNoAnnouncement(String row) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Announcements.read(new StringReader("# rows\n\n" + row)))
                .withMessageContaining("line 3")
                .withMessageContaining(row);
    }

    @Test
    void aWeekHasTheShareOfItsDays() {
        var ramadan = CALENDAR.regressor(RAMADAN, Grain.WEEK);

        assertThat(ramadan.applyAsDouble(day("2020-04-20").toEpochDay())).isEqualTo(3.0 / 7);
        assertThat(ramadan.applyAsDouble(day("2020-04-26").toEpochDay())).isEqualTo(3.0 / 7);
        assertThat(ramadan.applyAsDouble(day("2020-04-27").toEpochDay())).isEqualTo(1);
        assertThat(ramadan.applyAsDouble(day("2020-06-01").toEpochDay())).isZero();
    }

    @Test
    void aDayIsSpecialOrNot() {
        var national = CALENDAR.regressor(NATIONAL_DAY, Grain.DAY);

        assertThat(national.applyAsDouble(day("2024-07-25").toEpochDay())).isEqualTo(1);
        assertThat(national.applyAsDouble(day("2024-07-26").toEpochDay())).isZero();
    }

    @Test
    void knowsNoReligiousDaysBeyondTheTables() {
        assertThat(CALENDAR.days(RAMADAN, day("1880-01-01"), day("1882-01-01"))).isEmpty();
        assertThat(CALENDAR.days(RAMADAN, day("2180-01-01"), day("2182-01-01"))).isEmpty();
        assertThat(CALENDAR.days(RAMADAN, day("2173-01-01"), day("2176-01-01"))).isNotEmpty();
    }
}
