package tn.shabou.api.imports.sales;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Wording;

/**
 * Reads numbers as shops write them, in thousandths: {@code 1 234,500}, {@code 1,234.5}, {@code
 * (2)}, {@code 2-}, {@code 10,500 DT}. A single point or comma is a decimal mark, as millimes are
 * the third decimal.
 */
final class Amounts {

    private static final int MOST_DIGITS = 11;
    private static final int DECIMALS = 3;
    private static final Pattern CURRENCY =
            Pattern.compile("(?iu)\\s*(tnd|dt|dinars?|د\\.?\\s?ت\\.?)$");

    private Amounts() {}

    /**
     * Empty for an empty cell.
     *
     * @throws SalesFault of that kind when it is no number
     */
    static OptionalLong thousandths(String cell, SalesFault.Kind kind) throws SalesFault {
        var text = plain(cell);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        var negative = isNegative(text);
        var digits = negative || text.startsWith("+") ? unsigned(text) : text;
        var value = value(digits);
        if (value == null) {
            throw new SalesFault(
                    kind, Wording.of("\"%s\" is no number of at most three decimals", cell));
        }
        return OptionalLong.of(negative ? -value : value);
    }

    private static String plain(String cell) {
        var text = cell;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '.' && c != ',' && c != '-' && (c < '0' || c > '9')) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static String cleaned(String cell) {
        var text = Digits.western(CURRENCY.matcher(cell.strip()).replaceFirst(""));
        return text.replace('٫', '.').replace('٬', '\'').replaceAll("[\\s\\u00a0\\u202f'’]", "");
    }

    private static boolean isNegative(String text) {
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        return first == '-' || first == '−' || last == '-' || (first == '(' && last == ')');
    }

    private static String unsigned(String text) {
        int begin = Character.isDigit(text.charAt(0)) ? 0 : 1;
        int end = begin == 0 || text.endsWith(")") ? text.length() - 1 : text.length();
        return text.substring(begin, Math.max(begin, end));
    }

    private static @Nullable Long value(String digits) {
        int mark = mark(digits);
        var whole = mark < 0 ? digits : digits.substring(0, mark);
        var fraction = mark < 0 ? "" : digits.substring(mark + 1);
        if (mark >= 0 && (whole.indexOf('.') >= 0 || whole.indexOf(',') >= 0)) {
            whole = whole.replace(digits.charAt(mark) == ',' ? "." : ",", "");
        } else if (mark < 0) {
            whole = ungrouped(whole);
        }
        if (whole.isEmpty() && fraction.isEmpty()) {
            return null;
        }
        return isDigits(whole) && isDigits(fraction) && whole.length() <= MOST_DIGITS
                ? thousandths(whole, fraction)
                : null;
    }

    /** Where the decimal mark stands: the last mark, unless it stands there more than once. */
    private static int mark(String digits) {
        int mark = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        return mark >= 0 && digits.indexOf(digits.charAt(mark)) == mark ? mark : -1;
    }

    /** {@code 1.234.567} without its marks; anything else as it is. */
    private static String ungrouped(String whole) {
        return whole.matches("\\d{1,3}([.,])\\d{3}(\\1\\d{3})*")
                ? whole.replaceAll("[.,]", "")
                : whole;
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static @Nullable Long thousandths(String whole, String fraction) {
        long value = whole.isEmpty() ? 0 : Long.parseLong(whole);
        for (int i = 0; i < Math.max(DECIMALS, fraction.length()); i++) {
            int digit = i < fraction.length() ? fraction.charAt(i) - '0' : 0;
            if (i >= DECIMALS && digit != 0) {
                return null;
            }
            value = i < DECIMALS ? value * 10 + digit : value;
        }
        return value;
    }
}
