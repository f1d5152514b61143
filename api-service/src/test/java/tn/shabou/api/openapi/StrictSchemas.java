package tn.shabou.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** Schemas of the document, read to the letter: what they do not name must not be there. */
final class StrictSchemas {

    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig FORMATS_COUNT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final ObjectNode components;

    StrictSchemas(JsonNode document) {
        this.components = document.path("components").deepCopy();
        close(components.path("schemas"));
    }

    /** What is wrong with {@code value}, in words; empty when nothing is. */
    List<String> faults(JsonNode schema, JsonNode value) {
        if (!schema.isObject()) {
            return List.of("has no schema in the document");
        }
        ObjectNode whole = schema.deepCopy();
        close(whole);
        whole.set("components", components);
        return FACTORY
                .getSchema(whole, FORMATS_COUNT)
                .validate(value, OutputFormat.DEFAULT)
                .stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    /** Lets an object with named properties have no others. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(StrictSchemas::close);
    }
}
