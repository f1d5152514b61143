package tn.shabou.api.assortment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class AssortmentListTest {

    private static final String URL = "/api/admin/products";

    @Inject Assortment assortment;
    @Inject Pool database;

    @BeforeEach
    void sixPadsAndADisc() {
        CatalogSamples.padsAndADisc(6);
        Owner.run(
                """
                UPDATE product SET listed = false WHERE sku = 'PAD-2';
                UPDATE product SET name_ar = NULL, quality_tier = 'OEM' WHERE sku = 'PAD-3';
                UPDATE product SET image_url = '/pad-5.webp', cost_tnd = 8.25 WHERE sku = 'PAD-5';
                UPDATE product SET updated_at = timestamptz '2026-11-01' + id * interval '1 microsecond';
                UPDATE product SET updated_at = '2026-11-20' WHERE sku = 'PAD-6';
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    brand=bosch&category=freinage  | DISC-1,PAD-2,PAD-4,PAD-6
                    category=disques-de-frein      | DISC-1
                    tier=OEM                       | PAD-3
                    inStock=false                  | PAD-4
                    inStock=true&maxStock=2        | PAD-1,PAD-2
                    listed=false                   | PAD-2
                    listed=true&brand=bosch        | DISC-1,PAD-4,PAD-6
                    minPrice=11.5&maxPrice=12      | PAD-3,PAD-4,PAD-5
                    hasImage=true                  | PAD-5
                    hasArabicName=false            | PAD-3
                    updatedSince=2026-11-20T00:00:00Z | PAD-6
                    vehicle=renault-clio-3         | DISC-1
                    q=disques ventil               | DISC-1
                    q=PAD-2                        | PAD-2
                    q=0 986 479                    | DISC-1
                    q=nothing of the kind          |
                    """)
    void findsWhatAFilterMeansListedOrNot(String query, String skus) {
        assertThat(skus(query + "&sort=sku")).isEqualTo(listOf(skus));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-updatedAt",
                "-createdAt",
                "sku",
                "name",
                "stock",
                "price",
                "-price",
                "-popularity"
            })
    void everyOrderShowsEachProductOncePageByPage(String sort) {
        var url = URL + "?limit=2&sort=" + sort;
        assertThat(EveryPage.of(SignedIn::admin, url, "data.sku"))
                .hasSize(7)
                .doesNotHaveDuplicates();
    }

    @Test
    void theLatestChangeStandsFirst() {
        assertThat(skus("limit=1")).containsExactly("PAD-6");
        list("sort=stock&limit=1").body("data.sku", contains("PAD-4"));
        list("sort=-price&limit=1").body("data.sku", contains("DISC-1"));
    }

    /** More than are counted: they are read along the index of their order. */
    @Test
    void aLongListIsReadToItsEndInEveryOrder() {
        CatalogSamples.brakePads(1_100, 7);
        Owner.run("UPDATE product SET listed = false WHERE sku LIKE 'PAD-_9_'");
        list("limit=1").body("total.value", equalTo(1000)).body("total.relation", equalTo("gte"));
        for (var query : List.of("sort=-updatedAt", "sort=name", "sort=-price", "sort=sku")) {
            assertThat(EveryPage.of(SignedIn::admin, URL + "?limit=100&" + query, "data.sku"))
                    .as(query)
                    .hasSize(1_101)
                    .doesNotHaveDuplicates();
        }
        assertThat(
                        EveryPage.of(
                                SignedIn::admin,
                                URL + "?limit=100&q=plaquettes&sort=price",
                                "data.sku"))
                .hasSize(1_100)
                .doesNotHaveDuplicates()
                .doesNotContain("DISC-1");
    }

    @Test
    void costAndMarginAreForThoseWhoMaySeeThem() {
        list("q=PAD-5")
                .body("data[0].cost.amount", equalTo("8.250"))
                .body("data[0].margin.amount", equalTo("3.250"));

        SignedIn.as("VIEWER")
                .get(URL + "?q=PAD-5")
                .then()
                .statusCode(200)
                .body("data.sku", contains("PAD-5"))
                .body("data[0]", not(hasKey("cost")))
                .body("data[0]", not(hasKey("margin")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "brand=nobody",
                "sort=cost",
                "maxStock=-1",
                "updatedSince=yesterday",
                "cursor=abc"
            })
    void aFilterThatMeansNothingIsRefused(String query) {
        SignedIn.admin()
                .get(URL + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void whoeverActsOnAllThatMatchGetsEachIdOnce() throws Throwable {
        var filter = AssortmentFilter.EVERYTHING;
        var seen = new ArrayList<Long>();
        List<Long> page;
        do {
            long after = seen.isEmpty() ? 0 : seen.getLast();
            page =
                    VertxContextSupport.subscribeAndAwait(
                            () -> assortment.ids(database, filter, after, 3));
            seen.addAll(page);
        } while (page.size() == 3);

        assertThat(seen).hasSize(7).doesNotHaveDuplicates().isSorted();
        assertThat(VertxContextSupport.subscribeAndAwait(() -> assortment.count(database, filter)))
                .isEqualTo(7);
    }

    private static List<String> skus(String query) {
        return list(query).extract().path("data.sku");
    }

    private static ValidatableResponse list(String query) {
        return SignedIn.admin().get(URL + "?" + query).then().statusCode(200);
    }

    private static List<String> listOf(String skus) {
        return skus == null ? List.of() : List.of(skus.split(","));
    }
}
