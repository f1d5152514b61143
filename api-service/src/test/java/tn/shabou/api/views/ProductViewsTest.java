package tn.shabou.api.views;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;

/** Views are counted behind the request, and leave the catalogue as it is. */
@ApiTest
@TestProfile(ProductViewsTest.AnswersAreKept.class)
class ProductViewsTest {

    public static final class AnswersAreKept implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "shabou.cache.enabled", "true",
                    "shabou.views.every", "1s",
                    "shabou.views.cron", "off");
        }
    }

    private final ViewCounts counts;

    ProductViewsTest(ViewCounts counts) {
        this.counts = counts;
    }

    @BeforeEach
    void aShop() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(2);
        Owner.run("TRUNCATE product_view, product_view_batch");
    }

    @Test
    void countsAnswersFromAnywhereAndOnlyPagesOfParts() {
        var before = changes();
        for (int i = 0; i < 5; i++) {
            given().get("/api/products/plaquettes-1").then().statusCode(200);
        }
        var tag = given().get("/api/products/plaquettes-2").header("ETag");
        given().header("If-None-Match", tag).get("/api/products/plaquettes-2");
        given().head("/api/products/plaquettes-2");
        given().get("/api/products/nothing").then().statusCode(404);
        given().get("/api/products/facets").then().statusCode(200);
        given().get("/api/products/plaquettes-1/equivalents").then().statusCode(200);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(views()).isEqualTo("PAD-1 5, PAD-2 2"));
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void countsABatchThatComesTwiceOnce() throws Throwable {
        var batch = new ProductViews(UUID.randomUUID(), LocalDate.of(2026, 11, 1), seen(3));

        add(batch);
        add(batch);
        add(new ProductViews(UUID.randomUUID(), LocalDate.of(2026, 11, 1), seen(4)));

        assertThat(views()).isEqualTo("PAD-1 7");
    }

    @Test
    void givesPopularityEachViewOnceWhenItsDayIsOver() throws Throwable {
        var before = popularity();
        add(new ProductViews(UUID.randomUUID(), LocalDate.of(2026, 11, 1), seen(3)));
        add(new ProductViews(UUID.randomUUID(), LocalDate.of(2999, 1, 1), seen(100)));
        feed();
        feed();
        assertThat(popularity()).isEqualTo(before + 3);

        add(new ProductViews(UUID.randomUUID(), LocalDate.of(2026, 11, 1), seen(2)));
        feed();
        assertThat(popularity()).isEqualTo(before + 5);
    }

    @Test
    void forgetsDaysLongGone() throws Throwable {
        add(new ProductViews(UUID.randomUUID(), LocalDate.of(2020, 1, 1), seen(3)));

        feed();

        assertThat(views()).isNull();
    }

    private static Map<String, Long> seen(long times) {
        return Map.of("plaquettes-1", times, "no-longer-there", 9L);
    }

    private void add(ProductViews views) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> counts.add(views));
    }

    private void feed() throws Throwable {
        VertxContextSupport.subscribeAndAwait(counts::feedPopularity);
    }

    private static String views() {
        return Owner.ask(
                "SELECT string_agg(sku || ' ' || views, ', ' ORDER BY sku) FROM product_view JOIN product ON id = product_id");
    }

    private static int popularity() {
        return Integer.parseInt(Owner.ask("SELECT popularity FROM product WHERE sku = 'PAD-1'"));
    }

    private static String changes() {
        return Owner.ask(
                "SELECT md5(string_agg(c::text, ',' ORDER BY c::text)) FROM product_change c");
    }
}
