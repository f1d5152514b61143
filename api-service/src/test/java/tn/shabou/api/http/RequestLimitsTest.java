package tn.shabou.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.ArrayList;
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
        var admin = SignedIn.adminsTokens().<String>path("accessToken");
        var taken = new ArrayList<String>();
        for (var operation : ApiOperation.all()) {
            operation
                    .parameters()
                    .filter(parameter -> parameter.path("in").asText().equals("path"))
                    .forEach(parameter -> {
                        var name = parameter.path("name").asText();
                        var schema = parameter.path("schema");
                        var beyond =
                                schema.path("type").asText().equals("integer")
                                        ? Integer.toString(schema.path("minimum").asInt() - 1)
                                        : "x".repeat(schema.path("maxLength").asInt() + 1);
                        var url =
                                operation
                                        .path()
                                        .replace("{" + name + "}", beyond)
                                        .replaceAll("[{][^}]*[}]", "1");
                        if (schema.has("maxLength") || schema.has("minimum")) {
                            int status =
                                    given().auth()
                                            .oauth2(admin)
                                            .noContentType()
                                            .request(operation.method(), url)
                                            .statusCode();
                            if (status != 400) {
                                taken.add("%s: %d for %s".formatted(operation, status, name));
                            }
                        }
                    });
        }

        assertThat(taken).isEmpty();
    }

    @Test
    void saysWhatFits() {
        given().get("/api/products/" + "x".repeat(401))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("slug"))
                .body("errors[0].detail", containsString("400"));
        SignedIn.as("ADMIN")
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
