package tn.shabou.orion;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.orion.announced.AnnouncedDays;
import tn.shabou.orion.calendar.Occasion;

@WithServers
class AnnouncedDaysTest {

    @Inject AnnouncedDays days;

    @BeforeEach
    void somebodyAnnounces() {
        Shop.execute(
                "INSERT INTO app_user (email, full_name, password_hash, role) VALUES ('calendar@shabou.test', 'Calendar', 'x', 'STAFF') ON CONFLICT DO NOTHING");
        announced("AID_EL_FITR", 1448, "2027-03-11", "2027-03-11");
        announced("NATIONAL_DAY", 2027, "2027-02-03", "2027-02-04");
        announced("SCHOOL_HOLIDAY", 2026, "2026-11-02", "2026-11-08");
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

    private static void announced(String occasion, int year, String first, String last) {
        Shop.execute(
                """
                INSERT INTO announced_day (occasion, year, first_day, last_day, source, created_by)
                SELECT ?, ?, ?::date, ?::date, 'JORT', id FROM app_user WHERE email = 'calendar@shabou.test'
                """,
                occasion,
                year,
                first,
                last);
    }
}
