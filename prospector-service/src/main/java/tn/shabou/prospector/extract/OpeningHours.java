package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;
import tn.shabou.prospector.extract.JsonLd.Thing;

/** When a business is open: as schema.org writes it where mark-up tells, else in its own words. */
final class OpeningHours {

    private static final String DAY =
            "(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|mié|jue|vie|sáb|dom|gio|sab"
                    + "|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)(?:\\p{L}*\\.?)";
    private static final String TIME = "\\d{1,2} ?(?:[h:.] ?\\d{0,2}|am|pm|uhr)(?: ?[ap]m)?";

    /** A day or days, and from when to when: once, or with a break. */
    private static final WordStarts SHOWN =
            new WordStarts(
                    Pattern.compile(
                            "(?<!\\p{L})(?:"
                                    + DAY
                                    + "(?: ?(?:-|–|au|à|to|bis|a|al|/|,|et|إلى) ?"
                                    + DAY
                                    + ")?|7 ?/ ?7|tous les jours) ?[:,]? ?(?:de |from |von |dalle |من )?"
                                    + TIME
                                    + " ?(?:-|–|à|a|to|bis|alle|jusqu'à|إلى) ?"
                                    + TIME
                                    + "(?: ?(?:/|,|et|and|und|e|y|و) ?(?:de )?"
                                    + TIME
                                    + " ?(?:-|–|à|a|to|bis|إلى) ?"
                                    + TIME
                                    + ")?",
                            CASE_INSENSITIVE | UNICODE_CASE),
                    "lmjvsdtwfgا7",
                    WordStarts.DIGITS,
                    80);

    /** One line for each day is all there can be. */
    private static final int MOST = 6;

    private OpeningHours() {}

    static Stream<Fact> read(Page page) {
        var stated =
                page.document().select("[itemprop=openingHours]").stream()
                        .map(e ->
                                Stream.of(e.attr("content"), e.attr("datetime"), e.text())
                                        .filter(text -> !text.isBlank())
                                        .findFirst()
                                        .orElse(""))
                        .filter(text -> !text.isEmpty())
                        .limit(MOST)
                        .map(text -> new Fact(FactKind.HOURS, text, text, "microdata", 0.9));
        var shown =
                SHOWN.in(page.text(), MOST).stream()
                        .map(found -> found.group().strip())
                        .map(text -> new Fact(FactKind.HOURS, text, text, "text", 0.7));
        return Stream.concat(stated, shown);
    }

    static Stream<Fact> of(Thing business) {
        var plain = business.all("openingHours").stream().flatMap(h -> h.asText().stream());
        var specified =
                business.all("openingHoursSpecification").stream()
                        .map(OpeningHours::line)
                        .filter(line -> !line.isEmpty());
        return Stream.concat(plain, specified)
                .limit(MOST)
                .map(text -> new Fact(FactKind.HOURS, text, text, "json-ld", 0.95));
    }

    /** {@code Mo,Tu 08:00-18:00} */
    private static String line(Thing hours) {
        var opens = hours.text("opens");
        var closes = hours.text("closes");
        if (opens == null || closes == null) {
            return "";
        }
        List<String> days =
                hours.all("dayOfWeek").stream()
                        .flatMap(day -> day.asText().stream())
                        .map(day -> day.substring(day.lastIndexOf('/') + 1))
                        .map(day -> day.substring(0, Math.min(2, day.length())))
                        .toList();
        return String.join(",", days)
                + (days.isEmpty() ? "" : " ")
                + minutes(opens)
                + '-'
                + minutes(closes);
    }

    private static String minutes(String time) {
        return time.matches("\\d{2}:\\d{2}:\\d{2}.*") ? time.substring(0, 5) : time;
    }
}
