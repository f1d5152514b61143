package tn.shabou.api.fit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CarSamples;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.fit.FitVerdict.Verdict;
import tn.shabou.api.vehicles.VehicleTree;

@ApiTest
class FitResourceTest {

    @Inject VehicleTree tree;
    @Inject FitVerdicts verdicts;

    @BeforeEach
    void aDiscForTheDieselOfTwoEngines() {
        CatalogSamples.padsAndADisc(1);
        CarSamples.morePetrol();
        tree.read().await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void saysThatAPartFits() {
        disc("vehicle=renault-clio-3-1-5-dci")
                .body("verdict", equalTo("FITS"))
                .body("text", equalTo("Convient à : Renault Clio III 1.5 dCi."))
                .body("positions", contains("avant"))
                .body("missing", empty())
                .body("vehicle.fullName", equalTo("Renault Clio III 1.5 dCi"));
    }

    @Test
    void saysThatAPartFitsAnotherEngine() {
        disc("vehicle=renault-clio-3-1-2-16v")
                .body("verdict", equalTo("DOES_NOT_FIT"))
                .body("reason", equalTo("OTHER_CARS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"renault-clio-3", "renault-clio", "renault"})
    void asksForTheEngineWhenOnlySomeFit(String vehicle) {
        disc("vehicle=" + vehicle)
                .body("verdict", equalTo("TO_CHECK"))
                .body("missing.fact", contains("vehicle"))
                .body("fittingEngines.slug", contains("renault-clio-3-1-5-dci"))
                .body("text", containsString("la motorisation"));
    }

    @Test
    void asksForWhatTheCatalogueRequires() {
        Owner.run("UPDATE fitment SET criteria = '{\"abs\": true, \"jusqu_a\": \"2008-06\"}'");

        disc("vehicle=renault-clio-3-1-5-dci")
                .body("verdict", equalTo("TO_CHECK"))
                .body("missing.fact", contains("abs", "year"))
                .body("missing[0].options", contains("true"));
        disc("vehicle=renault-clio-3-1-5-dci&abs=oui&year=2008")
                .body("verdict", equalTo("TO_CHECK"))
                .body("missing.fact", contains("month"));
        disc("vehicle=renault-clio-3-1-5-dci&abs=oui&year=2008&month=6")
                .body("verdict", equalTo("FITS"));
        disc("vehicle=renault-clio-3-1-5-dci&abs=non&year=2008&month=6")
                .body("verdict", equalTo("DOES_NOT_FIT"))
                .body("against.fact", contains("abs"))
                .body("text", containsString("l'équipement ABS"));
    }

    @Test
    void isNotSureOfWhatNobodyConfirmed() {
        Owner.run("UPDATE fitment SET confidence = 0.8");

        disc("vehicle=renault-clio-3-1-5-dci")
                .body("verdict", equalTo("TO_CHECK"))
                .body("missing.fact", contains("confirmation"));
    }

    @Test
    void leavesRemarksToTheReader() {
        Owner.run("UPDATE fitment SET note = 'sauf version sport'");

        disc("vehicle=renault-clio-3-1-5-dci")
                .body("verdict", equalTo("TO_CHECK"))
                .body("missing.find { it.fact == 'note' }.options", hasItem("sauf version sport"));
    }

    @Test
    void isNotSureWhenTheCarWasNotBuiltThen() {
        disc("vehicle=renault-clio-3-1-5-dci&year=1999")
                .body("verdict", equalTo("TO_CHECK"))
                .body("reason", equalTo("NOT_BUILT_THEN"));
    }

    @Test
    void isNotSureOfAPartWithoutCarsUnlessItIsUniversal() {
        var url = "/api/products/plaquettes-1/fit?vehicle=renault-clio-3";
        given().get(url)
                .then()
                .statusCode(200)
                .body("verdict", equalTo("TO_CHECK"))
                .body("reason", equalTo("NO_FITMENT_KNOWN"));

        Owner.run("UPDATE product SET attributes = '{\"universal\": true}' WHERE sku = 'PAD-1'");

        given().get(url)
                .then()
                .body("verdict", equalTo("FITS"))
                .body("reason", equalTo("UNIVERSAL"));
    }

    @Test
    void speaksArabicToThoseWhoReadIt() {
        given().header("Accept-Language", "ar")
                .get("/api/products/disque-de-frein-bosch/fit?vehicle=renault-clio-3")
                .then()
                .body("text", containsString("المحرك"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?vehicle=",
                "?vehicle=trabant-601",
                "?vehicle=renault-clio-3&year=12",
                "?vehicle=renault-clio-3&year=soon",
                "?vehicle=renault-clio-3&month=13",
                "?vehicle=%27%3B--"
            })
    void refusesWhatIsNotACar(String query) {
        given().urlEncodingEnabled(false)
                .get("/api/products/disque-de-frein-bosch/fit" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void judgesManyPartsAtOnce() {
        var ids =
                List.of(
                        Long.valueOf(Owner.ask("SELECT id FROM product WHERE sku = 'DISC-1'")),
                        Long.valueOf(Owner.ask("SELECT id FROM product WHERE sku = 'PAD-1'")));
        var car =
                new Car(
                        tree.find("renault-clio-3-1-5-dci")
                                .await()
                                .atMost(Duration.ofSeconds(10))
                                .orElseThrow(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of());

        var found = verdicts.verdicts(ids, car).await().atMost(Duration.ofSeconds(10));

        assertThat(found.get(ids.get(0)).verdict()).isEqualTo(Verdict.FITS);
        assertThat(found.get(ids.get(1)).verdict()).isEqualTo(Verdict.TO_CHECK);
    }

    private static ValidatableResponse disc(String query) {
        return given().get("/api/products/disque-de-frein-bosch/fit?" + query)
                .then()
                .statusCode(200);
    }
}
