package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;

/** By what others know a business beyond doubt: its tax number, and its place on maps. */
final class Registrations {

    /** Looked at on a page; a business has one of each. */
    private static final int MOST = 20;

    private static final String FORM =
            "(?<digits>\\d{1,7}) ?[/.-]? ?(?<key>[A-HJ-NP-TV-Z])(?: ?[/.-]? ?(?<vat>[ABDNP]) ?[/.-]? ?(?<category>[CEMNP]) ?[/.-]? ?(?<establishment>\\d{3}))?(?![\\p{L}\\d])";

    private static final Pattern NUMBER = Pattern.compile(FORM, CASE_INSENSITIVE);

    private static final WordStarts ANNOUNCED =
            new WordStarts(
                    Pattern.compile(
                            "(?<!\\p{L})(?:matricule fiscale?|mat\\.? ?fisc\\.?|m\\.? ?f\\.?|code tva|identifiant (?:fiscal|unique)|(?:ال)?معر[ّ]?ف (?:ال)?جبائي|(?:ال)?معر[ّ]?ف (?:ال)?وحيد)[ :.°n]{0,6}"
                                    + FORM,
                            CASE_INSENSITIVE | UNICODE_CASE),
                    "mciام",
                    WordStarts.DIGITS,
                    40);

    private static final Pattern OSM =
            Pattern.compile("openstreetmap\\.org/(node|way|relation)/(\\d{1,15})");

    private static final Pattern GOOGLE =
            Pattern.compile("google\\.[a-z.]{2,6}/.*place_id[=:](ChI[\\w-]{10,60})");

    private Registrations() {}

    static Stream<Fact> read(Page page) {
        var numbers =
                ANNOUNCED.in(page.text(), MOST).stream()
                        .flatMap(found -> taxNumber(found.group(), "text", 0.85).stream());
        var places =
                page
                        .document()
                        .select(
                                "a[href*=openstreetmap.org/], a[href*=place_id], iframe[src*=place_id]")
                        .stream()
                        .limit(MOST)
                        .flatMap(link -> place(link).stream());
        return Stream.concat(numbers, places);
    }

    /** Empty when a text holds none. */
    static Optional<Fact> taxNumber(String text, String method, double confidence) {
        var found = NUMBER.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        var company =
                "%07d%s".formatted(Integer.parseInt(found.group("digits")), found.group("key"));
        var establishment =
                found.group("vat") == null
                        ? ""
                        : "/%s/%s/%s"
                                .formatted(
                                        found.group("vat"),
                                        found.group("category"),
                                        found.group("establishment"));
        return Optional.of(
                new Fact(
                        FactKind.TAX_NUMBER,
                        (company + establishment).toUpperCase(Locale.ROOT),
                        text,
                        method,
                        confidence));
    }

    private static Optional<Fact> place(Element link) {
        var address = link.attr(link.hasAttr("href") ? "href" : "src");
        var osm = OSM.matcher(address);
        var google = GOOGLE.matcher(address);
        var id =
                osm.find()
                        ? "osm:" + osm.group(1) + '/' + osm.group(2)
                        : google.find() ? "google:" + google.group(1) : "";
        return Optional.of(id)
                .filter(known -> !known.isEmpty())
                .map(known -> new Fact(FactKind.PLACE_ID, known, address, "map-link", 0.8));
    }
}
