package tn.shabou.prospector.marketplaces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A part of a page, from which ways lead to others; {@link Declaration} says how ways are said. */
sealed interface Thing {

    /** Empty when nothing is there. */
    List<Thing> all(String way);

    /** Empty when nothing is there, or nothing is said. */
    Optional<String> text(String way);

    /** Whether anything is there, even if it is empty. */
    boolean has(String way);

    /** The page as its adapter reads it; empty when it has no state that can be read. */
    static Optional<Thing> of(Document page, @Nullable String state) {
        if (state == null) {
            return Optional.of(new Markup(page));
        }
        return Optional.ofNullable(page.selectFirst(state))
                .flatMap(script -> parsed(script.data()))
                .map(State::new);
    }

    private static Optional<JsonNode> parsed(String json) {
        try {
            return Optional.ofNullable(State.JSON.readTree(json));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    /** What is said between way and caller, in one line; empty when it is nothing. */
    private static Optional<String> said(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(said -> said.replaceAll("\\s+", " ").strip())
                .filter(said -> !said.isEmpty());
    }

    /** Part of the state of a page. */
    record State(JsonNode node) implements Thing {

        private static final JsonMapper JSON = new JsonMapper();

        @Override
        public List<Thing> all(String way) {
            var found = node.at(way);
            return found.isArray()
                    ? StreamSupport.stream(found.spliterator(), false)
                            .<Thing>map(State::new)
                            .toList()
                    : found.isObject() ? List.of(new State(found)) : List.of();
        }

        @Override
        public Optional<String> text(String way) {
            if (way.startsWith("=")) {
                return Optional.of(way.substring(1));
            }
            var found = node.at(way);
            return found.isValueNode() && !found.isNull()
                    ? said(found.isNumber() ? found.decimalValue().toPlainString() : found.asText())
                    : Optional.empty();
        }

        @Override
        public boolean has(String way) {
            var found = node.at(way);
            return found.isArray() ? found.isEmpty() : !found.isMissingNode();
        }
    }

    /** Part of the mark-up of a page. */
    record Markup(Element element) implements Thing {

        @Override
        public List<Thing> all(String way) {
            return element.select(way).stream().<Thing>map(Markup::new).toList();
        }

        @Override
        public Optional<String> text(String way) {
            if (way.startsWith("=")) {
                return Optional.of(way.substring(1));
            }
            int attribute = way.lastIndexOf('@');
            var selector = attribute < 0 ? way : way.substring(0, attribute);
            var found =
                    selector.isEmpty()
                            ? Optional.of(element)
                            : Optional.ofNullable(element.selectFirst(selector));
            return found.flatMap(there ->
                    said(attribute < 0 ? there.text() : there.attr(way.substring(attribute + 1))));
        }

        @Override
        public boolean has(String way) {
            return element.selectFirst(way) != null;
        }
    }
}
