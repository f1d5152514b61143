package tn.shabou.api.products;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Language;

/**
 * A property of a part.
 *
 * @param key as the catalogue keeps it, such as {@code diametre_mm}
 * @param label in the reader's language, such as {@code Diamètre}
 * @param unit null when it has none
 */
public record Specification(String key, String label, String value, @Nullable String unit) {

    static List<Specification> of(JsonNode attributes, Language language) {
        var specifications = new ArrayList<Specification>();
        for (var attribute : attributes.properties()) {
            var value = text(attribute.getValue(), language);
            if (!value.isEmpty()) {
                var name = AttributeName.of(attribute.getKey());
                specifications.add(
                        new Specification(
                                attribute.getKey(), name.label(language), value, name.unit()));
            }
        }
        return specifications;
    }

    private static String text(JsonNode value, Language language) {
        if (value.isBoolean()) {
            return value.asBoolean()
                    ? (language == Language.AR ? "نعم" : "oui")
                    : (language == Language.AR ? "لا" : "non");
        }
        if (value.isArray()) {
            var texts = new ArrayList<String>();
            value.forEach(one -> texts.add(text(one, language)));
            return String.join(", ", texts);
        }
        return value.isNull() ? "" : value.isObject() ? value.toString() : value.asText();
    }
}
