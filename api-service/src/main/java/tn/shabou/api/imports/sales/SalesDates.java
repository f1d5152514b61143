package tn.shabou.api.imports.sales;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Wording;
import tn.shabou.model.forecasts.Grain;

/**
 * Reads the dates of a file: {@code 2026-11-22}, {@code 22/11/2026}, {@code 22-11-26}, {@code
 * 22.11.2026}, {@code 20261122}, {@code 22 novembre 2026}, the numbers of Excel, with or without a
 * time of day; months ({@code 2026-11}, {@code 11/2026}, {@code nov. 2026}) and weeks ({@code
 * 2026-W47}).
 */
final class SalesDates {

    private static final String TIME = "(?:[T ,].*)?";
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + TIME);
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})" + TIME);
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:[.,]\\d+)?");
    private static final Pattern NAMED =
            Pattern.compile("(?:(\\d{1,2})[ ./-])?([\\p{L}\\p{M}.]{3,12})[ ./-](\\d{4}|\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.](\\d{1,2})");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})[-/.](\\d{4})");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-?[WwSs](\\d{1,2})");

    /** Day 0 of Excel, which counts a 29 February 1900 that never was. */
    private static final LocalDate EXCEL = LocalDate.of(1899, 12, 30);

    private static final int REMEMBERED = 10_000;
    private static final int EARLIEST_YEAR = 1900;
    private static final int MONTHS = 12;

    private final @Nullable DateOrder order;
    private final int told;
    private final Map<String, Period> read =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Period> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /**
     * @param order absent where the file does not tell
     * @param told the line that tells it; 0 where it was said with the file
     */
    SalesDates(@Nullable DateOrder order, int told) {
        this.order = order;
        this.told = told;
    }

    /** A day, and how long the period is that the cell named. */
    record Period(LocalDate day, Grain grain) {}

    /** What a cell tells about the order of day and month; empty when it does not. */
    static Optional<DateOrder> evidence(String cell) {
        var numbers = NUMBERS.matcher(Digits.western(cell.strip()));
        if (!numbers.matches() || numbers.group(2).equals(".")) {
            return Optional.empty();
        }
        int first = number(numbers, 1);
        int second = number(numbers, 3);
        return (first > MONTHS) == (second > MONTHS)
                ? Optional.empty()
                : Optional.of(first > MONTHS ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
    }

    /** Whether the cell may be read in two ways. */
    static boolean isAmbiguous(String cell) {
        var numbers = NUMBERS.matcher(Digits.western(cell.strip()));
        return numbers.matches()
                && !numbers.group(2).equals(".")
                && number(numbers, 1) <= MONTHS
                && number(numbers, 3) <= MONTHS
                && number(numbers, 1) != number(numbers, 3);
    }

    Period period(String cell) throws SalesFault {
        var known = read.get(cell);
        if (known != null) {
            return known;
        }
        try {
            var found = read(Digits.western(cell.strip()), cell);
            if (found.day.getYear() < EARLIEST_YEAR) {
                throw notInTheCalendar(cell);
            }
            read.put(cell, found);
            return found;
        } catch (DateTimeException e) {
            throw notInTheCalendar(cell);
        }
    }

    private Period read(String text, String cell) throws SalesFault {
        var iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(number(iso, 1), number(iso, 2), number(iso, 3));
        }
        var numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return numbers(numbers, cell);
        }
        var compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return day(number(compact, 1), number(compact, 2), number(compact, 3));
        }
        var serial = SERIAL.matcher(text);
        if (serial.matches()) {
            return new Period(EXCEL.plusDays(number(serial, 1)), Grain.DAY);
        }
        return named(text)
                .orElseThrow(() ->
                        new SalesFault(
                                SalesFault.Kind.DATE,
                                Wording.of(
                                        "\"%s\" is no date; write 2026-11-22, 22/11/2026, or 2026-11 for a month",
                                        cell)));
    }

    private Period numbers(Matcher numbers, String cell) throws SalesFault {
        int first = number(numbers, 1);
        int second = number(numbers, 3);
        int year = year(numbers.group(4));
        if (numbers.group(2).equals(".")) {
            return day(year, second, first);
        }
        if (order == null && isAmbiguous(cell)) {
            throw ambiguous(cell);
        }
        var breaks = evidence(cell).filter(seen -> order != null && seen != order);
        if (breaks.isPresent()) {
            throw new SalesFault(SalesFault.Kind.DATE_ORDER, breaks(cell, breaks.get()));
        }
        var monthFirst = order == DateOrder.MONTH_FIRST || (order == null && second > MONTHS);
        return monthFirst ? day(year, first, second) : day(year, second, first);
    }

    static SalesFault ambiguous(String cell) {
        return new SalesFault(
                SalesFault.Kind.DATE_ORDER,
                Wording.of("\"%s\" may be two dates; send dateOrder with the file", cell));
    }

    private Wording breaks(String cell, DateOrder seen) {
        if (told == 0) {
            return Wording.of(
                    "\"%s\" breaks the order of day and month in which the file is read", cell);
        }
        return seen == DateOrder.DAY_FIRST
                ? Wording.of("\"%s\" has its day first, line %d its month", cell, told)
                : Wording.of("\"%s\" has its month first, line %d its day", cell, told);
    }

    /** Names of months, months and weeks. */
    private static Optional<Period> named(String text) {
        var month = MONTH.matcher(text);
        if (month.matches()) {
            return Optional.of(month(number(month, 1), number(month, 2)));
        }
        var monthFirst = MONTH_FIRST.matcher(text);
        if (monthFirst.matches()) {
            return Optional.of(month(number(monthFirst, 2), number(monthFirst, 1)));
        }
        var week = WEEK.matcher(text);
        if (week.matches()) {
            return Optional.of(week(number(week, 1), number(week, 2)));
        }
        var named = NAMED.matcher(text);
        return named.matches() ? named(named) : Optional.empty();
    }

    private static Optional<Period> named(Matcher named) {
        int year = year(named.group(3));
        return MonthNames.number(named.group(2))
                .map(month ->
                        named.group(1) == null
                                ? month(year, month)
                                : day(year, month, number(named, 1)));
    }

    private static Period day(int year, int month, int day) {
        return new Period(LocalDate.of(year, month, day), Grain.DAY);
    }

    private static Period month(int year, int month) {
        return new Period(LocalDate.of(year, month, 1), Grain.MONTH);
    }

    private static Period week(int year, int week) {
        // 4 January is always in the first week.
        var first = Grain.WEEK.startOf(LocalDate.of(year, 1, 4));
        var monday = first.plusWeeks(week - 1L);
        if (week < 1 || monday.get(IsoFields.WEEK_BASED_YEAR) != year) {
            throw new DateTimeException("no such week");
        }
        return new Period(monday, Grain.WEEK);
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 2 ? 2000 + year : year;
    }

    private static SalesFault notInTheCalendar(String cell) {
        return new SalesFault(
                SalesFault.Kind.DATE, Wording.of("\"%s\" is not in the calendar", cell));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
