package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.extract.JsonLd.Thing;

/** The numbers by which car makers know the part, where a page lists them behind such a label. */
final class OeReferences {

    private static final String LABEL =
            "(?:(?:réf(?:[ée]rence)?s?\\.?|n(?:um[ée]ro|°|o\\.?)s?|codes?|codici|numeri|n[úu]meros?|referencias?)\\s*(?:de (?:pièces? )?|des? )?"
                    + "(?:d['’]origine|o\\.?e\\.?m?\\.?|constructeurs?|originales?|originali|originaux)"
                    + "|o\\.?e\\.?(?:m\\.?)?(?:\\s*/\\s*oem?)?(?:[ -]*(?:r[ée]f(?:[ée]rence)?s?|(?:part )?n(?:umber|ummer|um[ée]ro|o|r)?n?s?\\.?|n°|codes?))?"
                    + "|original(?:[ -]?(?:part )?(?:numbers?|nummern?|teilenummern?|ersatzteilnummern?))"
                    + "|vergleichsnummern?|cross[- ]references?|أرقام oem?|رقم القطعة الأصلي)";
    private static final Pattern ALONE =
            Pattern.compile(LABEL + "\\s*:?", CASE_INSENSITIVE | UNICODE_CASE);
    private static final Pattern INLINE =
            Pattern.compile(
                    "(?:.{0,20}\\s)??" + LABEL + "\\s*[:#]\\s*(?<list>\\S.{2,800})",
                    CASE_INSENSITIVE | UNICODE_CASE);

    /** Letters in capitals and at least four digits or letters, in a few groups. */
    private static final Pattern CODE =
            Pattern.compile(
                    "(?<![\\p{L}\\d])(?:[A-Z] )?(?=[A-Z\\d .-]*\\d)[A-Z\\d]{1,12}(?:[ .-][A-Z\\d]{1,10}){0,8}(?![\\p{L}\\d])");

    private static final Pattern MAKER = Pattern.compile("^(?:[A-Z]{2,}[ -]+)+");
    private static final int LARGEST = 60;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 20;
    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_LIST = 4_000;

    /** More than any part has is a catalogue. */
    private static final int MOST = 200;

    private static final double READ = 0.75;
    private static final double STATED = 0.9;

    private final Map<String, Found<String>> numbers = new LinkedHashMap<>();

    private OeReferences() {}

    /** Each number once, in the order of the page. */
    static List<Found<String>> of(Page page, JsonLd data) {
        var found = new OeReferences();
        data.ofType("PropertyValue")
                .filter(property -> isLabel(property.text("name")))
                .forEach(property -> found.add(text(property), "json-ld", STATED));
        var aside = new Inherited(page, Visibility::isAside);
        for (var element :
                page.document()
                        .select(
                                "th, td, dt, dd, li, p, strong, b, h2, h3, h4, h5, h6, span, label, div")) {
            Patience.check();
            if (element.childrenSize() <= LARGEST && !aside.holds(element)) {
                found.read(element);
            }
        }
        return found.numbers.values().stream().limit(MOST).toList();
    }

    private static boolean isLabel(@Nullable String name) {
        return name != null
                && name.length() <= LONGEST_LABEL
                && ALONE.matcher(name.strip()).matches();
    }

    private static String text(Thing property) {
        return Objects.requireNonNullElse(property.text("value"), "");
    }

    private void read(Element element) {
        var own = element.ownText();
        var label = own.length() <= LONGEST_LABEL ? own.strip() : "";
        if (ALONE.matcher(label).matches()) {
            follower(element).ifPresent(this::addAll);
        } else if (own.length() <= LONGEST_LIST) {
            var inline = INLINE.matcher(own);
            if (inline.matches()) {
                add(inline.group("list"), "label", READ);
            }
        }
    }

    /** What the label stands for: the rest of its line, the next cell, or the list below. */
    private static Optional<Element> follower(Element label) {
        return Stream.of(label, label.parent())
                .filter(Objects::nonNull)
                .limit(2)
                .filter(e -> e.equals(label) || ALONE.matcher(e.text()).matches())
                .map(Element::nextElementSibling)
                .filter(Objects::nonNull)
                .filter(next -> next.text().length() <= LONGEST_LIST)
                .findFirst();
    }

    private void addAll(Element list) {
        var items = list.select("li, tr, dd");
        if (items.isEmpty()) {
            add(list.text(), "label", READ);
        } else {
            items.forEach(item -> add(item.text(), "label", READ));
        }
    }

    private void add(String list, String source, double confidence) {
        for (var part : list.split("[,;|/•\\n]")) {
            CODE.matcher(part)
                    .results()
                    .map(code -> MAKER.matcher(code.group()).replaceFirst("").strip())
                    .filter(OeReferences::isNumber)
                    .forEach(code ->
                            numbers.putIfAbsent(
                                    key(code),
                                    new Found<>(code, source, part.strip(), confidence)));
        }
    }

    private static boolean isNumber(String code) {
        int length = key(code).length();
        return length >= SHORTEST
                && length <= LONGEST
                && code.chars().filter(Character::isDigit).count() >= 3;
    }

    private static String key(String code) {
        return code.replaceAll("[ .-]", "");
    }
}
