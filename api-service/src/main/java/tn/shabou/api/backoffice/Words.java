package tn.shabou.api.backoffice;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tn.shabou.api.http.Language;

/**
 * The words of the back office, for pages and their scripts alike: {@code
 * office/words/<area>.<language>.json}. Those of the area {@code frame} are on every page.
 */
@ApplicationScoped
class Words {

    private static final String FRAME = "frame";
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final ObjectMapper json;
    private final Map<String, Map<String, String>> kept = new ConcurrentHashMap<>();

    Words(ObjectMapper json) {
        this.json = json;
    }

    /** The words of an area with those of the frame. */
    Map<String, String> of(String area, Language language) {
        return kept.computeIfAbsent(
                area + "." + language.tag(),
                _ -> {
                    var all = new TreeMap<>(read(FRAME, language));
                    if (!area.equals(FRAME)) {
                        all.putAll(read(area, language));
                    }
                    return Map.copyOf(all);
                });
    }

    private Map<String, String> read(String area, Language language) {
        var name = "office/words/%s.%s.json".formatted(area, language.tag());
        var loader = Thread.currentThread().getContextClassLoader();
        try (var file = Objects.requireNonNull(loader.getResourceAsStream(name), name)) {
            return json.readValue(file, TEXTS);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** As a page carries them for its scripts, safe to stand between tags. */
    String asJson(Map<String, String> words) {
        try {
            return json.writeValueAsString(new TreeMap<>(words)).replace("<", "\\u003c");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
