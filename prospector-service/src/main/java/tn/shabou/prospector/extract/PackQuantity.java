package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.Optional;
import java.util.regex.Pattern;

/** How many pieces one buys for the price: {@code lot de 4}, {@code la paire}, {@code 2er-Set}. */
final class PackQuantity {

    private static final Pattern COUNTED =
            words(
                    "(?:lot|jeu|pack|paquet|set|bo[iî]te|kit|packung|confezione|conf\\.|paquete|juego|caja|طقم|مجموعة)"
                            + "\\s*(?:de|of|von|mit|da|di|con|à|من)?\\s*(?<a>\\d{1,3})(?![\\d,./]|\\s*(?:[vw]|ah?|k?g|m?l|cm|mm|m|en|in|pouces)(?!\\p{L}))"
                            + "|(?<b>\\d{1,3})\\s*-?er[- ]?(?:set|pack|packung|satz)"
                            + "|(?<c>\\d{1,3})[ -]?(?:pi[èe]ces?|pcs?\\.?|pieces?|st(?:ü|ue)ck|stk\\.?|pezzi|pz\\.?|piezas|uds?\\.?|unidades|قطع|قطعة|pack)");
    private static final Pattern PAIR =
            words(
                    "(?:la|une|par|en) paire|paire de|pair of|pair|1 paar|paarweise|coppia(?: di)?|par de|زوج");

    private static final int MOST = 500;

    private PackQuantity() {}

    /** Empty when the name tells none; one piece is told like any other number. */
    static Optional<Found<Integer>> of(Found<String> name) {
        var counted = COUNTED.matcher(name.value());
        if (counted.find()) {
            int pieces =
                    Integer.parseInt(
                            first(counted.group("a"), counted.group("b"), counted.group("c")));
            return pieces >= 1 && pieces <= MOST
                    ? Optional.of(new Found<>(pieces, name.source(), counted.group(), 0.8))
                    : Optional.empty();
        }
        var pair = PAIR.matcher(name.value());
        return pair.find()
                ? Optional.of(new Found<>(2, name.source(), pair.group(), 0.75))
                : Optional.empty();
    }

    private static String first(String... groups) {
        for (var group : groups) {
            if (group != null) {
                return group;
            }
        }
        return "0";
    }

    private static Pattern words(String words) {
        return Pattern.compile(
                "(?<![\\p{L}\\d])(?:" + words + ")(?![\\p{L}])", CASE_INSENSITIVE | UNICODE_CASE);
    }
}
