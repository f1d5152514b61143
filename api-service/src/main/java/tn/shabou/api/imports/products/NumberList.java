package tn.shabou.api.imports.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import tn.shabou.api.http.Wording;
import tn.shabou.model.PartNumber;

/**
 * Part numbers with their makers, as a cell ({@code Renault:77 01 206 339|Dacia:8200123}, where a
 * backslash takes the meaning from {@code |} and {@code :}) and as the text that the SQL function
 * {@code product_numbers} makes of them.
 */
record NumberList(List<Entry> entries) {

    private static final int MOST = 200;
    private static final int LONGEST = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param maker empty when nobody is named
     */
    record Entry(String maker, String number) {}

    static NumberList ofCell(String cell) throws Unreadable {
        var entries = new ArrayList<Entry>();
        var seen = new HashSet<Entry>();
        for (var item : split(cell, '|')) {
            if (item.isBlank()) {
                continue;
            }
            var parts = split(item, ':');
            var raw = unescape(parts.getLast()).strip();
            var maker =
                    parts.size() == 1
                            ? ""
                            : unescape(String.join(":", parts.subList(0, parts.size() - 1)))
                                    .strip();
            var number =
                    PartNumber.parse(raw)
                            .orElseThrow(() ->
                                    new Unreadable(
                                            Wording.of(
                                                    "\"%s\" is no part number; it needs a letter A–Z or a digit",
                                                    raw)));
            if (raw.length() > LONGEST || maker.length() > LONGEST) {
                throw new Unreadable(
                        Wording.of(
                                "a number is longer than %d characters; several are separated by |",
                                LONGEST));
            }
            if (seen.add(new Entry(maker, number.norm()))) {
                entries.add(new Entry(maker, raw));
            }
        }
        if (entries.size() > MOST) {
            throw new Unreadable(Wording.of("more than %d numbers", MOST));
        }
        entries.sort(Comparator.comparing(Entry::maker).thenComparing(Entry::number));
        return new NumberList(List.copyOf(entries));
    }

    static NumberList ofJson(String json) {
        try {
            var pairs = JSON.readValue(json, String[][].class);
            var entries = new ArrayList<Entry>(pairs.length);
            for (var pair : pairs) {
                entries.add(new Entry(pair[0], pair[1]));
            }
            return new NumberList(entries);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no list of numbers", e);
        }
    }

    /** The text of a jsonb value, to the letter, so that both compare. */
    String toJson() {
        return entries.stream()
                .map(entry -> "[%s, %s]".formatted(quoted(entry.maker), quoted(entry.number)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    String toCell() {
        return entries.stream()
                .map(entry ->
                        entry.maker.isEmpty()
                                ? escape(entry.number)
                                : escape(entry.maker) + ":" + escape(entry.number))
                .collect(Collectors.joining("|"));
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replace(":", "\\:");
    }

    private static String unescape(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }

    /** Splits where the mark has no backslash before it; the backslashes stay. */
    private static List<String> split(String text, char mark) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == mark) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
