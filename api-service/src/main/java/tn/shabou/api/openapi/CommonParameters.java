package tn.shabou.api.openapi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import tn.shabou.api.http.RequestLimits;

/**
 * Says what parameters mean that mean the same wherever they stand, from {@code
 * openapi/parameters.json}, and which limits all have; what an operation says itself goes first.
 */
final class CommonParameters {

    private final Map<String, Object> meanings = JsonResource.read("parameters.json").orElseThrow();

    void describe(Operation operation) {
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).forEach(this::describe);
    }

    private void describe(Parameter parameter) {
        if (parameter.getDescription() == null && meanings.containsKey(parameter.getName())) {
            parameter.setDescription(String.valueOf(meanings.get(parameter.getName())));
        }
        switch (parameter.getIn()) {
            case PATH -> limit(parameter.getSchema(), RequestLimits.longest(parameter.getName()));
            case HEADER ->
                    limit(parameter.getSchema(), RequestLimits.longestHeader(parameter.getName()));
            case QUERY, COOKIE -> {}
        }
    }

    private static void limit(Schema schema, int longest) {
        var types = Optional.ofNullable(schema.getType()).orElse(List.of());
        if (types.contains(SchemaType.INTEGER) && schema.getMinimum() == null) {
            schema.setMinimum(BigDecimal.valueOf(RequestLimits.FIRST_ID));
        }
        if (types.contains(SchemaType.STRING)
                && schema.getFormat() == null
                && schema.getMaxLength() == null) {
            schema.setMaxLength(longest);
        }
    }
}
