package tn.shabou.api.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.RawString;

/** What machines read of a page (schema.org), safe to stand between tags. */
public record JsonLd(String json) {

    public static JsonLd of(ObjectMapper mapper, Object value) {
        try {
            return new JsonLd(mapper.writeValueAsString(value).replace("<", "\\u003c"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public RawString raw() {
        return new RawString(json);
    }
}
