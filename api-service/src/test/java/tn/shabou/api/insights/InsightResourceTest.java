package tn.shabou.api.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;
import tn.shabou.api.StockSamples;

/** What staff may rely on when they work through what Orion noticed. */
@ApiTest
class InsightResourceTest {

    private static final String INSIGHTS = "/api/admin/insights";

    @BeforeEach
    void fiveInsights() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(5);
        StockSamples.run();
        Owner.run(
                """
                INSERT INTO insight (run_id, product_id, kind, worth_tnd, figures)
                SELECT '%s', id, CASE WHEN sku < 'PAD-4' THEN 'RESTOCK' ELSE 'OVERSTOCK' END, right(sku, 1)::int * 10,
                       '{"stock": 3, "expected": 12.5, "reorderPoint": 21, "protectionWeeks": 3, "serviceLevel": 0.95, "order": 35,
                         "yearlyDemand": 1, "surplus": 2}' FROM product
                """
                        .formatted(StockSamples.RUN));
    }

    @Test
    void listsWhatIsMostAtStakeFirst() {
        list("").body("data.product.sku", contains("PAD-5", "PAD-4", "PAD-3", "PAD-2", "PAD-1"))
                .body("data[0].worth.amount", equalTo("50.000"))
                .body("data[0].figures.stock", equalTo(3.0f));
        list("?kind=RESTOCK").body("total.value", equalTo(3));
        assertThat(EveryPage.of(SignedIn::admin, INSIGHTS + "?limit=2", "data.product.sku"))
                .containsExactly("PAD-5", "PAD-4", "PAD-3", "PAD-2", "PAD-1");
    }

    @Test
    void saysWhyAndWhatToDoInTheLanguageOfTheReader() {
        in("fr").body(
                        "data[0].reason",
                        equalTo(
                                "Il reste 3 pièces ; d’ici 3 semaines il s’en vendra 12,5, et pas plus de 21 dans 95 cas sur 100."))
                .body("data[0].advice", equalTo("Commander 35 pièces."));
        in("ar").body("data[0].advice", equalTo("اطلب \u206835\u2069 قطعة."));
        in("en").body("data[0].advice", equalTo("Order 35 pieces."));
    }

    @Test
    void showsWhatWasWordedBeforeAsItWas() {
        Owner.run(
                "UPDATE insight SET reason = 'Il reste peu.', advice = 'Commander.', figures = '{}'");

        in("ar").body("data[0].reason", equalTo("Il reste peu."))
                .body("data[0].advice", equalTo("Commander."));
    }

    private static ValidatableResponse in(String language) {
        return SignedIn.as("VIEWER")
                .header("Accept-Language", language)
                .get(INSIGHTS + "?kind=RESTOCK")
                .then()
                .statusCode(200);
    }

    @Test
    void doesNotListWhatIsNoLongerTrue() {
        Owner.run("UPDATE insight SET closed_at = now() WHERE kind = 'RESTOCK'");

        list("").body("data.product.sku", contains("PAD-5", "PAD-4"));
    }

    @Test
    void decidesAboutSomeAndTakesThatBack() {
        var batch =
                decide("", Map.of("to", "DONE", "ids", List.of(id("PAD-5"), id("PAD-1"))))
                        .statusCode(200)
                        .body("decided", equalTo(2))
                        .extract()
                        .path("batch");
        list("").body("data", hasSize(3));
        list("?state=DONE").body("data[0].decidedBy", equalTo("STAFF"));

        undo(batch).statusCode(200).body("decided", equalTo(2));
        list("").body("data", hasSize(5));
        list("").body("data[0].decidedBy", nullValue());
        undo(batch).statusCode(200).body("decided", equalTo(0));
    }

    @Test
    void decidesAboutAllThatMatchAfterALook() {
        var dismissal = Map.of("to", "DISMISSED", "reason", "fin de série");
        decide("?kind=OVERSTOCK&validateOnly=true", dismissal)
                .body("decided", equalTo(2))
                .body("batch", nullValue());
        list("").body("data", hasSize(5));

        decide("?kind=OVERSTOCK", dismissal).body("decided", equalTo(2));
        list("").body("data", hasSize(3));
        list("?state=DISMISSED").body("data[0].decisionReason", equalTo("fin de série"));
    }

    @Test
    void doesNotTakeBackWhatWasDecidedSince() {
        var batch = decide("?kind=RESTOCK", Map.of("to", "DONE")).extract().path("batch");
        decide("?state=DONE&sku=PAD-1", Map.of("to", "OPEN")).body("decided", equalTo(1));

        undo(batch).body("decided", equalTo(2));
        list("").body("data", hasSize(5));
    }

    @Test
    void putsOffUntilADay() {
        var tomorrow = LocalDate.now().plusDays(2).toString();
        decide("?sku=PAD-5", Map.of("to", "SNOOZED", "until", tomorrow)).statusCode(200);
        list("").body("data", hasSize(4));
        list("?state=SNOOZED").body("data[0].snoozedUntil", equalTo(tomorrow));

        Owner.run("UPDATE insight SET snoozed_until = '2026-01-01' WHERE state = 'SNOOZED'");
        list("").body("data", hasSize(5));
        list("?state=SNOOZED").body("data", hasSize(0));
    }

    @Test
    void refusesDecisionsThatSayTooLittle() {
        decide("", Map.of("to", "DISMISSED")).statusCode(422);
        decide("", Map.of("to", "SNOOZED")).statusCode(422);
        decide("", Map.of("to", "SNOOZED", "until", "2020-01-01")).statusCode(422);
        decide("", Map.of("to", "DONE", "until", "2999-01-01")).statusCode(422);
        undo("00000000-0000-0000-0000-000000000001").statusCode(404);
        list("").body("data", hasSize(5));
    }

    @Test
    void writesDownWhoDidWhatAndLetsViewersOnlyLook() {
        decide("?kind=RESTOCK", Map.of("to", "DONE"));
        assertThat(
                        Owner.ask(
                                "SELECT concat_ws(' ', actor_email, action, after->>'insights') FROM audit_entry ORDER BY id DESC LIMIT 1"))
                .isEqualTo("staff@shabou.test decide insights 3");

        SignedIn.as("VIEWER")
                .contentType(ContentType.JSON)
                .body(Map.of("to", "DONE"))
                .post(INSIGHTS + "/decisions")
                .then()
                .statusCode(403);
    }

    private static long id(String sku) {
        return Long.parseLong(
                Owner.ask(
                        "SELECT i.id FROM insight i JOIN product p ON p.id = i.product_id WHERE sku = '%s'"
                                .formatted(sku)));
    }

    private static ValidatableResponse list(String query) {
        return SignedIn.as("VIEWER").get(INSIGHTS + query).then().statusCode(200);
    }

    private static ValidatableResponse decide(String query, Map<String, ?> decision) {
        return SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .body(decision)
                .post(INSIGHTS + "/decisions" + query)
                .then();
    }

    private static ValidatableResponse undo(Object batch) {
        return SignedIn.as("STAFF")
                .noContentType()
                .post(INSIGHTS + "/decisions/" + batch + "/undo")
                .then();
    }
}
