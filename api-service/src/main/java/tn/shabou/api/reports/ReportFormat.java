package tn.shabou.api.reports;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the report writes days and figures. */
@TemplateExtension
public final class ReportFormat {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** Keeps numbers from being turned round within Arabic. */
    private static final String LEFT_TO_RIGHT = "\u200e";

    private ReportFormat() {}

    public static String day(LocalDate day) {
        return LEFT_TO_RIGHT + DAY.format(day) + LEFT_TO_RIGHT;
    }

    /** {@code 1 234,500 DT}. */
    public static String dinars(BigDecimal amount, String language) {
        var number = number("#,##0.000", amount.setScale(3, RoundingMode.HALF_EVEN));
        return language.equals("ar")
                ? LEFT_TO_RIGHT + number + LEFT_TO_RIGHT + " د.ت"
                : number + " DT";
    }

    /** {@code +12,5 %}. */
    public static String signed(Double percent, String language) {
        var number = number("+#,##0.0;-#,##0.0", percent) + " %";
        return language.equals("ar") ? LEFT_TO_RIGHT + number + LEFT_TO_RIGHT : number;
    }

    private static String number(String pattern, Number number) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.FRENCH);
        // A blank that programs of mail show as one, and that no line breaks at.
        symbols.setGroupingSeparator('\u00a0');
        return new DecimalFormat(pattern, symbols).format(number);
    }

    /** What may be Latin, kept in one piece within Arabic. */
    public static String isolated(String text, String language) {
        return language.equals("ar") ? "\u2068" + text + "\u2069" : text;
    }
}
