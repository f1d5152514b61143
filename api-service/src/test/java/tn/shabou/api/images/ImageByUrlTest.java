package tn.shabou.api.images;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpServer;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class ImageByUrlTest {

    private HttpServer shop;
    private String images;

    @BeforeEach
    void aSupplierOnThisMachine() throws IOException {
        CatalogSamples.emptyShop();
        CatalogSamples.brakeDisc();
        images = "/api/admin/products/%s/images".formatted(Owner.ask("SELECT id FROM product"));
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/photo", 200, Photos.jpeg(900, 900));
        answer("/page", 200, "<html>not here</html>".getBytes());
        answer("/gone", 404, new byte[0]);
        answer("/large", 200, new byte[11_000_000]);
        redirect("/moved", "/photo");
        redirect("/circle", "/circle");
        redirect("/cloud", "http://169.254.169.254/latest/meta-data/");
        redirect("/files", "file:///etc/passwd");
        redirect("/nonsense", "http://[");
        shop.start();
    }

    @AfterEach
    void closeTheShop() {
        shop.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/photo", "/moved"})
    void anImageIsFetchedFromItsAddress(String path) {
        add(url(path))
                .then()
                .statusCode(201)
                .body("width", equalTo(900))
                .body("altFr", equalTo("Face"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cloud", "/files", "/circle", "/nonsense", "/gone"})
    void aRedirectLeadsNowhereElse(String path) {
        add(url(path))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/image-not-fetched"));
        nothingWasAdded();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/a.jpg",
                "http://[::ffff:192.168.0.1]/a.jpg",
                "http://169.254.169.254/latest/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "not an address",
                "http://no-such-host.invalid/a.jpg"
            })
    void whatIsNotOnThePublicWebIsNotAsked(String url) {
        add(url).then().statusCode(422).body("type", equalTo("/problems/image-not-fetched"));
        nothingWasAdded();
    }

    @Test
    void whatIsNoImageIsRefused() {
        add(url("/page"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unreadable-image"));
        nothingWasAdded();
    }

    @Test
    void noMoreIsReadThanAnImageMayHave() {
        add(url("/large"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/image-too-large"))
                .body("detail", containsString("bytes"));
    }

    private void nothingWasAdded() {
        SignedIn.as("STAFF").get(images).then().body("data", empty());
    }

    private Response add(String url) {
        return SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .body(Map.of("url", url, "altFr", "Face"))
                .post(images);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + shop.getAddress().getPort() + path;
    }

    private void answer(String path, int status, byte[] body) {
        shop.createContext(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                    try (var out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
    }

    private void redirect(String path, String location) {
        shop.createContext(
                path,
                exchange -> {
                    exchange.getResponseHeaders().add("Location", location);
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
    }
}
