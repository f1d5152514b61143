package tn.shabou.api.catalog;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.RandomSecrets;
import tn.shabou.testing.ShabouServers;

/**
 * What is answered from memory. Unlike a test inside, this one is not told when it is up to date.
 */
@QuarkusIntegrationTest
@WithTestResource(ShabouServers.class)
@WithTestResource(RandomSecrets.class)
class CopiesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @BeforeEach
    void fill() {
        CatalogSamples.padsAndADisc(24);
    }

    @Test
    void findsByWordsWithSlipsAndByNumber() {
        eventually("/api/search?q=plaquete", "data.sku", hasItem(startsWith("PAD-")));
        eventually("/api/search?q=0986479103", "data.sku", contains("DISC-1"));
    }

    @Test
    void countsWhatThereIsOfEachBrand() {
        eventually("/api/brands", "data.name", contains("Bosch", "Valeo"));
        eventually("/api/brands", "data.products", contains(13, 12));
    }

    private static void eventually(String path, String what, Matcher<?> expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get(path).then().statusCode(200).body(what, expected));
    }
}
