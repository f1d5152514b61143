package tn.shabou.api.enquiries;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Language;
import tn.shabou.model.Money;

/** What customer and shop write to each other, ready to send, in the customer's language. */
final class Messages {

    /** A message must fit into a link, and people do not read long ones. */
    private static final int MOST_LINES = 10;

    /** Keeps numbers and codes from being turned round within Arabic. */
    private static final String LEFT_TO_RIGHT = "\u200e";

    private Messages() {}

    /** What an enquiry comes to. */
    record Content(
            Language language, String code, @Nullable String vehicle, List<Receipt.Line> lines) {}

    /** From the customer: what is asked for. */
    static String request(Content content) {
        var greeting =
                content.language == Language.AR
                        ? "السلام عليكم، طلبي رقم " + code(content) + ":"
                        : "Bonjour, ma demande " + content.code + " :";
        return Stream.of(Stream.of(greeting), lines(content), Stream.of(total(content)))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
    }

    /** From the shop: the beginning of an answer. */
    static String reply(Content content) {
        var greeting =
                content.language == Language.AR
                        ? "السلام عليكم، بخصوص طلبكم رقم " + code(content) + ":"
                        : "Bonjour, au sujet de votre demande " + content.code + " :";
        return Stream.of(Stream.of(greeting), lines(content), Stream.of(total(content)))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static String subject(Content content) {
        return content.language == Language.AR
                ? "طلبكم رقم " + code(content)
                : "Votre demande " + content.code;
    }

    /**
     * @param number E.164
     */
    static String whatsApp(String number, String text) {
        return "https://wa.me/%s?text=%s".formatted(number.replaceAll("\\D", ""), encoded(text));
    }

    /** As RFC 3986 wants it: a blank is no plus. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Stream<String> lines(Content content) {
        var shown = content.lines.stream().limit(MOST_LINES).map(line -> line(content, line));
        int more = content.lines.size() - MOST_LINES;
        return more > 0 ? Stream.concat(shown, Stream.of("… +" + more)) : shown;
    }

    private static String line(Content content, Receipt.Line line) {
        return content.language == Language.AR
                ? "• %1$s%2$d%1$s × %3$s (%1$s%4$s%1$s): %5$s"
                        .formatted(
                                LEFT_TO_RIGHT,
                                line.quantity(),
                                line.name(),
                                line.sku(),
                                dinars(content, line.price()))
                : "• %d × %s (%s) : %s"
                        .formatted(
                                line.quantity(),
                                line.name(),
                                line.sku(),
                                dinars(content, line.price()));
    }

    private static String total(Content content) {
        var total = dinars(content, Receipt.total(content.lines));
        var vehicle = content.vehicle;
        if (content.language == Language.AR) {
            return "المجموع: "
                    + total
                    + (vehicle == null
                            ? ""
                            : "\nالسيارة: " + LEFT_TO_RIGHT + vehicle + LEFT_TO_RIGHT);
        }
        return "Total : " + total + (vehicle == null ? "" : "\nVéhicule : " + vehicle);
    }

    private static String code(Content content) {
        return LEFT_TO_RIGHT + content.code + LEFT_TO_RIGHT;
    }

    private static String dinars(Content content, Money money) {
        var amount = money.amount().toPlainString().replace('.', ',');
        return content.language == Language.AR
                ? LEFT_TO_RIGHT + amount + LEFT_TO_RIGHT + " د.ت"
                : amount + " DT";
    }
}
