package tn.shabou.api.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;
import tn.shabou.api.StockSamples;

/** What a buyer may rely on in the order proposal. */
@ApiTest
class ProposalResourceTest {

    private static final String PROPOSAL = "/api/admin/orders/proposal";
    private static final String CHANGES =
            "SELECT count(*) FROM audit_entry WHERE action = 'set buying terms'";
    private static final String SFAX = "00000000-0000-0000-0000-0000000000c1";
    private static final String TUNIS = "00000000-0000-0000-0000-0000000000c2";

    @BeforeEach
    void partsToOrderAndWhoSellsThem() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(4);
        StockSamples.run();
        StockSamples.planned("PAD-1", 57, 10);
        StockSamples.planned("PAD-2", 58, 10);
        StockSamples.planned("PAD-3", 0, 10);
        StockSamples.planned("PAD-4", 0, 0);
        Owner.run("INSERT INTO lead_source (kind, name, licence) VALUES ('MANUAL', 'Test', 'own')");
        supplier(SFAX, "Sfax Pièces", "QUALIFIED");
        supplier(TUNIS, "=Tunis Auto", "CONVERTED");
        offer(1, SFAX, "PAD-1", "9.500", "1 day");
        offer(2, TUNIS, "PAD-1", "9.100", "1 day");
    }

    @Test
    void proposesWhatIsAtOrBelowItsReorderPoint() {
        list("").body("data.product.sku", contains("PAD-1", "PAD-3"))
                .body("total.value", equalTo(2))
                .body("data[0].reorderPoint", equalTo(57))
                .body("data[0].quantity", equalTo(97 - 57))
                .body("data[1].quantity", equalTo(97))
                .body(
                        "data[0].formula",
                        equalTo(
                                "stock 57 ≤ reorder point 57 = expected 30.0 in 3.0 weeks + safety 27.0 for 95.0 %; up to 97 − 57 = 40, in packs of 1: 40"));
    }

    @Test
    void choosesTheCheapestQualifiedSupplier() {
        list("").body("data[0].supplier.name", equalTo("=Tunis Auto"))
                .body("data[0].supplier.offered.amount", equalTo("9.100"))
                .body("data[0].total.amount", equalTo("364.000"))
                .body("data[1].supplier", nullValue())
                .body("data[1].total", nullValue());
        list("?supplier=" + TUNIS).body("data.product.sku", contains("PAD-1"));
        list("?supplier=" + SFAX).body("total.value", equalTo(0));
    }

    @Test
    void sumsUpWhatToOrderOfWhom() {
        SignedIn.as("VIEWER")
                .get("/api/admin/orders/suppliers")
                .then()
                .statusCode(200)
                .body("data.name", contains("=Tunis Auto", null))
                .body("data.lines", contains(1, 1))
                .body("data.pieces", contains(40, 97))
                .body("data[0].total.amount", equalTo("364.000"))
                .body("data[1].total", nullValue());
        list("?unoffered=true").body("data.product.sku", contains("PAD-3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE offer SET last_seen_at = now() - interval '31 days' WHERE amount = 9.1",
                "UPDATE offer SET availability = 'OutOfStock' WHERE amount = 9.1",
                "UPDATE offer SET currency = 'EUR' WHERE amount = 9.1",
                "INSERT INTO lead_review (lead_id, from_state, to_state, reason, decided_by) SELECT l.id, 'QUALIFIED', 'REJECTED', 'x', u.id FROM lead l, app_user u WHERE l.name = '=Tunis Auto' LIMIT 1"
            })
    void passesOverOffersThatDoNotCount(String why) {
        if (why.startsWith("INSERT")) {
            Owner.run("DELETE FROM offer WHERE lead_id = '%s'".formatted(TUNIS));
            Owner.run("DELETE FROM lead WHERE id = '%s'".formatted(TUNIS));
            supplier(TUNIS, "=Tunis Auto", "QUALIFIED");
            offer(2, TUNIS, "PAD-1", "9.100", "1 day");
        }
        Owner.run(why);

        list("").body("data[0].supplier.name", equalTo("Sfax Pièces"));
    }

    @Test
    void ordersWholePacks() {
        Owner.run(
                "UPDATE product SET attributes = attributes || '{\"packSize\": \"12\"}' WHERE sku = 'PAD-1'");

        list("").body("data[0].packSize", equalTo(12)).body("data[0].quantity", equalTo(48));
    }

    @Test
    void ordersNoLessThanCanBeHadOfPartsAndKnowsHowLongTheyTake() {
        var id = StockSamples.id("PAD-1");
        long before = Long.parseLong(Owner.ask(CHANGES));
        put("parts/" + id, "{\"leastOrder\": 50, \"packSize\": 12}").statusCode(200);
        list("").body("data[0].quantity", equalTo(60))
                .body("data[0].leadWeeks", nullValue())
                .body("data[0].formula", endsWith("= 40, at least 50, in packs of 12: 60"));

        put("suppliers/" + TUNIS, "{\"leadWeeks\": 6.5}").statusCode(200);
        list("").body("data[0].leadWeeks", equalTo(6.5f));
        put("parts/" + id, "{\"leadWeeks\": 2}").statusCode(200);
        list("").body("data[0].leadWeeks", equalTo(2.0f)).body("data[0].quantity", equalTo(40));

        put("parts/" + id, "{\"leedWeeks\": 3}").statusCode(400);
        forget("parts/" + id).statusCode(200);
        forget("suppliers/" + TUNIS).statusCode(200);
        list("").body("data[0].leadWeeks", nullValue());
        assertThat(Long.parseLong(Owner.ask(CHANGES)) - before).isEqualTo(5);
    }

    @Test
    void listsWhatIsKnownOfBuyingAndOfWhom() {
        var id = StockSamples.id("PAD-1");
        Owner.run("UPDATE product SET cost_tnd = 7 WHERE sku = 'PAD-1'");
        terms("parts", "limit=20").body("data", hasSize(0));
        terms("parts", "q=pad")
                .body("data.product.sku", contains("PAD-1", "PAD-2", "PAD-3", "PAD-4"))
                .body("data[0].said", anEmptyMap())
                .body("data[0].leastOrder", equalTo(1))
                .body("data[0].serviceLevel", equalTo(0.95f))
                .body("data[0].cost", nullValue());
        SignedIn.admin()
                .get("/api/admin/orders/parts/terms?q=PLAQUETTES")
                .then()
                .body("data[0].cost.amount", equalTo("7.000"));
        terms("suppliers", "limit=20")
                .body("data.name", contains("=Tunis Auto", "Sfax Pièces"))
                .body("data.parts", contains(1, 1))
                .body("data[0].said", anEmptyMap());

        put("parts/" + id, "{\"leastOrder\": 50}").statusCode(200);
        put("suppliers/" + TUNIS, "{\"leadWeeks\": 6.5}").statusCode(200);
        terms("parts", "limit=20")
                .body("data.product.sku", contains("PAD-1"))
                .body("data[0].said.leastOrder", equalTo(50))
                .body("data[0].leadWeeks", equalTo(6.5f))
                .body("data[0].by", notNullValue());
        terms("suppliers", "limit=20").body("data[0].said.leadWeeks", equalTo(6.5f));
        assertThat(
                        EveryPage.of(
                                SignedIn::admin,
                                "/api/admin/orders/parts/terms?q=pad&limit=3",
                                "data.product.sku"))
                .containsExactly("PAD-1", "PAD-2", "PAD-3", "PAD-4");
        assertThat(
                        EveryPage.of(
                                SignedIn::admin,
                                "/api/admin/orders/suppliers/terms?limit=1",
                                "data.name"))
                .containsExactly("=Tunis Auto", "Sfax Pièces");
    }

    private static ValidatableResponse terms(String whose, String query) {
        return SignedIn.as("VIEWER")
                .get("/api/admin/orders/%s/terms?%s".formatted(whose, query))
                .then()
                .statusCode(200);
    }

    @Test
    void refusesTermsThatCannotBe() {
        var id = StockSamples.id("PAD-1");

        put("parts/" + id, "{\"packSize\": 0}").statusCode(400);
        put("parts/" + id, "{\"leadWeeks\": 53}").statusCode(400);
        put("parts/999999999", "{\"packSize\": 2}").statusCode(404);
        put("suppliers/" + StockSamples.RUN, "{\"leadWeeks\": 2}").statusCode(404);
    }

    private static ValidatableResponse forget(String whose) {
        return SignedIn.admin().delete("/api/admin/orders/" + whose + "/terms").then();
    }

    private static ValidatableResponse put(String whose, String terms) {
        return SignedIn.admin()
                .contentType(ContentType.JSON)
                .body(terms)
                .put("/api/admin/orders/" + whose + "/terms")
                .then();
    }

    @Test
    void followsWhatStaffExpectInstead() {
        SignedIn.hire("staff@shabou.test", "STAFF");
        Owner.run(
                """
                INSERT INTO forecast_override (product_id, grain, period_start, quantity, reason, created_by)
                SELECT p.id, 'WEEK', '2026-11-09', 15, 'promotion', u.id FROM product p, app_user u WHERE p.sku = 'PAD-2' LIMIT 1
                """);

        list("").body("data.product.sku", contains("PAD-1", "PAD-2", "PAD-3"))
                .body("data[1].reorderPoint", equalTo(62))
                .body("data[1].quantity", equalTo(102 - 58));
    }

    @Test
    void pagesThroughAllOfItOnce() {
        assertThat(EveryPage.of(SignedIn::admin, PROPOSAL + "?limit=1", "data.product.sku"))
                .containsExactly("PAD-1", "PAD-3");
    }

    @Test
    void writesAFileThatNoSpreadsheetTakesForFormulas() {
        var file =
                SignedIn.as("VIEWER")
                        .get(PROPOSAL + ".csv")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines()
                        .toList();

        assertThat(file).hasSize(3);
        assertThat(file.get(1))
                .startsWith("'=Tunis Auto,PAD-1,Valeo,")
                .contains(",40,1,9.100,364.000,57,30.0,27.0,57,97,");
        assertThat(file.get(2)).startsWith("no supplier,PAD-3,").contains(",97,1,,,0,");
    }

    private static void supplier(String id, String name, String state) {
        Owner.run(
                """
                INSERT INTO lead (id, kind, name, state, score, source_id, first_seen_at, last_seen_at)
                SELECT '%s', 'SUPPLIER', '%s', '%s', 50, id, now(), now() FROM lead_source LIMIT 1
                """
                        .formatted(id, name, state));
    }

    private static void offer(int n, String lead, String sku, String amount, String age) {
        Owner.run(
                """
                INSERT INTO offer (id, lead_id, url, name, mpn, amount, currency, availability, product_id, first_seen_at, last_seen_at)
                SELECT ('00000000-0000-0000-0000-00000000000%1$d')::uuid, '%2$s', 'https://x.example/%1$d', 'Plaquettes', 'M-%1$d', %4$s,
                       'TND', 'InStock', id, now() - interval '%5$s', now() - interval '%5$s' FROM product WHERE sku = '%3$s'
                """
                        .formatted(n, lead, sku, amount, age));
    }

    private static ValidatableResponse list(String query) {
        return SignedIn.as("VIEWER").get(PROPOSAL + query).then().statusCode(200);
    }
}
