package tn.shabou.api.assortment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON merge patches, as RFC 7396 has them. */
final class MergePatch {

    private MergePatch() {}

    /** What {@code target} is with the patch; it may be changed itself. */
    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        var merged =
                target instanceof ObjectNode object
                        ? object
                        : JsonNodeFactory.instance.objectNode();
        patch.properties()
                .forEach(field -> {
                    if (field.getValue().isNull()) {
                        merged.remove(field.getKey());
                    } else {
                        merged.set(
                                field.getKey(),
                                merge(merged.path(field.getKey()), field.getValue()));
                    }
                });
        return merged;
    }
}
