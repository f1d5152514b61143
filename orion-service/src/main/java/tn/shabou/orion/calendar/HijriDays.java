package tn.shabou.orion.calendar;

import java.time.LocalDate;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;

/**
 * Religious days, computed by the calendar of Umm al-Qura unless announced otherwise. It is
 * tabulated for the years 1301 to 1600 (1883 to 2174); there are no religious days outside of them.
 */
final class HijriDays {

    private static final int FIRST_YEAR = 1301;
    private static final int LAST_YEAR = 1599;
    private static final LocalDate START = LocalDate.from(HijrahDate.of(FIRST_YEAR, 1, 1));
    private static final LocalDate END = LocalDate.from(HijrahDate.of(LAST_YEAR + 1, 1, 1));

    /** Since the presidential decree 2021-223 Aïd el-Fitr has a third day. */
    private static final int YEAR_OF_THIRD_DAY = 1443;

    private final Announcements announcements;

    HijriDays(Announcements announcements) {
        this.announcements = announcements;
    }

    boolean isOn(Occasion occasion, LocalDate date) {
        if (date.isBefore(START) || !date.isBefore(END)) {
            return false;
        }
        int year = HijrahChronology.INSTANCE.date(date).get(ChronoField.YEAR);
        // An announced day may fall just outside of its computed year.
        for (int near = Math.max(FIRST_YEAR, year - 1);
                near <= Math.min(LAST_YEAR, year + 1);
                near++) {
            if (in(occasion, near).hold(date)) {
                return true;
            }
        }
        return false;
    }

    Days in(Occasion occasion, int year) {
        var first = firstOf(occasion, year);
        return switch (occasion) {
            case RAMADAN -> new Days(first, firstOf(Occasion.AID_EL_FITR, year).minusDays(1));
            case AID_EL_FITR -> Days.from(first, year < YEAR_OF_THIRD_DAY ? 2 : 3);
            case AID_EL_IDHA -> Days.from(first, 2);
            default -> Days.from(first, 1);
        };
    }

    private LocalDate firstOf(Occasion occasion, int year) {
        var announced = announcements.of(occasion, year);
        return announced.isEmpty() ? computed(occasion, year) : announced.getFirst().first();
    }

    private static LocalDate computed(Occasion occasion, int year) {
        return LocalDate.from(
                switch (occasion) {
                    case HIJRI_NEW_YEAR -> HijrahDate.of(year, 1, 1);
                    case MOULED -> HijrahDate.of(year, 3, 12);
                    case RAMADAN -> HijrahDate.of(year, 9, 1);
                    case AID_EL_FITR -> HijrahDate.of(year, 10, 1);
                    case AID_EL_IDHA -> HijrahDate.of(year, 12, 10);
                    case NATIONAL_DAY, SCHOOL_HOLIDAY ->
                            throw new IllegalArgumentException(occasion + " is not religious");
                });
    }
}
