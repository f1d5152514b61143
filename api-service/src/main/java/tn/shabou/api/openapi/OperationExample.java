package tn.shabou.api.openapi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * A call and its answer, from the file {@code openapi/examples/<operationId>.json}:
 *
 * <pre>{@code
 * {"request":  {"path": {"slug": "…"}, "query": {"limit": 2}, "headers": {…}, "body": {…}},
 *  "answer":   {"status": 200, "description": "…", "body": {…}},
 *  "problems": [409]}
 * }</pre>
 *
 * Everything may be left out but the answer, whose status stands for success in the document.
 *
 * @param problems refusals of this operation besides those that {@link ProblemAnswers} can tell
 */
record OperationExample(
        Map<String, Object> request, Map<String, Object> answer, List<Integer> problems) {

    static Optional<OperationExample> of(Operation operation) {
        return JsonResource.read("examples/" + operation.getOperationId() + ".json")
                .map(OperationExample::read);
    }

    @SuppressWarnings("unchecked") // the files are ours, and tests read every one
    private static OperationExample read(Map<String, Object> file) {
        return new OperationExample(
                JsonResource.object(file, "request"),
                JsonResource.object(file, "answer"),
                (List<Integer>) file.getOrDefault("problems", List.of()));
    }

    void putInto(Operation operation) {
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).forEach(this::putInto);
        var body = operation.getRequestBody();
        if (body != null && request.containsKey("body")) {
            illustrate(body.getContent(), request.get("body"));
        }
        if (!answer.isEmpty()) {
            putAnswer(operation);
        }
    }

    private void putInto(Parameter parameter) {
        var given =
                switch (parameter.getIn()) {
                    case PATH -> JsonResource.object(request, "path");
                    case QUERY -> JsonResource.object(request, "query");
                    case HEADER -> JsonResource.object(request, "headers");
                    case COOKIE -> Map.<String, Object>of();
                };
        if (given.containsKey(parameter.getName())) {
            parameter.setExample(given.get(parameter.getName()));
        }
    }

    /** The status that the code gives is not always known to the scanner; the example's is. */
    private void putAnswer(Operation operation) {
        var responses = operation.getResponses();
        var scanned =
                responses.getAPIResponses().keySet().stream()
                        .filter(status -> status.startsWith("2"))
                        .findFirst();
        var status = String.valueOf(answer.getOrDefault("status", 200));
        var response =
                scanned.map(responses::getAPIResponse).orElseGet(OASFactory::createAPIResponse);
        scanned.ifPresent(responses::removeAPIResponse);
        response.setDescription(
                String.valueOf(answer.getOrDefault("description", description(status))));
        if (answer.containsKey("body")) {
            illustrate(response.getContent(), answer.get("body"));
        } else {
            response.setContent(null);
        }
        responses.addAPIResponse(status, response);
    }

    private static void illustrate(Content content, Object example) {
        Objects.requireNonNull(content, "an example body, but none in the code")
                .getMediaTypes()
                .values()
                .forEach(type -> type.setExample(example));
    }

    private static String description(String status) {
        return switch (status) {
            case "201" -> "Created";
            case "202" -> "Accepted; it goes on in the background";
            case "204" -> "Done; there is nothing to say";
            default -> "OK";
        };
    }
}
