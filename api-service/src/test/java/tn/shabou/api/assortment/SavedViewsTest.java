package tn.shabou.api.assortment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class SavedViewsTest {

    private static final String URL = "/api/admin/products/views";

    @BeforeEach
    void noViews() {
        CatalogSamples.emptyShop();
        Owner.run("DELETE FROM assortment_view");
    }

    @Test
    void aViewIsThereAgainForWhoSavedIt() {
        save(SignedIn.as("STAFF"), "To restock", false)
                .statusCode(201)
                .header("ETag", equalTo("\"0\""));

        SignedIn.as("STAFF")
                .get(URL)
                .then()
                .statusCode(200)
                .body("data.name", contains("To restock"))
                .body("data[0].filter.brand", contains("bosch"))
                .body("data[0].filter.maxStock", equalTo(3))
                .body("data[0].filter.listed", equalTo(true))
                .body("data[0].columns", contains("sku", "stock"))
                .body("data[0].mine", equalTo(true));
    }

    @Test
    void othersSeeItOnlyIfItIsSharedAndNeverChangeIt() {
        save(SignedIn.as("STAFF"), "Mine alone", false);
        var shared = save(SignedIn.as("STAFF"), "For all", true).extract().header("Location");

        SignedIn.as("VIEWER")
                .get(URL)
                .then()
                .body("data.name", hasItem("For all"))
                .body("data.name", not(hasItem("Mine alone")));
        body(SignedIn.admin().header("If-Match", "\"0\""), "Taken", true, "sku")
                .put(shared)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/view-of-another"));
        SignedIn.admin().header("If-Match", "\"0\"").delete(shared).then().statusCode(409);
    }

    @Test
    void itsOwnerRenamesAndRemovesIt() {
        var view = save(SignedIn.as("STAFF"), "Old", true).extract().header("Location");

        body(SignedIn.as("STAFF"), "New", true, "sku").put(view).then().statusCode(428);
        body(SignedIn.as("STAFF").header("If-Match", "\"0\""), "New", false, "stock")
                .put(view)
                .then()
                .statusCode(200)
                .body("name", equalTo("New"))
                .body("sort", equalTo("stock"));
        SignedIn.admin().get(view).then().statusCode(404);
        SignedIn.as("STAFF").header("If-Match", "\"0\"").delete(view).then().statusCode(412);
        SignedIn.as("STAFF").header("If-Match", "\"1\"").delete(view).then().statusCode(204);
        SignedIn.as("STAFF").get(view).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"To restock, sku, 409", "Other, upside-down, 400", "'', sku, 400"})
    void refusesAViewThatCouldNotBeShown(String name, String sort, int status) {
        save(SignedIn.as("STAFF"), "To restock", false).statusCode(201);
        body(SignedIn.as("STAFF"), name, false, sort).post(URL).then().statusCode(status);
    }

    private static ValidatableResponse save(
            RequestSpecification request, String name, boolean shared) {
        return body(request, name, shared, "stock").post(URL).then();
    }

    private static RequestSpecification body(
            RequestSpecification request, String name, boolean shared, String sort) {
        return request.contentType(ContentType.JSON)
                .body(
                        """
                        {"name": "%s", "sort": "%s", "shared": %s, "columns": ["sku", "stock"],
                         "filter": {"brand": ["bosch"], "maxStock": 3, "listed": true}}
                        """
                                .formatted(name, sort, shared));
    }
}
