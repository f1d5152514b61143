package tn.shabou.model.forecasts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The length of a period of sales. Weeks begin on Monday. */
public enum Grain {
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS);

    private final ChronoUnit unit;

    Grain(ChronoUnit unit) {
        this.unit = unit;
    }

    /** First day of the period that holds {@code date}. */
    public LocalDate startOf(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
        };
    }

    /**
     * First day of the period that is {@code periods} after the one that begins at {@code start}.
     */
    public LocalDate plus(LocalDate start, long periods) {
        return start.plus(periods, unit);
    }

    /**
     * Whole periods from the one that begins at {@code from} to the one that begins at {@code to}.
     */
    public int periodsBetween(LocalDate from, LocalDate to) {
        return Math.toIntExact(unit.between(from, to));
    }
}
