package tn.shabou.api.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class QualityResourceTest {

    private static final String PATH = "/api/admin/sales/quality";

    @BeforeEach
    void aShopThatSellsThreeParts() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(3);
    }

    @Test
    void theWorstComesFirstWithWhatToDo() {
        sold("PAD-1", 60, week -> week == 30 ? "500" : "3");
        sold("PAD-2", 60, week -> "2");
        sold("PAD-3", 3, week -> week == 1 ? "-1" : "2");
        judged();

        SignedIn.as("VIEWER")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("data.sku", contains("PAD-1", "PAD-3"))
                .body("data[0].severity", equalTo("SERIOUS"))
                .body("data[0].confidence", equalTo("GOOD"))
                .body("data[0].findings.kind", hasItems("OUTLIER"))
                .body("data[0].findings[0].what", containsString("500"))
                .body("data[1].findings.kind", hasItems("BELOW_ZERO"));
        SignedIn.as("VIEWER")
                .header("Accept-Language", "fr")
                .get(PATH + "?kind=OUTLIER")
                .then()
                .body("data.sku", contains("PAD-1"))
                .body("data[0].findings[0].title", containsString("habitude"));
        assertThat(SignedIn.as("VIEWER").get(PATH + "/findings.csv").asString())
                .contains("PAD-1", "OUTLIER")
                .doesNotContain("PAD-2");
    }

    @Test
    void aPartWithNothingOddTellsHowLongItIsKnown() {
        sold("PAD-2", 60, week -> "2");
        judged();

        SignedIn.as("VIEWER")
                .get(PATH + "/products/" + id("PAD-2"))
                .then()
                .statusCode(200)
                .body("periods", equalTo(60))
                .body("periodsSold", equalTo(60))
                .body("severity", equalTo("NONE"));
        SignedIn.as("VIEWER").get(PATH + "/products/" + id("PAD-1")).then().statusCode(404);
    }

    @Test
    void unitsThatChangeAreSeen() {
        sold("PAD-1", 40, week -> week < 20 ? "3" : "3000");
        Owner.run(
                """
                UPDATE sale SET unit_price = CASE WHEN period_start < '2025-05-05' THEN 10.5 ELSE 10500 END
                """);
        judged();

        SignedIn.as("VIEWER")
                .get(PATH + "/products/" + id("PAD-1"))
                .then()
                .body("findings.kind", hasItems("QUANTITY_UNIT", "PRICE_UNIT"));
    }

    @Test
    void weeksWithoutStockAreNotTakenForWeeksWithoutDemand() {
        sold("PAD-1", 30, week -> "2");
        sold("PAD-2", 20, week -> "2");
        Owner.run(
                """
                UPDATE product SET stock_quantity = 0 WHERE sku = 'PAD-2';
                UPDATE stock_level SET since = '2025-01-01' WHERE quantity > 0;
                UPDATE stock_level SET since = '2025-05-27 12:00+01' WHERE quantity = 0
                """);
        judged();

        SignedIn.as("VIEWER")
                .get(PATH + "/products/" + id("PAD-2"))
                .then()
                .body("findings.find { it.kind == 'STOCK_OUT' }.figures.weeks", equalTo(10))
                .body("findings.find { it.kind == 'STOCK_OUT' }.period", equalTo("2025-07-28"));
    }

    @Test
    void theWeekInWhoseMidstDaysBeginCountsNowhere() {
        sell("PAD-1,2026-03-05,2\nPAD-1,2026-03-09,3\nPAD-1,2026-03-17,1\nPAD-2,2026-03-05,4\n");
        judged();

        SignedIn.as("VIEWER")
                .get(PATH + "/products/" + id("PAD-1"))
                .then()
                .body("firstPeriod", equalTo("2026-03-09"))
                .body("periods", equalTo(2))
                .body("units", equalTo(4.0f));
        SignedIn.as("VIEWER")
                .get(PATH + "/products/" + id("PAD-2"))
                .then()
                .body("periods", equalTo(2))
                .body("periodsSold", equalTo(0));
        assertThat(
                        Owner.ask(
                                """
                                SELECT string_agg(concat_ws(' ', h.period_start, trim_scale(h.quantity)), ', ' ORDER BY h.period_start)
                                  FROM product p, demand_history(p.id, 'WEEK', '2026-03-01') h WHERE p.sku = 'PAD-1'
                                """))
                .isEqualTo("2026-03-09 3, 2026-03-16 1");
    }

    @Test
    void viewersMayNotJudge() {
        SignedIn.as("VIEWER").noContentType().post(PATH + "/check").then().statusCode(403);
    }

    private static void judged() {
        SignedIn.admin().noContentType().post(PATH + "/check").then().statusCode(204);
    }

    /** A row a week from 6 January 2025 on. */
    private static void sold(String sku, int weeks, IntFunction<String> quantity) {
        var rows = new ArrayList<String>();
        var monday = LocalDate.of(2025, 1, 6);
        IntStream.range(0, weeks)
                .forEach(week ->
                        rows.add(sku + "," + monday.plusWeeks(week) + "," + quantity.apply(week)));
        sell(rows.stream().collect(Collectors.joining("\n")));
    }

    private static void sell(String rows) {
        SignedIn.admin()
                .contentType("text/csv")
                .body("sku,date,quantity\n" + rows)
                .post("/api/admin/imports/sales")
                .then()
                .statusCode(201);
    }

    private static String id(String sku) {
        return Owner.ask("SELECT id FROM product WHERE sku = '%s'".formatted(sku));
    }
}
