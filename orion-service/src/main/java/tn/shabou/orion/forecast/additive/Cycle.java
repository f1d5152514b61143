package tn.shabou.orion.forecast.additive;

import java.time.LocalDate;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;

/** What a season turns with. */
public sealed interface Cycle {

    /** How often it has turned up to {@code time}, whole turns and the part of the present one. */
    double turns(double time);

    /** The solar year, in days. */
    Cycle YEAR = new Every(365.25);

    /** The week, in days. */
    Cycle WEEK = new Every(7);

    /** Turns once in {@code period}, in the unit of the times. */
    record Every(double period) implements Cycle {

        public Every {
            if (!(period > 0)) {
                throw new IllegalArgumentException("no period: " + period);
            }
        }

        @Override
        public double turns(double time) {
            return time / period;
        }
    }

    /**
     * The year of the Hijri calendar, 354 or 355 days, so that Ramadan and the feasts fall on the
     * same part of every turn. Times must be days since 1970-01-01. Outside the years for which the
     * calendar is tabulated (1883 to 2174) every year has its mean length.
     */
    record HijriYear() implements Cycle {

        private static final double MEAN_DAYS = 354.36707;
        private static final HijrahDate FIRST = HijrahDate.of(1301, 1, 1);
        private static final HijrahDate AFTER_LAST = HijrahDate.of(1600, 1, 1);

        @Override
        public double turns(double time) {
            if (time < FIRST.toEpochDay()) {
                return 1301 + (time - FIRST.toEpochDay()) / MEAN_DAYS;
            }
            if (time >= AFTER_LAST.toEpochDay()) {
                return 1600 + (time - AFTER_LAST.toEpochDay()) / MEAN_DAYS;
            }
            long day = (long) Math.floor(time);
            var date = HijrahChronology.INSTANCE.date(LocalDate.ofEpochDay(day));
            double passed = date.get(ChronoField.DAY_OF_YEAR) - 1 + (time - day);
            return date.get(ChronoField.YEAR) + passed / date.lengthOfYear();
        }
    }
}
