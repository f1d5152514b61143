package tn.shabou.api.forecasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;
import tn.shabou.api.StockSamples;

/** Where stock runs out, as a buyer sees it. */
@ApiTest
class StockOutlookTest {

    private static final String STOCK = "/api/admin/forecasts/stock";

    @BeforeEach
    void partsAtDifferentRisk() {
        CatalogSamples.padsAndADisc(4);
        StockSamples.run();
        StockSamples.planned("PAD-1", 30, 10);
        StockSamples.planned("PAD-2", 0, 10);
        StockSamples.planned("PAD-3", 500, 10);
        StockSamples.planned("DISC-1", 0, 0);
    }

    @Test
    void putsFirstWhatRunsOutMostProbably() {
        list("").body("data.product.sku", contains("PAD-2", "PAD-1", "PAD-3", "DISC-1"))
                .body("data[0].stockOutRisk", equalTo(1))
                .body("data[1].stockOutRisk", equalTo(0.5f))
                .body("data[1].coverWeeks", equalTo(3.0f))
                .body("data[1].plan.expected", equalTo(30.0f))
                .body("data[1].plan.reorderPoint", equalTo(57))
                .body("data[2].stockOutRisk", equalTo(0.01f))
                .body("data[3].stockOutRisk", equalTo(0))
                .body("data[3].coverWeeks", nullValue());
    }

    @Test
    void followsTheStockOfThisMoment() {
        Owner.run("UPDATE product SET stock_quantity = 54 WHERE sku = 'PAD-2'");

        list("?minRisk=0.2").body("data.product.sku", contains("PAD-1"));
        list("").body("data[1].product.sku", equalTo("PAD-2"))
                .body("data[1].stockOutRisk", equalTo(0.1f));
    }

    @Test
    void narrowsByFamilyBrandClassAndRisk() {
        list("?category=freinage").body("total.value", equalTo(4));
        list("?category=disques-de-frein").body("data.product.sku", contains("DISC-1"));
        list("?brand=bosch").body("data.product.sku", containsInAnyOrder("PAD-2", "DISC-1"));
        list("?demandClass=LUMPY").body("total.value", equalTo(0));
        list("?outOfStock=true").body("data.product.sku", contains("PAD-2"));
        SignedIn.admin().get(STOCK + "?minRisk=2").then().statusCode(400);
    }

    @Test
    void findsPartsByNumberNameAndHowTheySell() {
        Owner.run(
                "UPDATE stock_plan SET abc = 'A', xyz = 'Y' WHERE product_id = %d"
                        .formatted(StockSamples.id("PAD-3")));

        list("?q=disc-").body("data.product.sku", contains("DISC-1"));
        list("?q=DÍSQUE").body("data.product.sku", contains("DISC-1"));
        list("?q=%25").body("total.value", equalTo(0));
        list("?abc=A&xyz=Y").body("data.product.sku", contains("PAD-3"));
        list("?abc=A&xyz=Z").body("total.value", equalTo(0));
        list("?toOrder=true").body("data.product.sku", contains("PAD-2", "PAD-1"));
        SignedIn.admin().get(STOCK + "?abc=D").then().statusCode(400);
    }

    @Test
    void putsFirstWhatBringsMostWhenAsked() {
        Owner.run("UPDATE stock_plan SET weekly_demand = 20 WHERE reorder_point = 0");

        list("?by=VALUE&limit=1")
                .body("data.product.sku", contains("DISC-1"))
                .body("data[0].weeklyWorth.currency", equalTo("TND"));
    }

    @Test
    void countsPartsByHowMuchTheyMatterAndHowSteadilyTheySell() {
        Owner.run(
                "UPDATE stock_plan SET abc = 'A', xyz = CASE weekly_demand WHEN 0 THEN 'Z' ELSE 'X' END");

        var matrix = SignedIn.as("VIEWER").get(STOCK + "/matrix").then().statusCode(200);
        matrix.body("data.xyz", contains("X", "Z"))
                .body("data.parts", contains(3, 1))
                .body("data.toOrder", contains(2, 0));
    }

    @Test
    void tellsWhatPartsCostOnlyToThoseWhoMayKnow() {
        Owner.run("UPDATE stock_plan SET explanation = '{\"leadWeeks\": 2, \"unitCost\": 20}'");

        list("").body("data[0].plan.explanation", equalTo(Map.of("leadWeeks", 2.0f)));
        SignedIn.as("VIEWER")
                .get("/api/admin/forecasts/products/" + StockSamples.id("PAD-1"))
                .then()
                .body("plan.explanation", equalTo(Map.of("leadWeeks", 2.0f)));
        SignedIn.as("STAFF")
                .get(STOCK)
                .then()
                .body("data[0].plan.explanation.unitCost", equalTo(20.0f));
    }

    @ParameterizedTest
    @EnumSource(StockFilter.By.class)
    void pagesThroughAllOfThemOnce(StockFilter.By by) {
        assertThat(EveryPage.of(SignedIn::admin, STOCK + "?limit=1&by=" + by, "data.product.sku"))
                .hasSize(4)
                .containsExactlyInAnyOrder("PAD-2", "PAD-1", "PAD-3", "DISC-1");
    }

    private static ValidatableResponse list(String query) {
        return SignedIn.as("VIEWER").get(STOCK + query).then().statusCode(200);
    }
}
