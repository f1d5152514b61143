package tn.shabou.api.fit.editing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class FitmentEditingTest {

    private static final String CLIO = "/api/products?vehicle=renault-clio-3";

    private long pad;
    private long disc;
    private long engine;

    @BeforeEach
    void aDiscThatFitsAndAPadThatDoesNot() {
        CatalogSamples.padsAndADisc(1);
        pad = Long.parseLong(Owner.ask("SELECT id FROM product WHERE sku = 'PAD-1'"));
        disc = Long.parseLong(Owner.ask("SELECT id FROM product WHERE sku = 'DISC-1'"));
        engine = Long.parseLong(Owner.ask("SELECT id FROM vehicle_engine"));
    }

    @Test
    void aPartThatIsSaidToFitIsOfferedForTheCar() {
        add("{\"engineId\": %d, \"position\": \"avant\", \"criteria\": {\"abs\": true}}")
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("vehicle", equalTo("Renault Clio III 1.5 dCi"))
                .body("source", equalTo("staff"))
                .body("confidence", equalTo(1.0f));

        Copies.catchUp();
        given().get(CLIO + "&sort=name").then().body("data.sku", contains("DISC-1", "PAD-1"));
        assertThat(Owner.ask("SELECT action FROM audit_entry ORDER BY id DESC LIMIT 1"))
                .isEqualTo("add fitment");
    }

    @Test
    void itsConditionsAreEditedByWhoReadThem() {
        var fitment =
                add("{\"engineId\": %d, \"position\": \"avant\"}").extract().header("Location");

        revise(fitment, 0, "{\"engineId\": %d, \"yearFrom\": 2008, \"note\": \"sans ABS\"}")
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("position", equalTo(""))
                .body("yearFrom", equalTo(2008))
                .body("note", equalTo("sans ABS"));
        revise(fitment, 0, "{\"engineId\": %d}").statusCode(412);
        json(SignedIn.admin()).body("{\"engineId\": 1}").put(fitment).then().statusCode(428);
    }

    @Test
    void aPartThatDoesNotFitIsNoLongerOffered() {
        var fitment = add("{\"engineId\": %d}").extract().header("Location");
        SignedIn.admin().delete(fitment).then().statusCode(428);
        SignedIn.admin().header("If-Match", "\"0\"").delete(fitment).then().statusCode(204);

        Copies.catchUp();
        given().get(CLIO).then().body("data.sku", contains("DISC-1"));
        SignedIn.admin().get(fitment).then().statusCode(404);
    }

    @Test
    void aCopyAddsWhatIsMissing() {
        copy(pad, disc).statusCode(200).body("copied", equalTo(1)).body("known", equalTo(0));
        copy(pad, disc).statusCode(200).body("copied", equalTo(0)).body("known", equalTo(1));

        SignedIn.as("VIEWER")
                .get(url(pad))
                .then()
                .body("data.position", contains("avant"))
                .body("data.source", contains("copy of DISC-1"))
                .body("total.value", equalTo(1));
        copy(pad, 4_000_000_000L).statusCode(404);
        copy(4_000_000_000L, disc).statusCode(404);
    }

    @Test
    void theyAreReadPageByPage() {
        for (var position : new String[] {"avant", "arrière", "gauche"}) {
            add("{\"engineId\": %d, \"position\": \"" + position + "\"}").statusCode(201);
        }
        assertThat(EveryPage.of(SignedIn::admin, url(pad) + "?limit=2", "data.position"))
                .containsExactly("avant", "arrière", "gauche");
        SignedIn.admin().get(url(4_000_000_000L)).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"position": "avant"}                               | 400 | engineId
                    {"engineId": 4000000000}                            | 400 | engineId
                    {"engineId": %d, "yearFrom": 2010, "yearTo": 2008}  | 400 | yearTo
                    {"engineId": %d, "yearFrom": 10}                    | 400 | yearFrom
                    {"engineId": %d, "confidence": 2}                   | 400 | confidence
                    """)
    void whatCannotBeIsRefused(String draft, int status, String field) {
        add(draft).statusCode(status).body("errors.pointer", contains(field));
    }

    @Test
    void thePartFitsAnEngineAtAPlaceOnlyOnce() {
        add("{\"engineId\": %d}").statusCode(201);
        add("{\"engineId\": %d}")
                .statusCode(409)
                .body("type", equalTo("/problems/fitment-exists"))
                .body("errors", nullValue());
    }

    private ValidatableResponse add(String draft) {
        return json(SignedIn.as("STAFF"))
                .body(draft.replace("%d", Long.toString(engine)))
                .post(url(pad))
                .then();
    }

    private ValidatableResponse revise(String url, int version, String draft) {
        return json(SignedIn.as("STAFF"))
                .header("If-Match", "\"%d\"".formatted(version))
                .body(draft.formatted(engine))
                .put(url)
                .then();
    }

    private static ValidatableResponse copy(long product, long from) {
        return json(SignedIn.as("STAFF"))
                .body("{\"from\": %d}".formatted(from))
                .post(url(product) + "/copy")
                .then();
    }

    private static RequestSpecification json(RequestSpecification request) {
        return request.contentType(ContentType.JSON);
    }

    private static String url(long product) {
        return "/api/admin/products/%d/fitments".formatted(product);
    }
}
