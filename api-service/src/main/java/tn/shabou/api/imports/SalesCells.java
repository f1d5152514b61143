package tn.shabou.api.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tn.shabou.api.http.Wording;
import tn.shabou.model.forecasts.Grain;

/** Reads the cells of a sales file; says what it expected when it cannot. */
final class SalesCells {

    private static final Pattern ISO_DAY =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ].*)?");
    private static final Pattern FRENCH_DAY =
            Pattern.compile("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{1,2})");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,11}([.,]\\d{1,3})?");

    private SalesCells() {}

    /** What a cell cannot be read as. */
    static class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Wording wording;

        Unreadable(Wording wording) {
            super(wording.toString(), null, false, false);
            this.wording = wording;
        }

        Wording wording() {
            return wording;
        }
    }

    /** A day, and whether the cell named only its month. */
    record Period(LocalDate day, Grain grain) {}

    static Period period(String cell) throws Unreadable {
        try {
            return read(cell.strip());
        } catch (DateTimeException e) {
            throw new Unreadable(Wording.of("\"%s\" is not in the calendar", cell));
        }
    }

    private static Period read(String cell) throws Unreadable {
        var iso = ISO_DAY.matcher(cell);
        if (iso.matches()) {
            return new Period(
                    LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)), Grain.DAY);
        }
        var french = FRENCH_DAY.matcher(cell);
        if (french.matches()) {
            return new Period(
                    LocalDate.of(number(french, 3), number(french, 2), number(french, 1)),
                    Grain.DAY);
        }
        var month = MONTH.matcher(cell);
        if (month.matches()) {
            return new Period(LocalDate.of(number(month, 1), number(month, 2), 1), Grain.MONTH);
        }
        throw new Unreadable(
                Wording.of(
                        "\"%s\" is no date; write 2026-11-22, 22/11/2026, or 2026-11 for a month",
                        cell));
    }

    /**
     * Empty for an empty cell. Takes a decimal point or a decimal comma, at most three decimals.
     */
    static Optional<BigDecimal> number(String cell) throws Unreadable {
        var text = cell.strip().replace("\u00a0", "").replace("\u202f", "").replace(" ", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new Unreadable(Wording.of("\"%s\" is no number of at most three decimals", cell));
        }
        return Optional.of(new BigDecimal(text.replace(',', '.')));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
