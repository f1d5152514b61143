package tn.shabou.orion.calendar;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import tn.shabou.model.forecasts.Grain;

/** What is special about the days of the past and of the future. Immutable. */
public final class TunisianCalendar {

    private final HijriDays hijriDays;
    private final SchoolHolidays schoolHolidays;
    private final Announcements announcements;

    private TunisianCalendar(Announcements announcements) {
        hijriDays = new HijriDays(announcements);
        schoolHolidays = new SchoolHolidays(announcements);
        this.announcements = announcements;
    }

    /** With what is known to have been announced. */
    public static TunisianCalendar asKnown() {
        return with(Announcements.known());
    }

    public static TunisianCalendar with(Announcements announcements) {
        return new TunisianCalendar(announcements);
    }

    public boolean is(Occasion occasion, LocalDate date) {
        return switch (occasion) {
            case NATIONAL_DAY ->
                    NationalDays.isOn(date)
                            || announcements.of(occasion, date.getYear()).stream()
                                    .anyMatch(days -> days.hold(date));
            case SCHOOL_HOLIDAY -> schoolHolidays.isOn(date);
            case RAMADAN, AID_EL_FITR, AID_EL_IDHA, HIJRI_NEW_YEAR, MOULED ->
                    hijriDays.isOn(occasion, date);
        };
    }

    /** All that falls on {@code date}; empty on a day like others. */
    public Set<Occasion> on(LocalDate date) {
        return EnumSet.allOf(Occasion.class).stream()
                .filter(occasion -> is(occasion, date))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Occasion.class)));
    }

    public boolean isPublicHoliday(LocalDate date) {
        return on(date).stream().anyMatch(Occasion::isPublicHoliday);
    }

    /** The first day of {@code occasion} in a year of the Hijri calendar, 1301 to 1599. */
    public LocalDate firstDay(Occasion occasion, int hijriYear) {
        return hijriDays.in(occasion, hijriYear).first();
    }

    /** All its days from {@code from} up to the day before {@code before}, ascending. */
    public Set<LocalDate> days(Occasion occasion, LocalDate from, LocalDate before) {
        return from.datesUntil(before)
                .filter(date -> is(occasion, date))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Its share, 0 to 1, of the days from {@code from} up to the day before {@code before}. */
    public double share(Occasion occasion, LocalDate from, LocalDate before) {
        long days = before.toEpochDay() - from.toEpochDay();
        return (double) from.datesUntil(before).filter(date -> is(occasion, date)).count() / days;
    }

    /**
     * A regressor: the share of {@code occasion} in the period that holds a day, given in days
     * since 1970-01-01. Of a day it is 0 or 1. It remembers what it was asked, for the next series.
     */
    public DoubleUnaryOperator regressor(Occasion occasion, Grain grain) {
        var shares = new ConcurrentHashMap<LocalDate, Double>();
        return epochDay -> {
            var start = grain.startOf(LocalDate.ofEpochDay((long) Math.floor(epochDay)));
            return shares.computeIfAbsent(
                    start, first -> share(occasion, first, grain.plus(first, 1)));
        };
    }
}
