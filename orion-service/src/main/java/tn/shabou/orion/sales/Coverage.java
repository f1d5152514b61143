package tn.shabou.orion.sales;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.forecasts.Grain;

/**
 * From when to when the sales records reach: the last whole period for which they are complete.
 * Every series of a grain ends there, since a part without a row in the last periods of a file sold
 * nothing in them.
 *
 * <p>Months are complete as far as the latest monthly row of any product, weeks as far as the
 * latest weekly one. Daily rows complete a week when they reach its Saturday, for many shops are
 * closed on Sunday. The period that is still running is never complete, whatever is recorded of it.
 * Nor is the week in whose midst daily rows begin, though it looks like one of few sales.
 *
 * @param lastMonth first day of the last complete month; absent where nothing is sold by month
 * @param lastWeek Monday of the last complete week; absent where nothing is sold by week or day
 * @param begunWeek Monday of the week in whose midst daily rows begin; absent where they begin on a
 *     Monday
 */
record Coverage(
        @Nullable LocalDate lastMonth,
        @Nullable LocalDate lastWeek,
        @Nullable LocalDate begunWeek) {

    /**
     * @param latest the latest period of any product, by the grain of its row
     * @param firstDay the earliest daily row of any product
     * @param today the day of which nothing is known yet to be complete
     */
    static Coverage of(
            Map<Grain, LocalDate> latest, @Nullable LocalDate firstDay, LocalDate today) {
        var month = wholeBefore(Grain.MONTH, today, latest.get(Grain.MONTH));
        var week = later(latest.get(Grain.WEEK), weekCompletedBy(latest.get(Grain.DAY)));
        return new Coverage(month, wholeBefore(Grain.WEEK, today, week), weekBegunBy(firstDay));
    }

    /** First day of the last complete period; absent where there is none of that grain. */
    @Nullable LocalDate last(Grain grain) {
        return grain == Grain.MONTH ? lastMonth : lastWeek;
    }

    private static @Nullable LocalDate wholeBefore(
            Grain grain, LocalDate today, @Nullable LocalDate latest) {
        if (latest == null) {
            return null;
        }
        var lastWhole = grain.plus(grain.startOf(today), -1);
        var recorded = grain.startOf(latest);
        return recorded.isBefore(lastWhole) ? recorded : lastWhole;
    }

    private static @Nullable LocalDate weekCompletedBy(@Nullable LocalDate day) {
        if (day == null) {
            return null;
        }
        var saturday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
        return Grain.WEEK.startOf(saturday);
    }

    private static @Nullable LocalDate weekBegunBy(@Nullable LocalDate day) {
        return day == null || day.getDayOfWeek() == DayOfWeek.MONDAY
                ? null
                : Grain.WEEK.startOf(day);
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
