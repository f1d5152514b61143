package tn.shabou.api.pages;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tn.shabou.api.http.Language;
import tn.shabou.model.Money;

/**
 * How numbers and money are written on pages: with the digits that Tunisians use in both languages.
 */
@TemplateExtension
public final class Written {

    /** Narrow, and never a place to break a line. */
    private static final char BETWEEN_THOUSANDS = '\u202f';

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private Written() {}

    /** {@code 1 234,500}: three decimals, without the currency. */
    public static String dinars(Money money) {
        return dinars(money.amount());
    }

    public static String dinars(BigDecimal amount) {
        var plain = amount.setScale(3).abs().toPlainString();
        int point = plain.indexOf('.');
        return (amount.signum() < 0 ? "−" : "")
                + grouped(plain.substring(0, point))
                + ","
                + plain.substring(point + 1);
    }

    /** {@code 12 345}. */
    public static String grouped(long number) {
        return grouped(Long.toString(number));
    }

    public static String grouped(int number) {
        return grouped(Long.toString(number));
    }

    /** As a schema of machines wants it: {@code 1234.500}. */
    public static String plain(Money money) {
        return money.amount().toPlainString();
    }

    /** {@code 23/11/2026}. */
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** How a language calls itself. */
    public static String ownName(Language language) {
        return language == Language.AR ? "العربية" : "Français";
    }

    public static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String grouped(String digits) {
        var text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            text.insert(at, BETWEEN_THOUSANDS);
        }
        return text.toString();
    }
}
