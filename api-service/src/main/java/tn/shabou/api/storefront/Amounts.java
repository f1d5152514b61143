package tn.shabou.api.storefront;

import tn.shabou.api.http.Language;
import tn.shabou.api.http.Page;
import tn.shabou.api.pages.Written;

/**
 * How many parts there are, in words; Arabic has a form of its own for two, for few, and for many.
 */
final class Amounts {

    private static final int MOST_OF_FEW = 10;
    private static final int HUNDRED = 100;

    private Amounts() {}

    static String parts(Page.Total total, Language language) {
        var exactly = parts(total.value(), language);
        if (total.relation().equals("eq")) {
            return exactly;
        }
        return (language == Language.AR ? "أكثر من " : "Plus de ") + exactly;
    }

    static String parts(long count, Language language) {
        return language == Language.AR ? arabic(count) : french(count);
    }

    private static String french(long count) {
        if (count == 0) {
            return "Aucune pièce";
        }
        return Written.grouped(count) + (count == 1 ? " pièce" : " pièces");
    }

    private static String arabic(long count) {
        if (count == 0) {
            return "لا توجد قطع";
        }
        if (count == 1) {
            return "قطعة واحدة";
        }
        if (count == 2) {
            return "قطعتان";
        }
        long last = count % HUNDRED;
        return Written.grouped(count) + (last >= 3 && last <= MOST_OF_FEW ? " قطع" : " قطعة");
    }
}
