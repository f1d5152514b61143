package tn.shabou.orion.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * Public holidays of the solar calendar, by the decrees 2011-317 and 2021-223: the Revolution was
 * celebrated on 14 January from 2012 on, and is on 17 December since 2021.
 */
final class NationalDays {

    private static final Set<MonthDay> EVERY_YEAR =
            Set.of(
                    MonthDay.of(1, 1),
                    MonthDay.of(3, 20),
                    MonthDay.of(4, 9),
                    MonthDay.of(5, 1),
                    MonthDay.of(7, 25),
                    MonthDay.of(8, 13),
                    MonthDay.of(10, 15));
    private static final MonthDay IN_JANUARY = MonthDay.of(1, 14);
    private static final MonthDay IN_DECEMBER = MonthDay.of(12, 17);

    private NationalDays() {}

    static boolean isOn(LocalDate date) {
        var day = MonthDay.from(date);
        int year = date.getYear();
        return EVERY_YEAR.contains(day)
                || (day.equals(IN_JANUARY) && year >= 2012 && year <= 2021)
                || (day.equals(IN_DECEMBER) && year >= 2021);
    }
}
