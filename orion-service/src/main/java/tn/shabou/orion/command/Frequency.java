package tn.shabou.orion.command;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a series is observed: what its times count, and how long its cycle is. */
enum Frequency {
    D(7, 14),
    W(52, 65),
    M(12, 15),
    Q(4, 8);

    private static final Pattern DATE =
            Pattern.compile("(\\d{4})[-/](\\d{1,2})(?:[-/](\\d{1,2}))?(?:[T ].*)?");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})[- ]?[Qq]([1-4])");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-?[Ww](\\d{1,2})");
    private static final int DAYS_TO_MONDAY = 3;

    private final int season;
    private final int depth;

    Frequency(int season, int depth) {
        this.season = season;
        this.depth = depth;
    }

    /** Periods of one cycle, unless told otherwise. */
    int season() {
        return season;
    }

    /** Periods that models of many series look back: a quarter more than a cycle. */
    int depth(int season) {
        return Math.max(depth, (int) Math.ceil(1.25 * season));
    }

    /**
     * The number of the period that a time lies in: whole numbers as they are, dates counted from
     * 1970.
     *
     * @throws IllegalArgumentException saying what is wrong with the time
     */
    int period(String time) {
        try {
            if (time.length() < 10
                    && time.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-')
                    && time.lastIndexOf('-') <= 0) {
                return Integer.parseInt(time);
            }
            return period(date(time), time);
        } catch (NumberFormatException | DateTimeException e) {
            throw unreadable(time);
        }
    }

    private int period(LocalDate date, String time) {
        return switch (this) {
            case D -> {
                if (!DATE.matcher(time).matches() || time.length() < 8) {
                    throw unreadable(time);
                }
                yield Math.toIntExact(date.toEpochDay());
            }
            case W -> {
                if (time.length() < 7) {
                    throw unreadable(time);
                }
                yield Math.toIntExact(Math.floorDiv(date.toEpochDay() + DAYS_TO_MONDAY, 7L));
            }
            case M -> date.getYear() * 12 + date.getMonthValue() - 1;
            case Q -> date.getYear() * 4 + (date.getMonthValue() - 1) / 3;
        };
    }

    private LocalDate date(String time) {
        Matcher quarter = QUARTER.matcher(time);
        if (this == Q && quarter.matches()) {
            return LocalDate.of(number(quarter, 1), 3 * number(quarter, 2) - 2, 1);
        }
        Matcher week = WEEK.matcher(time);
        if (this == W && week.matches()) {
            return LocalDate.of(number(week, 1), 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(week, 2));
        }
        Matcher date = DATE.matcher(time);
        boolean whole = date.matches() && date.group(3) != null;
        if (!date.matches() || (!whole && (this == D || this == W))) {
            throw unreadable(time);
        }
        return LocalDate.of(number(date, 1), number(date, 2), whole ? number(date, 3) : 1);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private IllegalArgumentException unreadable(String time) {
        String example =
                switch (this) {
                    case D -> "2026-03-31";
                    case W -> "2026-03-30 or 2026-W14";
                    case M -> "2026-03 or 2026-03-31";
                    case Q -> "2026-Q1 or 2026-03-31";
                };
        return new IllegalArgumentException(
                "time \"%s\" is neither a whole number nor like %s".formatted(time, example));
    }
}
