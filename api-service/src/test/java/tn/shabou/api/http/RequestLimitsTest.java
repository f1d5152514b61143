package tn.shabou.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.SignedIn;
import tn.shabou.api.openapi.ApiOperation;

@ApiTest
class RequestLimitsTest {

    @Test
    void refusesWhatIsLongerThanAnyNameOrBeforeTheFirstIdWhereverItStands() {
        String admin = SignedIn.adminsTokens().path("accessToken");
        var taken = new ArrayList<String>();
        for (var operation : ApiOperation.all()) {
            operation
                    .parameters()
                    .filter(parameter -> parameter.path("in").asText().equals("path"))
                    .forEach(parameter -> {
                        var name = parameter.path("name").asText();
                        var beyond = beyond(parameter.path("schema"));
                        if (beyond.isPresent()
                                && status(operation, name, beyond.get(), admin) != 400) {
                            taken.add(name + " of " + operation);
                        }
                    });
        }

        assertThat(taken).isEmpty();
    }

    private static Optional<String> beyond(JsonNode limits) {
        if (limits.has("minimum")) {
            return Optional.of(Integer.toString(limits.path("minimum").asInt() - 1));
        }
        return limits.has("maxLength")
                ? Optional.of("x".repeat(limits.path("maxLength").asInt() + 1))
                : Optional.empty();
    }

    private static int status(
            ApiOperation operation, String parameter, String value, String admin) {
        var url =
                operation.path().replace("{" + parameter + "}", value).replaceAll("[{].*?[}]", "1");
        var request = given().auth().oauth2(admin);
        var json = operation.node().at("/requestBody/content/application~1json");
        return (json.isMissingNode()
                        ? request.noContentType()
                        : request.contentType(ContentType.JSON).body("{}"))
                .request(operation.method(), url)
                .statusCode();
    }

    @Test
    void saysWhatFits() {
        given().get("/api/products/" + "x".repeat(401))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("slug"))
                .body("errors[0].detail", containsString("400"));
        SignedIn.admin()
                .get("/api/admin/brands/0")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("id"))
                .body("errors[0].detail", containsString("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match", "If-None-Match"})
    void refusesAHeaderThatIsTooLong(String name) {
        given().header(name, "x".repeat(1001))
                .get("/api/products/none")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(name));
    }
}
