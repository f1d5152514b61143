package tn.shabou.api.hostile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.SignedIn;
import tn.shabou.api.openapi.ApiOperation;

/**
 * PostgreSQL cannot keep the character NUL. Whoever sends it is told so at the door, whatever would
 * have been done with it: an answer that has begun could only break off.
 */
@ApiTest
class NulTest {

    private static final String NUL = "a\0b";

    private String admin;

    @BeforeEach
    void signIn() {
        admin = SignedIn.adminsTokens().path("accessToken");
    }

    @Test
    void isRefusedInEveryQuery() {
        var taken = new ArrayList<String>();
        for (var operation : reads()) {
            for (var name : names(operation, "query")) {
                var path = operation.exampleUrl().split("\\?")[0];
                if (!isRefused(get(path + "?" + name + "=a%00b"))) {
                    taken.add(name + " of " + operation);
                }
            }
        }

        assertThat(taken).isEmpty();
    }

    @Test
    void isRefusedInEveryPath() {
        var taken = new ArrayList<String>();
        for (var operation : reads()) {
            for (var name : names(operation, "path")) {
                var path =
                        operation
                                .path()
                                .replace("{" + name + "}", "a%00b")
                                .replaceAll("\\{[^}]*}", "1");
                if (!isRefused(get(path))) {
                    taken.add(name + " of " + operation);
                }
            }
        }

        assertThat(taken).isEmpty();
    }

    @Test
    void isRefusedInEveryTextOfJson() {
        var tried = 0;
        var taken = new ArrayList<String>();
        for (var operation : ApiOperation.all()) {
            var body = operation.node().at("/requestBody/content/application~1json/example");
            for (var place : texts(body, "")) {
                tried++;
                if (!isRefused(send(operation, withNul(body, place)))) {
                    taken.add(place + " of " + operation);
                }
            }
        }

        assertThat(tried).isPositive();
        assertThat(taken).isEmpty();
    }

    private static List<ApiOperation> reads() {
        return ApiOperation.all().stream().filter(o -> o.method().equals("GET")).toList();
    }

    private static List<String> names(ApiOperation operation, String place) {
        return operation
                .parameters()
                .filter(parameter -> parameter.path("in").asText().equals(place))
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }

    private Response get(String url) {
        return given().auth().oauth2(admin).urlEncodingEnabled(false).get(url);
    }

    private Response send(ApiOperation operation, JsonNode body) {
        return given().auth()
                .oauth2(admin)
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body.toString())
                .request(operation.method(), operation.exampleUrl());
    }

    private static boolean isRefused(Response answer) {
        return answer.statusCode() == 400
                && answer.contentType().startsWith("application/problem+json");
    }

    /** JSON pointers to all texts. */
    private static List<String> texts(JsonNode node, String place) {
        if (node.isTextual()) {
            return List.of(place);
        }
        var found = new ArrayList<String>();
        node.properties()
                .forEach(field ->
                        found.addAll(texts(field.getValue(), place + "/" + field.getKey())));
        for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
            found.addAll(texts(node.get(i), place + "/" + i));
        }
        return found;
    }

    private static JsonNode withNul(JsonNode body, String place) {
        JsonNode copy = body.deepCopy();
        int end = place.lastIndexOf('/');
        var name = place.substring(end + 1);
        switch (copy.at(place.substring(0, end))) {
            case ObjectNode object -> object.put(name, NUL);
            case ArrayNode array -> array.set(Integer.parseInt(name), NUL);
            default -> throw new AssertionError("no text at " + place);
        }
        return copy;
    }
}
