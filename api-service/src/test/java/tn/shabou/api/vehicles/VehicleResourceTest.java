package tn.shabou.api.vehicles;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CarSamples;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;

@ApiTest
class VehicleResourceTest {

    @Inject VehicleTree tree;

    @BeforeEach
    void someCars() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakeDisc();
        CarSamples.morePetrol();
        CarSamples.otherMakes();
        count();
    }

    @Test
    void leadsFromTheMakeToTheEngine() {
        given().get("/api/vehicles/makes")
                .then()
                .statusCode(200)
                .body("data.name", contains("Lada", "Peugeot", "Renault", "Volkswagen"))
                .body("data[2].products", equalTo(1))
                .body("data[1].products", equalTo(0));

        var path = "/api/vehicles/makes";
        for (var choice : new String[] {"renault", "renault-clio", "renault-clio-3"}) {
            path =
                    given().get(path)
                            .then()
                            .statusCode(200)
                            .body(
                                    "data.find { it.slug == '%s' }.products".formatted(choice),
                                    equalTo(1))
                            .extract()
                            .path("data.find { it.slug == '%s' }.next".formatted(choice));
        }
        given().get(path)
                .then()
                .statusCode(200)
                .body("data.name", contains("1.5 dCi", "1.2 16V"))
                .body("data.products", contains(1, 0))
                .body("data.fuel", contains("DIESEL", "PETROL"))
                .body("data[1].powerHp", equalTo(75))
                .body("data[1].engineCode", equalTo("D4F 740"))
                .body("data[0].yearFrom", equalTo(2005))
                .body("data[0]", not(hasKey("next")))
                .body("data[0].fullName", equalTo("Renault Clio III 1.5 dCi"));
    }

    @Test
    void countsPartsOnceHoweverManyEnginesTheyFit() {
        Owner.run(
                """
                INSERT INTO fitment (product_id, engine_id, source)
                SELECT p.id, e.id, 'test' FROM product p, vehicle_engine e WHERE e.slug = 'renault-clio-3-1-2-16v'
                """);
        count();

        given().get("/api/vehicles/makes/renault/models").then().body("data.products", contains(1));

        Owner.run("UPDATE product SET listed = false");
        count();

        given().get("/api/vehicles/makes/renault/models").then().body("data.products", contains(0));
    }

    @Test
    void hearsOfNewCars() {
        Owner.run("INSERT INTO vehicle_make (name, slug) VALUES ('Dacia', 'dacia')");

        await().untilAsserted(() ->
                assertThat(
                                given().get("/api/vehicles/makes")
                                        .jsonPath()
                                        .<String>getList("data.slug"))
                        .contains("dacia"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "makes/trabant/models",
                "models/renault/generations",
                "generations/renault-clio/engines"
            })
    void saysWhereTheKnownOnesAre(String path) {
        given().get("/api/vehicles/" + path)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/vehicle-not-found"))
                .body("detail", containsString("/api/vehicles/"));
    }

    @Test
    void readsAVin() {
        given().get("/api/vehicles/vin/wvwzzz1kz5w123456")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("country", equalTo("DE"))
                .body("makes.slug", contains("volkswagen"))
                .body("models.slug", contains("volkswagen-golf"))
                .body("modelYears", contains(2005))
                .body("generations.slug", contains("volkswagen-golf-v"))
                .body(
                        "generations[0].next",
                        equalTo("/api/vehicles/generations/volkswagen-golf-v/engines"))
                .body("checkDigit", equalTo("NOT_USED"))
                .body("unknown", contains("engine"));
    }

    @Test
    void saysWhatAVinLeavesOpen() {
        given().get("/api/vehicles/vin/VF1BR1A0H34567890")
                .then()
                .statusCode(200)
                .body("makes.slug", contains("renault"))
                .body("models.slug", contains("renault-clio"))
                .body("modelYears", empty())
                .body("unknown", contains("year", "engine"));
        given().get("/api/vehicles/vin/XX9AAA00000000001")
                .then()
                .statusCode(200)
                .body("makes", empty())
                .body("unknown", contains("make", "year", "model", "generation", "engine"));
    }

    @Test
    void namesWhatIsWrongWithAVin() {
        given().get("/api/vehicles/vin/WVWZZZ1KZ5WI234O")
                .then()
                .statusCode(400)
                .header("Cache-Control", containsString("no-store"))
                .body("type", equalTo("/problems/vin-not-valid"))
                .body("errors.detail[0]", containsString("16 characters"))
                .body("errors.detail[1]", containsString("letter I at place 12"))
                .body("errors.detail[2]", containsString("letter O at place 16"));
    }

    private void count() {
        Owner.run("UPDATE vehicle_count_state SET changes = -1; SELECT count_parts_of_vehicles()");
        tree.read().await().atMost(Duration.ofSeconds(10));
    }
}
