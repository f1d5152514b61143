package tn.shabou.api.openapi;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** An operation as the running service documents it. */
public record ApiOperation(String method, String path, JsonNode node) {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** The same for the whole life of the service. */
    private static @Nullable JsonNode document;

    public static synchronized JsonNode document() {
        if (document == null) {
            document = read();
        }
        return document;
    }

    private static JsonNode read() {
        try {
            return JSON.readTree(given().get("/q/openapi?format=json").asByteArray());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<ApiOperation> all() {
        var all = new ArrayList<ApiOperation>();
        for (var path : document().path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    all.add(
                            new ApiOperation(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    operation.getValue()));
                }
            }
        }
        return all;
    }

    /** The status, and the answer, that stand for success. */
    public Map.Entry<String, JsonNode> success() {
        return node.path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this + " documents no success"));
    }

    public boolean isPublic() {
        return node.path("security").isEmpty();
    }

    public Stream<JsonNode> parameters() {
        return StreamSupport.stream(node.path("parameters").spliterator(), false);
    }

    public String id() {
        return node.path("operationId").asText();
    }

    /** The path with its parameters as the example has them, and the query of the example. */
    public String exampleUrl() {
        var url = path;
        var query = new ArrayList<String>();
        for (var parameter : parameters().toList()) {
            var example = parameter.path("example");
            var name = parameter.path("name").asText();
            if (!example.isMissingNode()) {
                var value =
                        java.net.URLEncoder.encode(
                                example.asText(), java.nio.charset.StandardCharsets.UTF_8);
                switch (parameter.path("in").asText()) {
                    case "path" -> url = url.replace("{" + name + "}", value.replace("+", "%20"));
                    case "query" -> query.add(name + "=" + value);
                    default -> {}
                }
            }
        }
        return query.isEmpty() ? url : url + "?" + String.join("&", query);
    }

    /** As pretty JSON. */
    static String pretty(JsonNode node) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "%s %s (%s)".formatted(method, path, id());
    }
}
