package tn.shabou.redisstreams;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An entry to be written. As metadata of an outgoing message it names the trace of a message that
 * answers no inbound one.
 *
 * @param schema what the payload is, with its version, for instance {@code order.v1}
 * @param payloadJson written as it is
 * @param traceparent W3C Trace Context; a new trace begins when absent
 */
public record OutgoingEntry(String schema, String payloadJson, Optional<String> traceparent) {

    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put(StreamEntry.PAYLOAD, payloadJson);
        if (!schema.isEmpty()) {
            fields.put(StreamEntry.SCHEMA, schema);
        }
        fields.put(StreamEntry.TRACEPARENT, traceparent.orElseGet(Traceparent::random));
        return fields;
    }
}
