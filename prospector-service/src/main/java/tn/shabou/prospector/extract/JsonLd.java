package tn.shabou.prospector.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The schema.org things that a page describes in JSON-LD, whatever their nesting. */
final class JsonLd {

    private final List<Thing> things;

    private JsonLd(List<Thing> things) {
        this.things = things;
    }

    static JsonLd of(Page page) {
        var things = new ArrayList<Thing>();
        for (var script : page.document().select("script[type*=ld+json]")) {
            LenientJson.read(script.data()).forEach(value -> walk("", value, things::add));
        }
        return new JsonLd(things);
    }

    /** All things of one of these types, outermost first. Types without their address. */
    Stream<Thing> ofType(String... types) {
        return things.stream().filter(thing -> Stream.of(types).anyMatch(thing::is));
    }

    /** All things for which somebody asks a price. */
    Stream<Thing> offered() {
        return things.stream().filter(thing -> !thing.all("offers").isEmpty());
    }

    private static void walk(String role, JsonNode node, Consumer<Thing> found) {
        Patience.check();
        if (node.isObject() && !node.path("@type").isMissingNode()) {
            found.accept(new Thing(node, role));
        }
        node.properties().forEach(field -> walk(field.getKey(), field.getValue(), found));
        if (node.isArray()) {
            node.forEach(child -> walk(role, child, found));
        }
    }

    /**
     * A described thing. Property names are matched without case, since shops vary it.
     *
     * @param role the property that it is the value of, "" at the outside
     */
    record Thing(JsonNode node, String role) {

        boolean is(String type) {
            return many(node.path("@type"))
                    .map(JsonNode::asText)
                    .anyMatch(t -> t.substring(t.lastIndexOf('/') + 1).equalsIgnoreCase(type));
        }

        /** Values of a property: none, one or the elements of its array. */
        List<Thing> all(String property) {
            return node.properties().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(property))
                    .flatMap(field -> many(field.getValue()))
                    .filter(value -> !value.isNull())
                    .map(value -> new Thing(value, property))
                    .toList();
        }

        /** The first non-blank text of these properties; a thing stands for its name. */
        @Nullable String text(String... properties) {
            return Stream.of(properties)
                    .flatMap(property -> all(property).stream())
                    .map(Thing::asText)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(null);
        }

        Optional<String> asText() {
            var text = node.isObject() ? text("@value", "name", "value", "@id") : node.asText();
            return Optional.ofNullable(text)
                    .map(words ->
                            words.indexOf('&') < 0 ? words : Parser.unescapeEntities(words, false))
                    .map(String::strip)
                    .filter(t -> !t.isEmpty() && !t.toLowerCase(Locale.ROOT).equals("null"));
        }

        private static Stream<JsonNode> many(JsonNode value) {
            return value.isArray()
                    ? StreamSupport.stream(value.spliterator(), false).flatMap(Thing::many)
                    : Stream.of(value);
        }
    }
}
