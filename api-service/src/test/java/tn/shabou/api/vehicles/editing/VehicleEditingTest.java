package tn.shabou.api.vehicles.editing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Copies;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class VehicleEditingTest {

    private static final String URL = "/api/admin/vehicles/";

    @BeforeEach
    void oneCar() {
        CatalogSamples.emptyShop();
    }

    @Test
    void aNewCarIsThereForShoppersDownToItsEngine() {
        long make = add("makes", "{\"name\": \"Peugeot\"}");
        long model = add("models", "{\"parentId\": %d, \"name\": \"208\"}".formatted(make));
        long generation =
                add(
                        "generations",
                        "{\"parentId\": %d, \"name\": \"I\", \"yearFrom\": 2012, \"yearTo\": 2019}"
                                .formatted(model));
        add(
                "engines",
                "{\"parentId\": %d, \"name\": \"1.6 HDi\", \"fuel\": \"DIESEL\", \"code\": \"DV6\", \"displacementCc\": 1560, \"powerHp\": 92}"
                        .formatted(generation));

        Copies.catchUp();
        given().get("/api/vehicles/makes").then().body("data.slug", hasItem("peugeot"));
        given().get("/api/products?vehicle=peugeot-208-i-1-6-hdi").then().statusCode(200);
        SignedIn.as("VIEWER")
                .get(URL + "engines?parent=" + generation)
                .then()
                .body("data.slug", contains("peugeot-208-i-1-6-hdi"))
                .body("data.code", contains("DV6"));
        assertThat(Owner.ask("SELECT entity FROM audit_entry ORDER BY id DESC LIMIT 1"))
                .isEqualTo("vehicle_engine");
    }

    @Test
    void whatIsEditedKeepsItsAddress() {
        var clio = URL + "generations/" + id("vehicle_generation");

        revise(clio, 0, "{\"parentId\": %d, \"name\": \"3\", \"yearFrom\": 2005}")
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("slug", equalTo("renault-clio-3"))
                .body("name", equalTo("3"))
                .body("yearTo", equalTo(null));
        revise(clio, 0, "{\"parentId\": %d, \"name\": \"4\", \"yearFrom\": 2005}").statusCode(412);
        json(SignedIn.admin())
                .body("{\"parentId\": 1, \"name\": \"4\", \"yearFrom\": 2005}")
                .put(clio)
                .then()
                .statusCode(428);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    makes       | {"name": "X", "parentId": 1}                                | parentId
                    makes       | {"name": "X", "powerHp": 90}                                | powerHp
                    makes       | {"name": " "}                                               | name
                    models      | {"name": "X"}                                               | parentId
                    models      | {"name": "X", "parentId": 4000000000}                       | parentId
                    generations | {"name": "X", "parentId": 1}                                | yearFrom
                    generations | {"name": "X", "parentId": 1, "yearFrom": 2010, "yearTo": 2009} | yearTo
                    engines     | {"name": "X", "parentId": 1}                                | fuel
                    """)
    void whatIsWrongIsNamed(String level, String draft, String field) {
        json(SignedIn.admin())
                .body(draft)
                .post(URL + level)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(field));
    }

    @Test
    void aCarIsThereOnlyOnce() {
        json(SignedIn.admin())
                .body("{\"name\": \"RENAULT\"}")
                .post(URL + "makes")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/car-exists"));
        SignedIn.admin().get(URL + "makes/4000000000").then().statusCode(404);
        SignedIn.admin().get(URL + "wheels").then().statusCode(404);
        SignedIn.admin().get(URL + "models").then().statusCode(400);
    }

    private static long add(String level, String draft) {
        return json(SignedIn.as("STAFF"))
                .body(draft)
                .post(URL + level)
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private static ValidatableResponse revise(String url, int version, String draft) {
        return json(SignedIn.as("STAFF"))
                .header("If-Match", "\"%d\"".formatted(version))
                .body(draft.formatted(id("vehicle_model")))
                .put(url)
                .then();
    }

    private static RequestSpecification json(RequestSpecification request) {
        return request.contentType(ContentType.JSON);
    }

    private static long id(String table) {
        return Long.parseLong(Owner.ask("SELECT id FROM " + table));
    }
}
