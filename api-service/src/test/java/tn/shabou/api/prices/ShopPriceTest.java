package tn.shabou.api.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** The prices of the whole shop: those to come, and how they stand to the market. */
@ApiTest
class ShopPriceTest {

    private static final String SCHEDULED = "/api/admin/prices/scheduled";
    private static final String MARKET = "/api/admin/prices/market";

    @BeforeEach
    void aShopAmongOthers() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(5);
        SignedIn.hire("staff@shabou.test", "STAFF");
        Owner.run("UPDATE product SET price_tnd = 100");
        Owner.run("INSERT INTO lead_source (kind, name, licence) VALUES ('MANUAL', 'Test', 'own')");
        Owner.run(
                """
                INSERT INTO lead (id, kind, name, score, source_id, first_seen_at, last_seen_at)
                SELECT ('00000000-0000-0000-0000-00000000000' || i)::uuid, 'SUPPLIER', 'Pièces ' || i, 10, s.id, now(), now()
                  FROM generate_series(1, 3) AS i, lead_source s;
                """);
    }

    @Test
    void whatHappensNextComesFirst() {
        schedule("PAD-2", "2999-03-01", "WAITING");
        schedule("PAD-1", "2999-01-01", "WAITING");
        schedule("PAD-3", "2026-01-01", "IN_FORCE");
        schedule("PAD-4", "2026-01-01", "DONE");

        SignedIn.as("VIEWER")
                .get(SCHEDULED)
                .then()
                .statusCode(200)
                .body("data.sku", contains("PAD-1", "PAD-3", "PAD-2"))
                .body("data[0].dueAt", equalTo("2999-01-01T00:00:00Z"))
                .body("data[1].dueAt", equalTo("2999-02-01T00:00:00Z"))
                .body("data[1].scheduled.state", equalTo("IN_FORCE"))
                .body("total.value", equalTo(3));
        assertThat(EveryPage.of(SignedIn::admin, SCHEDULED + "?limit=1", "data.sku"))
                .containsExactly("PAD-1", "PAD-3", "PAD-2");
    }

    @Test
    void theMarketIsTheMiddleOfWhatSellersAsk() {
        asks(1, "PAD-1", 80);
        asks(2, "PAD-1", 90);
        asks(3, "PAD-1", 300);
        asks(1, "PAD-2", 125);
        asks(1, "PAD-3", 100);

        side("ABOVE")
                .body("data", hasSize(1))
                .body("data[0].sku", equalTo("PAD-1"))
                .body("data[0].price.amount", equalTo("100.000"))
                .body("data[0].market.amount", equalTo("90.000"))
                .body("data[0].lowest.amount", equalTo("80.000"))
                .body("data[0].sellers", equalTo(3))
                .body("data[0].percent", equalTo(11.1f));
        side("BELOW").body("data.sku", contains("PAD-2")).body("data[0].percent", equalTo(-20.0f));
    }

    @Test
    void aSellerCountsOnceByItsCheapestOffer() {
        asks(1, "PAD-1", 50);
        asks(1, "PAD-1", 60);
        asks(1, "PAD-1", 70);
        asks(2, "PAD-1", 40);
        Owner.run(
                "UPDATE lead SET merged_into = '00000000-0000-0000-0000-000000000001' WHERE id::text LIKE '%2'");

        side("ABOVE")
                .body("data[0].sellers", equalTo(1))
                .body("data[0].market.amount", equalTo("40.000"));
    }

    @Test
    void whatCannotBeComparedDoesNotCount() {
        for (var change :
                new String[] {
                    "last_seen_at = now() - interval '31 days'",
                    "availability = 'OutOfStock'",
                    "tax_basis = 'EXCLUDED'",
                    "currency = 'EUR'",
                    "amount = 0"
                }) {
            Owner.run("DELETE FROM offer");
            asks(1, "PAD-1", 50);
            side("ABOVE").body("total.value", equalTo(1));

            Owner.run("UPDATE offer SET " + change);

            side("ABOVE").body("data", hasSize(0)).body("total.value", equalTo(0));
        }
    }

    @Test
    void theFarthestFromTheMarketComeFirstOverAllPages() {
        asks(1, "PAD-1", 90);
        asks(1, "PAD-2", 50);
        asks(1, "PAD-3", 90);
        asks(1, "PAD-4", 99);

        assertThat(EveryPage.of(SignedIn::admin, MARKET + "?side=ABOVE&limit=1", "data.sku"))
                .containsExactly("PAD-2", "PAD-1", "PAD-3", "PAD-4");
        SignedIn.as("VIEWER").get(MARKET + "?side=BESIDE").then().statusCode(400);
    }

    private static ValidatableResponse side(String side) {
        return SignedIn.as("VIEWER").get(MARKET + "?side=" + side).then().statusCode(200);
    }

    private static void asks(int seller, String sku, int amount) {
        Owner.run(
                """
                INSERT INTO offer (id, lead_id, url, name, amount, currency, product_id, first_seen_at, last_seen_at)
                SELECT gen_random_uuid(), '00000000-0000-0000-0000-00000000000%d', 'https://x.example', 'Plaquettes', %d, 'TND', id,
                       now(), now() FROM product WHERE sku = '%s'
                """
                        .formatted(seller, amount, sku));
    }

    private static void schedule(String sku, String from, String state) {
        Owner.run(
                """
                INSERT INTO scheduled_price (id, product_id, amount_tnd, reason, effective_at, ends_at, state, created_at,
                                             created_by, trace_id)
                SELECT gen_random_uuid(), p.id, 9, 'soldes', '%s',
                       CASE '%s' WHEN 'IN_FORCE' THEN timestamptz '2999-02-01 00:00Z' END, '%s', now(), u.id, 'x'
                  FROM product p, app_user u WHERE p.sku = '%s' AND u.email = 'staff@shabou.test'
                """
                        .formatted(from + " 00:00Z", state, state, sku));
    }
}
