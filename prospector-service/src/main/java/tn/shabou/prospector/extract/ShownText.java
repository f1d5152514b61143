package tn.shabou.prospector.extract;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The text of a small element as a reader takes it: raised cents, {@code 19<sup>99</sup>}, are
 * decimals and not further digits, and struck-out parts are left out.
 */
final class ShownText {

    private static final Vocabulary CENTS =
            new Vocabulary(
                    Pattern.compile(
                            "(?i)cent|decimal|fraction|superscript|(?:^|[\\s_-])sup(?:$|[\\s_-])|minor"));
    private static final Pattern SMALL_DIGITS = Pattern.compile("[€$£]?\\d{2,3}");

    private ShownText() {}

    static String of(Element element) {
        var text = new StringBuilder();
        append(element, text);
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    private static void append(Node node, StringBuilder text) {
        if (node instanceof TextNode words) {
            text.append(words.getWholeText());
        } else if (node instanceof Element element
                && !Visibility.isStruck(element)
                && !Visibility.isHidden(element)) {
            var cents = isCents(element) ? element.text() : "";
            boolean decimals = SMALL_DIGITS.matcher(cents).matches() && endsWithDigit(text);
            if (decimals) {
                text.append(Character.isDigit(cents.charAt(0)) ? "," : "");
            } else if (element.isBlock() || element.normalName().equals("br")) {
                text.append(' ');
            }
            element.childNodes().forEach(child -> append(child, text));
            if (element.isBlock()) {
                text.append(' ');
            }
        }
    }

    /** Decimals that stand in an element of their own, behind the number that they belong to. */
    static boolean isRaised(Element element) {
        if (!isCents(element)) {
            return false;
        }
        var before = element.previousSibling();
        var text = new StringBuilder(before == null ? "" : before.nodeValue());
        if (before instanceof Element whole) {
            text.append(whole.text());
        }
        return SMALL_DIGITS.matcher(element.text()).matches() && endsWithDigit(text);
    }

    private static boolean isCents(Element element) {
        return element.normalName().equals("sup") || CENTS.isIn(Visibility.names(element));
    }

    private static boolean endsWithDigit(StringBuilder text) {
        int last = text.length() - 1;
        while (last >= 0 && Character.isWhitespace(text.charAt(last))) {
            last--;
        }
        boolean digit = last >= 0 && Character.isDigit(text.charAt(last));
        if (digit) {
            text.setLength(last + 1);
        }
        return digit;
    }
}
