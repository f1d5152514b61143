package tn.shabou.api.images;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Copies;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class ImageResourceTest {

    private static final String PROBLEM = "application/problem+json";

    private String images;

    @BeforeEach
    void aProduct() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakeDisc();
        images = "/api/admin/products/%s/images".formatted(Owner.ask("SELECT id FROM product"));
    }

    @Test
    void theFirstImageIsWhatListsShow() {
        var first = send(Photos.jpeg(800, 600)).then().statusCode(201).extract();
        send(Photos.png(100, 100)).then().statusCode(201).body("position", equalTo(1));

        assertThat(first.<Integer>path("position")).isZero();
        assertThat(first.<List<Integer>>path("sizes.longest")).containsExactly(320, 640, 1280);
        Copies.catchUp();
        given().get("/api/products")
                .then()
                .body("data[0].imageUrl", equalTo(first.path("sizes[1].url")));
        given().get(first.<String>path("sizes[1].url")).then().statusCode(200);
    }

    @Test
    void staffPutImagesIntoOrderAndSayWhatTheyShow() {
        send(Photos.jpeg(10, 10));
        var second = send(Photos.jpeg(20, 20));

        revise(second, Map.of("position", 0, "altFr", "Vue de face", "altAr", "منظر أمامي"))
                .then()
                .statusCode(200)
                .body("altFr", equalTo("Vue de face"))
                .body("altAr", equalTo("منظر أمامي"));

        list().then().body("data.width", contains(20, 10)).body("data.position", contains(0, 1));
        assertThat(Owner.ask("SELECT image_url FROM product"))
                .isEqualTo(second.path("sizes[1].url"));
        assertThat(audit("revise image"))
                .contains("\"position\": 1")
                .contains("\"position\": 0")
                .contains("Vue de face");
    }

    @Test
    void whenTheFirstImageGoesTheNextTakesItsPlace() {
        var first = send(Photos.jpeg(10, 10));
        var second = send(Photos.jpeg(20, 20));

        remove(first).then().statusCode(204);

        list().then().body("data.width", contains(20)).body("data.position", contains(0));
        assertThat(Owner.ask("SELECT image_url FROM product"))
                .isEqualTo(second.path("sizes[1].url"));
        remove(second).then().statusCode(204);
        list().then().body("data", empty());
        assertThat(Owner.ask("SELECT coalesce(image_url, 'none') FROM product")).isEqualTo("none");
        assertThat(audit("remove image")).contains("staff@shabou.test");
    }

    @Test
    void aChangeNamesTheVersionItWasMadeOf() {
        var first = send(Photos.jpeg(10, 10));
        var old = first.header("ETag");
        send(Photos.jpeg(20, 20));

        staff().header("If-Match", old)
                .contentType(ContentType.JSON)
                .body(Map.of("position", 1))
                .put(place(first))
                .then()
                .statusCode(412)
                .contentType(PROBLEM);
        staff().contentType(ContentType.JSON)
                .body(Map.of("position", 1))
                .put(place(first))
                .then()
                .statusCode(428);
        staff().delete(place(first)).then().statusCode(428);
    }

    @Test
    void theSameKeyAddsOneImage() {
        var key = UUID.randomUUID().toString();
        var photo = Photos.jpeg(10, 10);

        var first = sendWith(key, photo).then().statusCode(201).extract();
        sendWith(key, photo).then().statusCode(201).body("id", equalTo(first.path("id")));
        sendWith(key, Photos.jpeg(20, 20)).then().statusCode(422);

        list().then().body("data", hasSize(1));
    }

    @Test
    void theSameImageTwiceIsRefused() {
        send(Photos.jpeg(10, 10));

        send(Photos.jpeg(10, 10))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/image-exists"));
    }

    @Test
    void whatIsNoImageIsRefusedWhateverItIsCalled() {
        send("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes())
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/unreadable-image"));
        send(Photos.bomb(50_000, 50_000))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/image-too-large"));
        send(new byte[10_500_000])
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/image-too-large"));
        staff().contentType(ContentType.JSON)
                .body(new byte[12_000_000])
                .post(images)
                .then()
                .statusCode(413)
                .contentType(PROBLEM);
        staff().multiPart("other", "x").post(images).then().statusCode(400);
        list().then().body("data", empty());
    }

    @Test
    void nothingIsKnownOfAProductThatIsNotThere() {
        images = "/api/admin/products/999999999/images";

        send(Photos.jpeg(10, 10))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/product-not-found"));
        list().then().statusCode(404);
        aProduct();
        staff().header("If-Match", "*")
                .delete(images + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/image-not-found"));
    }

    @Test
    void viewersLookAndChangeNothing() {
        var viewer = SignedIn.as("VIEWER");

        viewer.get(images).then().statusCode(200);
        SignedIn.as("VIEWER")
                .multiPart("file", "a.jpg", Photos.jpeg(10, 10), "image/jpeg")
                .post(images)
                .then()
                .statusCode(403);
    }

    private Response send(byte[] content) {
        return staff().multiPart("file", "photo.jpg", content, "image/jpeg").post(images);
    }

    private Response sendWith(String key, byte[] content) {
        return staff().header("Idempotency-Key", key)
                .multiPart("file", "photo.jpg", content, "image/jpeg")
                .post(images);
    }

    private Response revise(Response image, Map<String, Object> change) {
        return staff().header("If-Match", list().header("ETag"))
                .contentType(ContentType.JSON)
                .body(change)
                .put(place(image));
    }

    private Response remove(Response image) {
        return staff().header("If-Match", list().header("ETag")).delete(place(image));
    }

    private String place(Response image) {
        return images + "/" + image.<String>path("id");
    }

    private Response list() {
        return staff().get(images);
    }

    private static RequestSpecification staff() {
        return SignedIn.as("STAFF");
    }

    private static String audit(String action) {
        return Owner.ask(
                "SELECT actor_email || coalesce(before::text, '') || after::text FROM audit_entry WHERE action = '%s' ORDER BY id DESC LIMIT 1"
                        .formatted(action));
    }
}
