package tn.shabou.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what PostgreSQL holds as JSON, and rows that it aggregated into one JSON array, which saves
 * a query for each list.
 */
@ApplicationScoped
public class JsonColumn {

    private final ObjectMapper json;

    JsonColumn(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param array empty where nothing was aggregated
     */
    public <T> List<T> list(@Nullable String array, Class<T> type) {
        if (array == null) {
            return List.of();
        }
        try {
            return json.readValue(
                    array, json.getTypeFactory().constructCollectionType(List.class, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database aggregated unreadable JSON", e);
        }
    }

    /** What was stored as one JSON object. */
    public <T> T object(JsonObject stored, Class<T> type) {
        try {
            return json.readValue(stored.encode(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds unreadable JSON", e);
        }
    }
}
