package tn.shabou.orion.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * School holidays as the ministry usually lays them: a week about the turn of October, two in
 * December, one in February, two in March, and the summer from 1 July to 14 September. What was
 * announced for a school year takes the place of all but the summer.
 */
final class SchoolHolidays {

    private final Announcements announcements;

    SchoolHolidays(Announcements announcements) {
        this.announcements = announcements;
    }

    boolean isOn(LocalDate date) {
        int month = date.getMonthValue();
        if (month == 7 || month == 8 || (month == 9 && date.getDayOfMonth() < 15)) {
            return true;
        }
        int year = month > 8 ? date.getYear() : date.getYear() - 1;
        return in(year).stream().anyMatch(days -> days.hold(date));
    }

    /** Those of the school year that begins in {@code year}, but the summer. */
    private List<Days> in(int year) {
        var announced = announcements.of(Occasion.SCHOOL_HOLIDAY, year);
        return announced.isEmpty() ? usual(year) : announced;
    }

    private static List<Days> usual(int year) {
        return List.of(
                weeks(1, LocalDate.of(year, Month.OCTOBER, 26)),
                weeks(2, LocalDate.of(year, Month.DECEMBER, 16)),
                weeks(1, LocalDate.of(year + 1, Month.FEBRUARY, 1)),
                weeks(2, LocalDate.of(year + 1, Month.MARCH, 15)));
    }

    /** From the first Monday that is not before {@code earliest}. */
    private static Days weeks(int count, LocalDate earliest) {
        return Days.from(earliest.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)), 7 * count);
    }
}
