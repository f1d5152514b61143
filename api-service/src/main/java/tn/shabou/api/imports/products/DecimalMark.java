package tn.shabou.api.imports.products;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads numbers as a file writes them: {@code 1 234,500}, {@code 1.234,5}, {@code 1,234.50 TND},
 * {@code ١٢٫٥}.
 */
enum DecimalMark {
    POINT('.', ','),
    COMMA(',', '.'),
    /**
     * Nothing tells: a dinar has three decimals, so a lone mark is more likely theirs than of
     * thousands.
     */
    EITHER('.', ',');

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,12})?");
    private static final Pattern CURRENCY = Pattern.compile("(?i)(?:tnd|dt|dinars?|د\\.ت)\\.?$");
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0\u202f\u2009'’]+");

    private final char mark;
    private final char group;

    DecimalMark(char mark, char group) {
        this.mark = mark;
        this.group = group;
    }

    String symbol() {
        return this == EITHER ? ".," : String.valueOf(mark);
    }

    static Optional<DecimalMark> of(String symbol) {
        return Arrays.stream(values()).filter(mark -> mark.symbol().equals(symbol)).findFirst();
    }

    /**
     * The mark that this number must have been written with; empty when it does not tell: {@code
     * 12,500} may be twelve and a half, or twelve thousand five hundred.
     */
    static Optional<DecimalMark> evidence(String cell) {
        var text = bare(cell);
        int point = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        if (point < 0 && comma < 0) {
            return Optional.empty();
        }
        var last = point > comma ? POINT : COMMA;
        int place = Math.max(point, comma);
        if (point >= 0 && comma >= 0) {
            return Optional.of(last);
        }
        if (text.indexOf(last.mark) != place) {
            // Groups repeat, a decimal mark does not.
            return Optional.of(last == POINT ? COMMA : POINT);
        }
        var tells = text.length() - place - 1 != 3 || place > 3 || text.startsWith("0");
        return tells ? Optional.of(last) : Optional.empty();
    }

    /** Empty when the text is no number. */
    Optional<BigDecimal> read(String cell) {
        var text = bare(cell);
        var written = evidence(text).orElse(this == EITHER ? alone(text) : this);
        if (!areGroupsWhole(text, written)) {
            return Optional.empty();
        }
        var plain = text.replace(String.valueOf(written.group), "").replace(written.mark, '.');
        return NUMBER.matcher(plain).matches()
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }

    private static DecimalMark alone(String text) {
        return text.indexOf(COMMA.mark) < 0 ? POINT : COMMA;
    }

    private static boolean areGroupsWhole(String text, DecimalMark written) {
        int end = text.indexOf(written.mark);
        var groups =
                (end < 0 ? text : text.substring(0, end))
                        .split(Pattern.quote(String.valueOf(written.group)), -1);
        for (int i = 1; i < groups.length; i++) {
            if (groups[i].length() != 3) {
                return false;
            }
        }
        return end < 0 || text.indexOf(written.group, end) < 0;
    }

    private static String bare(String cell) {
        var digits = new StringBuilder(cell.length());
        cell.codePoints()
                .forEach(c -> {
                    int digit = Character.digit(c, 10);
                    if (digit >= 0) {
                        digits.append((char) ('0' + digit));
                    } else {
                        digits.appendCodePoint(c == '٫' ? ',' : c == '٬' ? '\'' : c);
                    }
                });
        var withoutBlanks = BLANKS.matcher(digits).replaceAll("");
        return CURRENCY.matcher(withoutBlanks).replaceAll("");
    }
}
