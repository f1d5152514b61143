package tn.shabou.api.cache;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
@TestProfile(CachedAnswersTest.CachesOn.class)
class CachedAnswersTest {

    public static final class CachesOn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("shabou.cache.enabled", "true");
        }
    }

    private static final String LIST = "/api/products?limit=10&sort=price";
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private final Generations generations;

    CachedAnswersTest(Generations generations) {
        this.generations = generations;
    }

    @BeforeEach
    void aShopThatNobodyIsChanging() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(12);
        ValidNow.await(generations);
    }

    @Test
    void sendsTheSameListAgainFromMemory() {
        var first = awaitKept(LIST);
        double before = memoryHits();

        var second = given().get(LIST);

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Link")).isEqualTo(first.header("Link"));
        assertThat(second.header("Trace-Id")).isNotEqualTo(first.header("Trace-Id"));
        assertThat(memoryHits()).isGreaterThan(before);
    }

    @Test
    void sparesWhoHasTheAnswerFromGettingItAgain() {
        var tag = given().get(LIST).header("ETag");

        for (var path : new String[] {LIST, LIST + "&uncached=" + tag.hashCode()}) {
            given().header("If-None-Match", "\"other\", " + tag)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", equalTo(tag))
                    .header("Cache-Control", containsString("stale-while-revalidate"))
                    .body(equalTo(""));
        }
        given().header("If-None-Match", "\"other\"").get(LIST).then().statusCode(200);
    }

    @Test
    void showsANewPriceSoon() {
        awaitKept(LIST);

        Owner.run(
                "INSERT INTO price_change (product_id, amount_tnd, reason) SELECT id, 0.5, 'test' FROM product WHERE sku = 'PAD-9'");

        await().atMost(A_WHILE)
                .untilAsserted(() ->
                        given().get(LIST)
                                .then()
                                .body("data[0].sku", equalTo("PAD-9"))
                                .body("data[0].price.amount", equalTo("0.500")));
    }

    @Test
    void keepsTheLanguagesApart() {
        awaitKept(LIST);

        given().header("Accept-Language", "ar-TN,ar;q=0.9,fr;q=0.5")
                .get(LIST)
                .then()
                .header("Content-Language", equalTo("ar"))
                .header("Vary", containsString("Accept-Language"))
                .body("data[0].name", startsWith("فحمات"));
        given().get(LIST).then().body("data[0].name", startsWith("Plaquettes"));
    }

    @Test
    void compressesAsTheReaderCanReadIt() {
        var plain = encoded("identity");
        var gzip = encoded("gzip");
        var brotli = encoded("gzip, deflate, br;q=0.9");

        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(brotli.header("Content-Encoding")).isEqualTo("br");
        assertThat(brotli.header("ETag"))
                .isNotEqualTo(gzip.header("ETag"))
                .isNotEqualTo(plain.header("ETag"));
        assertThat(gzip.asByteArray().length).isLessThan(plain.asByteArray().length / 2);
        assertThat(brotli.asByteArray().length).isLessThan(plain.asByteArray().length / 2);
        assertThat(encoded("br;q=0, gzip").header("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void linksToTheNextPageAndTheFirst() {
        var list = given().get(LIST);
        var link = list.header("Link");

        assertThat(link).contains("<" + LIST + ">; rel=\"first\"");
        var next = Pattern.compile("<([^>]+)>; rel=\"next\"").matcher(link);
        assertThat(next.find()).isTrue();
        given().urlEncodingEnabled(false)
                .get(next.group(1))
                .then()
                .statusCode(200)
                .body("data.size()", equalTo(2))
                .header("Link", org.hamcrest.Matchers.not(containsString("rel=\"next\"")));
    }

    @Test
    void countsASearchThoughItsAnswerWasKept() {
        Owner.run("DELETE FROM search_log WHERE words = 'introuvable'");
        var first = awaitKept("/api/search?q=introuvable");
        assertThat(first.header("Link")).contains("rel=\"first\"");

        // Twice while waiting for the answer to be kept, once after.
        await().atMost(A_WHILE)
                .untilAsserted(() ->
                        assertThat(
                                        Owner.ask(
                                                "SELECT coalesce(max(misses), 0) FROM search_log WHERE words = 'introuvable'"))
                                .satisfies(misses ->
                                        assertThat(Integer.parseInt(misses))
                                                .isGreaterThanOrEqualTo(3)));
    }

    @Test
    void keepsNoProblem() {
        given().get("/api/products?limit=1000000000")
                .then()
                .statusCode(400)
                .header("Cache-Control", equalTo("no-store"))
                .header("ETag", nullValue());
    }

    @Test
    void keepsNothingOfWhatStaffSee() {
        SignedIn.admin()
                .get(LIST)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"));
        SignedIn.admin()
                .get("/api/admin/leads")
                .then()
                .header("Cache-Control", equalTo("no-store"));
    }

    private static Response encoded(String accepted) {
        var config =
                RestAssuredConfig.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
        return given().config(config).header("Accept-Encoding", accepted).get(LIST);
    }

    /** The answer that is valid now, kept. */
    private static Response awaitKept(String path) {
        await().atMost(A_WHILE)
                .until(() -> {
                    double before = memoryHits();
                    given().get(path);
                    return memoryHits() > before;
                });
        return given().get(path);
    }

    private static double memoryHits() {
        var sample =
                Pattern.compile("cache_hits_total\\{cache_type=\"memory\"[^}]*} (\\S+)")
                        .matcher(given().get("/q/metrics").asString());
        return sample.find() ? Double.parseDouble(sample.group(1)) : 0;
    }
}
