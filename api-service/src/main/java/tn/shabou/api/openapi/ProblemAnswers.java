package tn.shabou.api.openapi;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Refusals, described once and named by each operation that may give them. What they are stands in
 * {@code openapi/problems.json}, by status.
 */
final class ProblemAnswers {

    private static final String MEDIA_TYPE = "application/problem+json";

    private final Map<String, String> nameByStatus = new TreeMap<>();

    private ProblemAnswers() {}

    static ProblemAnswers declaredIn(OpenAPI document) {
        var answers = new ProblemAnswers();
        var file = JsonResource.read("problems.json").orElseThrow();
        for (var status : file.keySet()) {
            var problem = JsonResource.object(file, status);
            var name = String.valueOf(problem.get("name"));
            answers.nameByStatus.put(status, name);
            document.getComponents().addResponse(name, response(problem));
        }
        return answers;
    }

    private static APIResponse response(Map<String, Object> problem) {
        var type =
                OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("Problem"))
                        .example(problem.get("example"));
        return OASFactory.createAPIResponse()
                .description(String.valueOf(problem.get("description")))
                .content(OASFactory.createContent().addMediaType(MEDIA_TYPE, type));
    }

    /**
     * @param others statuses that cannot be told from the operation
     */
    void putInto(Operation operation, Collection<Integer> others) {
        var statuses = obvious(operation);
        others.forEach(status -> statuses.add(String.valueOf(status)));
        for (var status : statuses) {
            var name =
                    Optional.ofNullable(nameByStatus.get(status))
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "openapi/problems.json does not describe " + status));
            operation.getResponses().removeAPIResponse(status);
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
        }
    }

    private static SequencedSet<String> obvious(Operation operation) {
        var parameters = Optional.ofNullable(operation.getParameters()).orElse(List.of());
        var statuses = new LinkedHashSet<String>();
        if (!parameters.isEmpty() || operation.getRequestBody() != null) {
            statuses.add("400");
        }
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            statuses.add("401");
            statuses.add("403");
        }
        if (parameters.stream().anyMatch(parameter -> parameter.getIn() == In.PATH)) {
            statuses.add("404");
        }
        if (operation.getRequestBody() != null) {
            statuses.add("413");
            statuses.add("415");
        }
        statuses.add("429");
        statuses.add("500");
        return statuses;
    }
}
