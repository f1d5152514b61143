package tn.shabou.api.images;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** What browsers may rely on, wherever images are kept. */
abstract class MediaContract {

    @Inject KeptFiles files;

    @BeforeEach
    void aShop() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(2);
    }

    @Test
    void anImageIsKeptByBrowsersForAYear() {
        var url = send("PAD-1", Photos.jpeg(700, 700)).<String>path("sizes[2].url");

        var image = given().get(url);

        image.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        assertThat(Photos.read(image.asByteArray()).getWidth()).isEqualTo(700);
        given().header("If-None-Match", image.header("ETag"))
                .get(url)
                .then()
                .statusCode(304)
                .body(emptyString());
        assertThat(image.header("ETag")).startsWith("\"").contains("-1280");
    }

    @Test
    void thereIsNothingElseToBeHadThere() {
        for (var name :
                new String[] {
                    "0".repeat(64) + "-320.jpg",
                    "../application.properties",
                    "%2e%2e/%2e%2e/pom.xml",
                    ""
                }) {
            given().urlEncodingEnabled(false)
                    .get("/media/" + name)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void filesStayForAsLongAsSomeProductShowsThem() throws Throwable {
        var shared = Photos.jpeg(30, 30);
        var first = send("PAD-1", shared);
        var second = send("PAD-2", shared);
        var url = first.<String>path("sizes[0].url");
        assertThat(second.<String>path("sizes[0].url")).isEqualTo(url);

        remove("PAD-1", first);
        VertxContextSupport.subscribeAndAwait(files::sweep);
        given().get(url).then().statusCode(200);

        remove("PAD-2", second);
        VertxContextSupport.subscribeAndAwait(files::sweep);
        given().get(url).then().statusCode(404);
    }

    private static Response send(String sku, byte[] photo) {
        return SignedIn.as("STAFF")
                .multiPart("file", "a.jpg", photo, "image/jpeg")
                .post(images(sku));
    }

    private static void remove(String sku, Response image) {
        SignedIn.as("STAFF")
                .header("If-Match", "*")
                .delete(images(sku) + "/" + image.<String>path("id"))
                .then()
                .statusCode(204);
    }

    private static String images(String sku) {
        return "/api/admin/products/%s/images"
                .formatted(Owner.ask("SELECT id FROM product WHERE sku = '%s'".formatted(sku)));
    }
}
