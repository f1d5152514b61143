package tn.shabou.api.csv;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking a cell for a formula: what begins like one gets an apostrophe
 * before it, which reading takes away again.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP: CSV injection</a>
 */
public final class FormulaGuard {

    private static final Pattern LIKE_A_FORMULA = Pattern.compile("'*[=+\\-@\t\r\n＝＋－＠]");

    private FormulaGuard() {}

    public static String guard(String cell) {
        return LIKE_A_FORMULA.matcher(cell).lookingAt() ? "'" + cell : cell;
    }

    /** What {@link #guard} was given. */
    public static String unguard(String cell) {
        return cell.startsWith("'") && LIKE_A_FORMULA.matcher(cell).lookingAt()
                ? cell.substring(1)
                : cell;
    }
}
