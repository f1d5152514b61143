package tn.shabou.api.taxonomy.editing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Copies;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class CategoryEditingTest {

    private static final String URL = "/api/admin/categories";

    private long brakes;
    private long pads;
    private long discs;

    @BeforeEach
    void fourPadsAndADisc() {
        CatalogSamples.padsAndADisc(4);
        brakes = id("freinage");
        pads = id("plaquettes-de-frein");
        discs = id("disques-de-frein");
    }

    @Test
    void aNewFamilyStandsWhereItBelongs() {
        create(brakes, "Étriers").statusCode(201).body("slug", equalTo("etriers"));

        Copies.catchUp();
        given().get("/api/categories/etriers")
                .then()
                .statusCode(200)
                .body("ancestors.slug", contains("freinage"));
        SignedIn.as("VIEWER")
                .get(URL)
                .then()
                .body(
                        "data.slug",
                        contains("freinage", "etriers", "plaquettes-de-frein", "disques-de-frein"));
    }

    @Test
    void aRenamedFamilyHasANewAddressAndKeepsTheOld() {
        revise(pads, 0, brakes, "Garnitures").statusCode(200).body("slug", equalTo("garnitures"));

        Copies.catchUp();
        given().get("/api/categories/garnitures").then().body("products", equalTo(4));
        given().redirects()
                .follow(false)
                .get("/api/categories/plaquettes-de-frein")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/api/categories/garnitures"));
        given().get("/api/search?q=garnitures").then().body("data.size()", equalTo(4));
        revise(pads, 0, brakes, "Plaquettes").statusCode(412);
    }

    /** What goes with what is said by the addresses of families. */
    @Test
    void aRenamedFamilyKeepsItsRelations() {
        var related = "SELECT count(*) FROM related_family WHERE 'plaques-x' IN (family, related)";
        var before =
                Owner.ask(
                        "SELECT count(*) FROM related_family WHERE 'plaquettes-de-frein' IN (family, related)");
        revise(pads, 0, brakes, "Plaques X").statusCode(200);
        var after = Owner.ask(related);
        revise(pads, 1, brakes, "Plaquettes de frein").statusCode(200);

        assertThat(Integer.parseInt(before)).isPositive();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aMovedFamilyTakesItsPartsAlong() {
        long garage = create(null, "Atelier").extract().jsonPath().getLong("id");
        revise(pads, 0, garage, "Plaquettes de frein").statusCode(200);

        Copies.catchUp();
        given().get("/api/categories/atelier").then().body("products", equalTo(4));
        given().get("/api/categories/freinage").then().body("products", equalTo(1));
        given().get("/api/products?category=atelier").then().body("data.size()", equalTo(4));
    }

    @Test
    void theTreeStaysATreeOfFiveLevels() {
        revise(brakes, 0, pads, "Freinage")
                .statusCode(422)
                .body("type", equalTo("/problems/category-move-refused"));
        revise(brakes, 0, brakes, "Freinage").statusCode(422);
        revise(brakes, 0, 4_000_000_000L, "Freinage").statusCode(422);
        long parent = pads;
        for (int level = 3; level <= 5; level++) {
            parent =
                    create(parent, "Niveau " + level)
                            .statusCode(201)
                            .extract()
                            .jsonPath()
                            .getLong("id");
        }
        create(parent, "Niveau 6").statusCode(422);
        revise(pads, 0, discs, "Plaquettes de frein").statusCode(422);
    }

    @Test
    void aMergedFamilyGivesAwayAllThatIsInIt() {
        create(discs, "Disques percés");
        merge(discs, pads).statusCode(200).body("slug", equalTo("plaquettes-de-frein"));

        Copies.catchUp();
        given().get("/api/categories/plaquettes-de-frein")
                .then()
                .body("products", equalTo(5))
                .body("children.slug", contains("disques-perces"));
        given().redirects()
                .follow(false)
                .get("/api/categories/disques-de-frein")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/api/categories/plaquettes-de-frein"));
        merge(brakes, pads)
                .statusCode(422)
                .body("type", equalTo("/problems/category-merge-refused"));
        merge(pads, pads).statusCode(422);
    }

    @Test
    void onlyAnEmptyFamilyGoes() {
        remove(brakes).statusCode(409).body("type", equalTo("/problems/category-in-use"));
        remove(discs).statusCode(409);
        long empty = create(brakes, "Vide").extract().jsonPath().getLong("id");
        SignedIn.admin().delete(URL + "/" + empty).then().statusCode(428);
        remove(empty).statusCode(204);
        SignedIn.admin().get(URL + "/" + empty).then().statusCode(404);
    }

    private static ValidatableResponse create(@Nullable Long parent, String name) {
        return draft(SignedIn.as("STAFF"), parent, name).post(URL).then();
    }

    private static ValidatableResponse revise(
            long id, int version, @Nullable Long parent, String name) {
        return draft(SignedIn.as("STAFF"), parent, name)
                .header("If-Match", "\"%d\"".formatted(version))
                .put(URL + "/" + id)
                .then();
    }

    private static ValidatableResponse merge(long id, long into) {
        return SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("{\"into\": %d}".formatted(into))
                .post(URL + "/" + id + "/merge")
                .then();
    }

    private static ValidatableResponse remove(long id) {
        return SignedIn.admin().header("If-Match", "*").delete(URL + "/" + id).then();
    }

    private static RequestSpecification draft(
            RequestSpecification request, @Nullable Long parent, String name) {
        return request.contentType(ContentType.JSON)
                .body(
                        "{\"parentId\": %d, \"nameFr\": \"%s\", \"nameAr\": \"فرامل\", \"position\": 1}"
                                .formatted(parent, name));
    }

    private static long id(String slug) {
        return Long.parseLong(
                Owner.ask("SELECT id FROM category WHERE slug = '%s'".formatted(slug)));
    }
}
