package tn.shabou.api.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** Where each of our prices stands, compared like with like, and what hangs on it. */
@ApiTest
class PricePositionTest {

    private static final String POSITION = "/api/admin/prices/position";

    @BeforeEach
    void aShopAmongThreeSellers() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(6);
        Owner.run(
                """
                UPDATE product SET price_tnd = 100;
                INSERT INTO lead_source (kind, name, licence) VALUES ('MANUAL', 'Test', 'own');
                INSERT INTO lead (id, kind, name, source_id, first_seen_at, last_seen_at)
                SELECT ('00000000-0000-0000-0000-00000000000' || i)::uuid, 'COMPETITOR', 'Pièces ' || i, s.id, now(), now()
                  FROM generate_series(1, 3) AS i, lead_source s;
                INSERT INTO sales_import (id, file_name, file_sha256, grain, rows_read, rows_stored, rows_parked, products_created)
                VALUES ('00000000-0000-0000-0000-0000000000f1', 'ventes.csv', repeat('0', 64), 'DAY', 0, 0, 0, 0);
                """);
    }

    @Test
    void tellsTheMiddleTheLowestAndOurRank() {
        asks(1, "PAD-1", 80, "");
        asks(2, "PAD-1", 90, "");
        asks(3, "PAD-1", 120, "");

        position("")
                .body("data.sku", contains("PAD-1"))
                .body("data[0].sellers", equalTo(3))
                .body("data[0].market.amount", equalTo("90.000"))
                .body("data[0].lowest.amount", equalTo("80.000"))
                .body("data[0].rank", equalTo(3))
                .body("data[0].percent", equalTo(11.1f));
    }

    @Test
    void comparesOnePieceWithOnePiece() {
        asks(1, "PAD-1", 200, "pack_quantity = 4");

        position("").body("data[0].market.amount", equalTo("50.000"));
    }

    @Test
    void leavesOutWhatIsNotLikeOursAndSaysSo() {
        asks(1, "PAD-1", 90, "");
        asks(2, "PAD-1", 10, "currency = 'EUR'");
        asks(2, "PAD-1", 10, "tax_basis = 'EXCLUDED'");
        asks(2, "PAD-1", 10, "availability = 'OutOfStock'");
        asks(2, "PAD-1", 10, "name = 'Plaquettes d''occasion'");
        asks(2, "PAD-1", 10, "matched_by = 'FUZZY'");
        asks(2, "PAD-1", 10, "last_seen_at = now() - interval '15 days'");

        position("")
                .body("data[0].market.amount", equalTo("90.000"))
                .body("data[0].leftOut.CURRENCY", equalTo(1))
                .body("data[0].leftOut.WITHOUT_TAX", equalTo(1))
                .body("data[0].leftOut.OUT_OF_STOCK", equalTo(1))
                .body("data[0].leftOut.NOT_NEW", equalTo(1))
                .body("data[0].leftOut.UNSURE_MATCH", equalTo(1))
                .body("data[0].leftOut.OLD", equalTo(1));
    }

    @Test
    void whatThereIsMostMoneyInComesFirst() {
        asks(1, "PAD-1", 50, "");
        asks(1, "PAD-2", 90, "");
        asks(1, "PAD-3", 110, "");
        sold("PAD-2", 100);
        sold("PAD-3", 20);
        sold("PAD-1", 1);

        position("")
                .body("data.sku", contains("PAD-2", "PAD-3", "PAD-1"))
                .body("data[0].stake.amount", equalTo("1000.000"))
                .body("data[1].stake.amount", equalTo("-200.000"));
        position("?by=PERCENT").body("data.sku", contains("PAD-1", "PAD-2", "PAD-3"));
        assertThat(EveryPage.of(SignedIn::admin, POSITION + "?limit=1", "data.sku"))
                .containsExactly("PAD-2", "PAD-3", "PAD-1");
    }

    @Test
    void filtersByHowWeStand() {
        asks(1, "PAD-1", 50, "");
        asks(1, "PAD-2", 95, "");
        asks(2, "PAD-2", 96, "");
        asks(1, "PAD-3", 110, "");
        sold("PAD-4", 5);

        position("?which=ABOVE&by=PERCENT").body("data.sku", contains("PAD-1", "PAD-2"));
        position("?which=ABOVE&minPercent=10").body("data.sku", contains("PAD-1"));
        position("?which=BELOW").body("data.sku", contains("PAD-3"));
        position("?which=ONE_SELLER&by=PERCENT").body("data.sku", contains("PAD-1", "PAD-3"));
        position("?which=NO_OFFERS")
                .body("data.sku", contains("PAD-4"))
                .body("data[0].market", nullValue());
        position("?brand=bosch").body("data.sku", contains("PAD-2"));
        position("?category=freinage&which=BELOW").body("data.sku", contains("PAD-3"));
    }

    private static ValidatableResponse position(String query) {
        return SignedIn.as("VIEWER").get(POSITION + query).then().statusCode(200);
    }

    private static void sold(String sku, int quantity) {
        Owner.run(
                """
                INSERT INTO sale (import_id, line, product_id, grain, period_start, quantity)
                SELECT '00000000-0000-0000-0000-0000000000f1', %2$d, id, 'DAY', current_date - 3, %2$d FROM product WHERE sku = '%1$s'
                """
                        .formatted(sku, quantity));
    }

    /**
     * @param but what is different of this offer
     */
    private static void asks(int seller, String sku, int amount, String but) {
        var id = UUID.randomUUID();
        Owner.run(
                """
                INSERT INTO offer (id, lead_id, url, name, amount, currency, tax_basis, product_id, matched_by, first_seen_at, last_seen_at)
                SELECT '%1$s', '00000000-0000-0000-0000-00000000000%2$d', 'https://x.example/%1$s', 'Plaquettes', %3$d, 'TND', 'INCLUDED',
                       id, 'MPN', now(), now() FROM product WHERE sku = '%4$s';
                """
                        .formatted(id, seller, amount, sku));
        if (!but.isEmpty()) {
            Owner.run("UPDATE offer SET %s WHERE id = '%s'".formatted(but, id));
        }
    }
}
