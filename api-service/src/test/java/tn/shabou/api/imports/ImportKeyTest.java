package tn.shabou.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** A file that is sent again, since its answer got lost, is imported once. */
@ApiTest
class ImportKeyTest {

    private static final String SALES = "/api/admin/imports/sales";
    private static final String PRODUCTS = "/api/admin/imports/products";

    private final String key = UUID.randomUUID().toString();

    /** The ways in which files come. */
    enum Way {
        SALES(ImportKeyTest.SALES, "import sales", "sku,date,quantity\nPAD-1,2026-03-0%d,2\n") {
            @Override
            Response send(RequestSpecification request, int file) {
                return request.contentType("text/csv").body(content(file)).post(path);
            }
        },
        PRODUCTS(ImportKeyTest.PRODUCTS, "import products", "sku,price\nPAD-1,%d0.000\n") {
            @Override
            Response send(RequestSpecification request, int file) {
                return request.contentType("text/csv")
                        .body(content(file))
                        .post(path + "?again=true");
            }
        },
        FORM(ImportKeyTest.PRODUCTS, "import products", "sku,price\nPAD-1,%d5.000\n") {
            @Override
            Response send(RequestSpecification request, int file) {
                return request.multiPart(
                                "file",
                                "prix.csv",
                                content(file).getBytes(StandardCharsets.UTF_8),
                                "text/csv")
                        .multiPart("again", "true")
                        .post(path);
            }
        };

        final String path;
        private final String operation;
        private final String content;

        Way(String path, String operation, String content) {
            this.path = path;
            this.operation = operation;
            this.content = content;
        }

        String content(int file) {
            return content.formatted(file);
        }

        abstract Response send(RequestSpecification request, int file);
    }

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(1);
        Owner.run("TRUNCATE product_import, product_import_mapping CASCADE");
    }

    @ParameterizedTest
    @EnumSource
    void theSameRequestAgainImportsNothingMore(Way way) {
        var first = send(way, key, 1);
        var again = send(way, key, 1);

        assertThat(first.statusCode()).isEqualTo(way == Way.SALES ? 201 : 202);
        assertThat(again.statusCode()).isIn(200, first.statusCode());
        assertThat(again.<String>path("id")).isEqualTo(first.<String>path("id"));
        assertThat(again.<Boolean>path("alreadyImported")).isFalse();
        assertThat(
                        Owner.ask(
                                "SELECT count(*) FROM audit_entry WHERE entity_id = '%s'"
                                        .formatted(first.<String>path("id"))))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource
    void anotherFileNeedsAnotherKey(Way way) {
        send(way, key, 1);

        send(way, key, 2)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/key-reused"));
    }

    @ParameterizedTest
    @EnumSource
    void whileAnotherTransactionTakesItInTheAnswerIs409(Way way) {
        Owner.during(
                "SELECT pg_advisory_xact_lock(hashtextextended(concat_ws(chr(10), '%s', '%s', '%s'), 0))"
                        .formatted(admin(), way.operation, key),
                () ->
                        send(way, key, 1)
                                .then()
                                .statusCode(409)
                                .body("type", equalTo("/problems/still-running")));

        send(way, key, 1).then().statusCode(way == Way.SALES ? 201 : 202);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoKeyIsRefused(Way way) {
        send(way, "\u00e9t\u00e9", 1)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-key"));
    }

    @Test
    void filesWithoutAKeyAreToldByTheirContent() {
        var first = Way.SALES.send(SignedIn.admin(), 1);
        var again = Way.SALES.send(SignedIn.admin(), 1);

        first.then().statusCode(201);
        again.then()
                .statusCode(200)
                .body("id", equalTo(first.<String>path("id")))
                .body("alreadyImported", equalTo(true));
    }

    private static Response send(Way way, String key, int file) {
        return way.send(SignedIn.admin().header("Idempotency-Key", key), file);
    }

    private static String admin() {
        return Owner.ask("SELECT id FROM app_user WHERE email = 'admin@shabou.test'");
    }
}
