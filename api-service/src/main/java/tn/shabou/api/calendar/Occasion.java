package tn.shabou.api.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What may be announced. Religious days are told by the month and day of the Hijri calendar. */
enum Occasion {
    NATIONAL_DAY(0, 0),
    RAMADAN(9, 1),
    AID_EL_FITR(10, 1),
    AID_EL_IDHA(12, 10),
    HIJRI_NEW_YEAR(1, 1),
    MOULED(3, 12),
    SCHOOL_HOLIDAY(0, 0);

    /** The moon is seen at most so many days away from where it is computed. */
    private static final int FARTHEST = 3;

    private final int month;
    private final int day;

    Occasion(int month, int day) {
        this.month = month;
        this.day = day;
    }

    boolean isReligious() {
        return month > 0;
    }

    /**
     * The year to which such a day belongs: of the Hijri calendar, of the beginning of the school
     * year, or its own; empty when it is no such day.
     */
    Optional<Integer> year(LocalDate first) {
        if (this == SCHOOL_HOLIDAY) {
            return Optional.of(
                    first.getMonthValue() >= Month.SEPTEMBER.getValue()
                            ? first.getYear()
                            : first.getYear() - 1);
        }
        return isReligious() ? hijriYear(first) : Optional.of(first.getYear());
    }

    private Optional<Integer> hijriYear(LocalDate first) {
        try {
            int near = HijrahChronology.INSTANCE.date(first).get(ChronoField.YEAR);
            for (int year = near - 1; year <= near + 1; year++) {
                var computed = LocalDate.from(HijrahDate.of(year, month, day));
                if (Math.abs(ChronoUnit.DAYS.between(computed, first)) <= FARTHEST) {
                    return Optional.of(year);
                }
            }
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
