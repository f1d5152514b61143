package tn.shabou.api.products;

import tn.shabou.api.http.Language;

/**
 * Whether the part can be had. How many there are exactly is nobody's business.
 *
 * @param quantity at most {@value #SHOWN}
 * @param more whether there are more than that
 * @param text in the reader's language
 */
public record Availability(boolean inStock, int quantity, boolean more, String text) {

    static final int SHOWN = 10;

    static Availability of(int stock, Language language) {
        boolean more = stock > SHOWN;
        int shown = Math.min(stock, SHOWN);
        return new Availability(
                stock > 0,
                shown,
                more,
                language == Language.AR ? arabic(shown, more) : french(shown, more));
    }

    private static String french(int shown, boolean more) {
        if (more) {
            return "En stock : plus de " + shown;
        }
        return shown > 0 ? "En stock : " + shown : "En rupture de stock";
    }

    private static String arabic(int shown, boolean more) {
        if (more) {
            return "متوفر: أكثر من " + shown;
        }
        return shown > 0 ? "متوفر: " + shown : "غير متوفر حاليا";
    }
}
