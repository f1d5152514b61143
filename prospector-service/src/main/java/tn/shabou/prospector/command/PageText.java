package tn.shabou.prospector.command;

import com.fasterxml.jackson.databind.JsonNode;
import tn.shabou.prospector.extract.PageReading;

/** A reading for a person: a line for each value, with where it came from. */
final class PageText {

    private static final int LONGEST_RAW = 60;

    private PageText() {}

    static String of(String name, PageReading reading) {
        var text = new StringBuilder(name);
        reading.address().ifPresent(url -> text.append("\n  ").append(url));
        reading.product()
                .ifPresentOrElse(
                        product -> append("product", PageJson.product(product), text),
                        () -> text.append("\n  no product"));
        append("business", PageJson.business(reading.facts()), text);
        return text.append('\n').toString();
    }

    private static void append(String title, JsonNode values, StringBuilder text) {
        if (!values.isEmpty()) {
            text.append("\n  ").append(title);
        }
        for (var field : values.properties()) {
            if (field.getValue().isArray()) {
                field.getValue().forEach(value -> append(text, field.getKey(), value));
            } else {
                append(text, field.getKey(), field.getValue());
            }
        }
    }

    private static void append(StringBuilder text, String key, JsonNode value) {
        text.append("\n    %-13s %s".formatted(key, value.path("value").asText()));
        for (var more : new String[] {"kind", "lineType"}) {
            if (value.has(more)) {
                text.append(", ").append(value.path(more).asText());
            }
        }
        text.append(
                "   [%s %.2f: %s]"
                        .formatted(
                                value.path("source").asText(),
                                value.path("confidence").asDouble(),
                                start(value.path("raw").asText())));
    }

    private static String start(String raw) {
        var line = raw.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_RAW ? line : line.substring(0, LONGEST_RAW) + "…";
    }
}
