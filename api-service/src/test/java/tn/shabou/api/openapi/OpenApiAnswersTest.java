package tn.shabou.api.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.SignedIn;

/** The service answers as its document says. */
@ApiTest
class OpenApiAnswersTest {

    private static final Path FILES = Path.of("src/main/resources/openapi/examples");

    @BeforeEach
    void theShopOfTheExamples() {
        ExampleShop.open();
    }

    @Test
    void answersEveryExampleOfAReadAsDocumented() throws IOException {
        var document = ApiOperation.document();
        var schemas = new StrictSchemas(document);
        var admin = SignedIn.adminsTokens().<String>path("accessToken");
        var faults = new ArrayList<String>();
        for (var operation : ApiOperation.all()) {
            if (!operation.method().equals("GET")) {
                continue;
            }
            if (operation.exampleUrl().contains("{")) {
                faults.add("Write request.path into " + FILES.resolve(operation.id() + ".json"));
                continue;
            }
            var answer =
                    asking(operation, admin).urlEncodingEnabled(false).get(operation.exampleUrl());
            if (answer.statusCode() != 200) {
                faults.add(
                        "%s answers %d to %s: give the example other parameters, or ExampleShop what they name.%n%s"
                                .formatted(
                                        operation,
                                        answer.statusCode(),
                                        operation.exampleUrl(),
                                        answer.asString()));
            } else if (answer.contentType().contains("json")) {
                var body = ApiOperation.JSON.readTree(answer.asByteArray());
                record(operation, body);
                var schema = operation.success().getValue().at("/content/application~1json/schema");
                schemas.faults(schema, body).forEach(fault -> faults.add(operation + " " + fault));
            }
        }

        assertThat(faults)
                .as(
                        "Real answers that the schemas do not describe: annotate what may be null with @Nullable")
                .isEmpty();
    }

    private static RequestSpecification asking(ApiOperation operation, String token) {
        return operation.isPublic() ? given() : given().auth().oauth2(token);
    }

    /** With -Dopenapi.record=true, puts answers into example files that have none. */
    private static void record(ApiOperation operation, JsonNode body) throws IOException {
        var file = FILES.resolve(operation.id() + ".json");
        if (!Boolean.getBoolean("openapi.record")) {
            return;
        }
        var example =
                Files.exists(file)
                        ? (ObjectNode) ApiOperation.JSON.readTree(file.toFile())
                        : ApiOperation.JSON.createObjectNode();
        if (!example.has("answer")) {
            example.putObject("answer").put("status", 200).set("body", body);
            Files.writeString(file, ApiOperation.pretty(example) + "\n");
        }
    }
}
