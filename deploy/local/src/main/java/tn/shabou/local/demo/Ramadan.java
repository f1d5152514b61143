package tn.shabou.local.demo;

import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.stream.IntStream;

/** How the month of fasting changes what workshops buy. */
final class Ramadan {

    private static final int SHAABAN = 8;
    private static final int RAMADAN = 9;
    private static final int SECOND_HALF = 15;
    private static final double WHILE_FASTING = 0.75;
    private static final double BEFORE = 1.15;

    private Ramadan() {}

    /** Sales in that week compared with others: fewer while fasting, more just before. */
    static double factor(LocalDate monday) {
        return IntStream.range(0, 7)
                .mapToObj(monday::plusDays)
                .mapToDouble(Ramadan::ofDay)
                .average()
                .orElse(1);
    }

    private static double ofDay(LocalDate day) {
        var hijri = HijrahDate.from(day);
        return switch (hijri.get(ChronoField.MONTH_OF_YEAR)) {
            case RAMADAN -> WHILE_FASTING;
            case SHAABAN -> hijri.get(ChronoField.DAY_OF_MONTH) > SECOND_HALF ? BEFORE : 1;
            default -> 1;
        };
    }
}
