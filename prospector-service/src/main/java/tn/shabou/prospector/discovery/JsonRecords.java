package tn.shabou.prospector.discovery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The records of a JSON file, one in memory at a time: those of a collection (GeoJSON's {@code
 * features}, Overpass' {@code elements}), or one object after the other (JSON lines, GeoJSONSeq).
 */
final class JsonRecords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> COLLECTIONS = Set.of("features", "elements");

    private JsonRecords() {}

    /**
     * @throws SourceTrouble when the file says that it is not complete
     */
    static void read(InputStream file, Consumer<JsonNode> records) throws IOException {
        try (var parser = JSON.getFactory().createParser(new WithoutSeparators(file))) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw new IOException("a JSON object was expected");
                }
                readObject(parser, records);
            }
        }
    }

    private static void readObject(JsonParser parser, Consumer<JsonNode> records)
            throws IOException {
        var rest = JSON.createObjectNode();
        boolean collection = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && COLLECTIONS.contains(name)) {
                collection = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    records.accept(parser.<JsonNode>readValueAsTree());
                }
            } else {
                rest.set(name, parser.<JsonNode>readValueAsTree());
            }
        }
        if (collection) {
            requireComplete(rest);
        } else {
            records.accept(rest);
        }
    }

    /** Overpass answers what it had found when its time was over, and remarks that. */
    private static void requireComplete(ObjectNode collection) {
        if (collection.hasNonNull("remark")) {
            throw new SourceTrouble(
                    "the file is not complete: " + collection.path("remark").asText());
        }
    }

    /** RFC 8142 puts a character before each record that JSON does not know. */
    private static final class WithoutSeparators extends FilterInputStream {

        private static final byte RECORD_SEPARATOR = 0x1e;

        WithoutSeparators(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            for (int i = offset; i < offset + count; i++) {
                if (buffer[i] == RECORD_SEPARATOR) {
                    buffer[i] = '\n';
                }
            }
            return count;
        }
    }
}
