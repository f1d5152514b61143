package tn.shabou.api.imports.sales;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names of months in French, English and Arabic, as said in Tunisia and elsewhere. */
final class MonthNames {

    private static final List<List<String>> NAMES =
            List.of(
                    List.of("janvier", "janv", "january", "jan", "جانفي", "يناير"),
                    List.of("fevrier", "fevr", "fev", "february", "feb", "فيفري", "فبراير"),
                    List.of("mars", "march", "mar", "مارس"),
                    List.of("avril", "avr", "april", "apr", "افريل", "ابريل"),
                    List.of("mai", "may", "ماي", "مايو"),
                    List.of("juin", "june", "jun", "جوان", "يونيو"),
                    List.of("juillet", "juil", "july", "jul", "جويلية", "يوليو"),
                    List.of("aout", "august", "aug", "اوت", "اغسطس"),
                    List.of("septembre", "sept", "september", "sep", "سبتمبر"),
                    List.of("octobre", "oct", "october", "اكتوبر"),
                    List.of("novembre", "nov", "november", "نوفمبر"),
                    List.of("decembre", "dec", "december", "ديسمبر"));

    private static final Map<String, Integer> NUMBERS = numbers();

    private MonthNames() {}

    /** From 1 on; empty when it is no month. */
    static Optional<Integer> number(String name) {
        return Optional.ofNullable(NUMBERS.get(folded(name)));
    }

    private static Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        for (int month = 0; month < NAMES.size(); month++) {
            for (var name : NAMES.get(month)) {
                numbers.put(name, month + 1);
            }
        }
        return numbers;
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}.]", "")
                .toLowerCase(Locale.ROOT);
    }
}
