package tn.shabou.api.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;

/** Whoever changes the catalogue, search in memory hears of it. */
@ApiTest
class FreshnessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Searchable searchable;
    private final Matches matches;

    FreshnessTest(Searchable searchable, Matches matches) {
        this.searchable = searchable;
        this.matches = matches;
    }

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.padsAndADisc(3);
        searchable.now();
    }

    @Test
    void findsAProductUnderItsNewName() {
        Owner.run("UPDATE product SET name_fr = 'Tambour' WHERE sku = 'DISC-1'");

        awaitFound("tambours", "DISC-1");
    }

    @Test
    void findsANewProduct() {
        CatalogSamples.brakePads(4, 4);

        awaitFound("plaquettes 4", "PAD-4");
    }

    @Test
    void losesWhatIsNoLongerSold() {
        Owner.run("UPDATE product SET listed = false WHERE sku = 'DISC-1'");

        await().atMost(PATIENCE).until(() -> found("disque").isEmpty());
    }

    @Test
    void losesWhatIsGone() {
        Owner.run("DELETE FROM product WHERE sku = 'PAD-1'");

        await().atMost(PATIENCE).until(() -> !found("plaquettes").contains("PAD-1"));
    }

    @Test
    void knowsWhatFitsACarSince() {
        Owner.run(
                """
                INSERT INTO fitment (product_id, engine_id, position, source)
                SELECT p.id, e.id, 'avant', 'test' FROM product p, vehicle_engine e WHERE p.sku = 'PAD-1'
                """);

        await().atMost(PATIENCE).until(() -> found("plaquettes clio").equals(List.of("PAD-1")));
    }

    @Test
    void tellsEveryMatchOfACommonWordToThoseWhoCount() {
        CatalogSamples.brakePads(3000, 4);
        searchable.now();

        var matching = matches.matching("plaquettes").await().atMost(PATIENCE);

        assertThat(matching.complete()).isTrue();
        assertThat(matching.products()).hasSize(3000).doesNotHaveDuplicates();
    }

    private static void awaitFound(String question, String sku) {
        await().atMost(PATIENCE).until(() -> found(question).contains(sku));
    }

    private static List<String> found(String question) {
        return given().queryParam("q", question)
                .get("/api/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.sku", String.class);
    }
}
