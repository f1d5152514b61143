package tn.shabou.redisstreams;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An entry as it was delivered; every inbound message carries it as metadata.
 *
 * @param id the entry's id in its stream, {@code <milliseconds>-<number>}
 * @param attempt 1 for the first delivery; counted by Redis, so that it survives a crash
 * @param fields as written, in order
 */
public record StreamEntry(
        String stream, String group, String id, int attempt, Map<String, String> fields) {

    static final String PAYLOAD = "payload";
    static final String SCHEMA = "schema";
    static final String TRACEPARENT = "traceparent";

    public StreamEntry {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** JSON text; absent when whoever wrote the entry kept to other fields. */
    Optional<String> payload() {
        return Optional.ofNullable(fields.get(PAYLOAD));
    }

    /** What the payload is, with its version, for instance {@code order.v1}. */
    public Optional<String> schema() {
        return Optional.ofNullable(fields.get(SCHEMA));
    }

    /** The trace this entry belongs to, in the format of W3C Trace Context. */
    public Optional<String> traceparent() {
        return Optional.ofNullable(fields.get(TRACEPARENT));
    }
}
