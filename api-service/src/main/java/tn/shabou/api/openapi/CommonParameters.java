package tn.shabou.api.openapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Says what parameters mean that mean the same wherever they stand, from {@code
 * openapi/parameters.json}; what an operation says itself goes first.
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
    }
}
