package tn.shabou.prospector.extract;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A run of digits and separators as it stands on a page, such as {@code 1.234,500}. What it amounts
 * to hangs on the currency: a dinar has three decimals, so that {@code 12.500} is twelve and a half
 * dinars, but twelve thousand five hundred of most others.
 */
record Numeral(String text) {

    /** Stands for digits of which something is missing. */
    static final Numeral UNREADABLE = new Numeral("");

    private static final Pattern GROUPS_BY_SPACE = Pattern.compile("\\d{1,3}( \\d{3})+");

    /**
     * The one amount that this can be.
     *
     * @param currency absent when unknown
     * @return empty when it can be read in more than one way
     */
    Optional<BigDecimal> amount(@Nullable String currency) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var digits = text.replace("'", "").replace("٬", "");
        if (GROUPS_BY_SPACE.matcher(integerPart(digits)).matches() || digits.indexOf(' ') < 0) {
            digits = digits.replace(" ", "");
        } else {
            return Optional.empty();
        }
        var grouped = digits.length() < text.length();
        if (digits.indexOf('٫') != digits.lastIndexOf('٫')) {
            return Optional.empty();
        }
        if (digits.indexOf('٫') >= 0) {
            digits = digits.replace(',', '.');
        }
        int point = digits.lastIndexOf('.');
        int comma = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('٫'));
        if (point < 0 && comma < 0) {
            return Optional.of(new BigDecimal(digits));
        }
        if (point >= 0 && comma >= 0) {
            return twoMarks(digits, Math.min(point, comma), Math.max(point, comma), currency);
        }
        int mark = Math.max(point, comma);
        if (digits.indexOf(digits.charAt(mark)) != mark) {
            return repeatedMark(digits, currency);
        }
        return oneMark(digits, mark, grouped, currency);
    }

    private static String integerPart(String digits) {
        int end = 0;
        while (end < digits.length() && ".,٫".indexOf(digits.charAt(end)) < 0) {
            end++;
        }
        return digits.substring(0, end);
    }

    /** Of two kinds of separators the last marks the decimals. */
    private static Optional<BigDecimal> twoMarks(
            String digits, int lastGroup, int mark, @Nullable String currency) {
        var whole = digits.substring(0, mark);
        var decimals = digits.substring(mark + 1);
        boolean sound =
                lastGroup < mark
                        && groups(whole, currency)
                        && decimals.length() <= Math.max(2, Currencies.decimals(currency));
        return sound ? Optional.of(join(whole, decimals)) : Optional.empty();
    }

    private static boolean groups(String whole, @Nullable String currency) {
        return ("INR".equals(currency) || "PKR".equals(currency))
                ? whole.matches("\\d{1,3}([.,]\\d{2,3})*[.,]\\d{3}")
                : whole.matches("\\d{1,3}([.,]\\d{3})+");
    }

    /** {@code 1.234.500} groups thousands, unless its last three digits could be millimes. */
    private static Optional<BigDecimal> repeatedMark(String digits, @Nullable String currency) {
        boolean sound = Currencies.decimals(currency) != 3 && groups(digits, currency);
        return sound ? Optional.of(join(digits, "")) : Optional.empty();
    }

    private static Optional<BigDecimal> oneMark(
            String digits, int mark, boolean grouped, @Nullable String currency) {
        var whole = digits.substring(0, mark);
        var decimals = digits.substring(mark + 1);
        if (decimals.length() < 3 || grouped || whole.equals("0") || digits.charAt(mark) == '٫') {
            return Optional.of(join(whole, decimals));
        }
        if (decimals.length() > 3) {
            return Optional.empty();
        }
        if (Currencies.decimals(currency) == 3 && currency != null) {
            return Optional.of(join(whole, decimals));
        }
        if (whole.length() > 3) {
            return Optional.of(join(whole, decimals));
        }
        boolean thousands =
                currency != null
                        && !(digits.charAt(mark) == '.' && Currencies.usesDecimalPoint(currency));
        return thousands ? Optional.of(join(whole + decimals, "")) : Optional.empty();
    }

    private static BigDecimal join(String whole, String decimals) {
        var plain = whole.replace(".", "").replace(",", "");
        return new BigDecimal(decimals.isEmpty() ? plain : plain + '.' + decimals);
    }
}
