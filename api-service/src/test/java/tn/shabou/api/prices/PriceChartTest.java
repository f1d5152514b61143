package tn.shabou.api.prices;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** Staff see how a price went, beside what others ask for the same part. */
@ApiTest
class PriceChartTest {

    private Pad pad;

    @BeforeEach
    void aSmallShop() {
        pad = Pad.inASmallShop();
        Owner.run("UPDATE product SET created_at = now() - interval '2 years'");
    }

    @Test
    void withoutALedgerThePriceHasAlwaysBeenWhatItIs() {
        chart(30)
                .body("own.price.amount", contains("10.500"))
                .body("competitors", empty())
                .body("complete", equalTo(true));
    }

    @Test
    void beginsWithThePriceThatWasAskedThen() {
        changed("11", 100);
        changed("12", 50);
        changed("13", 20);

        chart(60).body("own.price.amount", contains("11.000", "12.000", "13.000"));
        chart(30).body("own.price.amount", contains("12.000", "13.000"));
        chart(200).body("own.price.amount", contains("10.500", "11.000", "12.000", "13.000"));
    }

    @Test
    void showsWhatCompetitorsAskedForTheSamePart() {
        Owner.run(
                """
                INSERT INTO lead_source (kind, name, start_url, licence) VALUES ('COMPETITOR_SITE', 'Sfax', 'https://sfax.example/', 'x');
                INSERT INTO lead (id, kind, name, source_id, first_seen_at, last_seen_at)
                SELECT '0193a000-0000-7000-8000-0000000000b9', 'COMPETITOR', 'Pièces Sfax', id, now(), now() FROM lead_source;
                INSERT INTO offer (id, lead_id, url, name, amount, currency, product_id, matched_by, first_seen_at, last_seen_at)
                SELECT '0193a000-0000-7000-8000-0000000000c9', '0193a000-0000-7000-8000-0000000000b9', 'https://sfax.example/p', 'Plaquettes',
                       8, 'EUR', %1$s, 'mpn', now(), now();
                INSERT INTO offer (id, lead_id, url, name, amount, currency, product_id, first_seen_at, last_seen_at)
                SELECT gen_random_uuid(), '0193a000-0000-7000-8000-0000000000b9', 'https://sfax.example/q', 'Autre', 7, 'TND', NULL, now(), now();
                INSERT INTO offer_price SELECT '0193a000-0000-7000-8000-0000000000c9', now() - d * interval '1 day', a, 'EUR', 'InStock'
                  FROM (VALUES (90, 6), (40, 7), (5, 8)) AS v (d, a);
                """
                        .formatted(pad.id()));

        chart(30)
                .body("competitors", hasSize(1))
                .body("competitors[0].seller", equalTo("Pièces Sfax"))
                .body("competitors[0].matchedBy", equalTo("mpn"))
                .body("competitors[0].steps.amount", contains("7.000", "8.000"))
                .body("competitors[0].steps[0].currency", equalTo("EUR"));
    }

    @Test
    void isOfBoundedSizeAndSaysSo() {
        Owner.run(
                """
                INSERT INTO price_change (product_id, amount_tnd, changed_at, reason)
                SELECT %s, i, now() - (1100 - i) * interval '1 hour', 'x' FROM generate_series(1, 1002) AS i
                """
                        .formatted(pad.id()));

        chart(365)
                .body("own", hasSize(1000))
                .body("own[999].price.amount", equalTo("1002.000"))
                .body("complete", equalTo(false));
    }

    private void changed(String amount, int daysAgo) {
        Owner.run(
                "INSERT INTO price_change (product_id, amount_tnd, changed_at, reason) VALUES (%s, %s, now() - %d * interval '1 day', 'x')"
                        .formatted(pad.id(), amount, daysAgo));
    }

    private ValidatableResponse chart(int days) {
        return SignedIn.admin().get(pad.prices() + "/chart?days=" + days).then().statusCode(200);
    }
}
