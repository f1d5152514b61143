package tn.shabou.api.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** JSON files under {@code openapi/} among our resources. */
final class JsonResource {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonResource() {}

    /** Empty when there is no such file. */
    static Optional<Map<String, Object>> read(String name) {
        var path = "/openapi/" + name;
        try (var file = JsonResource.class.getResourceAsStream(path)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(JSON.readValue(file, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new IllegalStateException(path + " is not readable JSON", e);
        }
    }

    /** An object within an object; empty where there is none. */
    @SuppressWarnings("unchecked") // the files are ours, and tests read every one
    static Map<String, Object> object(Map<String, Object> from, String name) {
        return (Map<String, Object>) from.getOrDefault(name, Map.of());
    }
}
