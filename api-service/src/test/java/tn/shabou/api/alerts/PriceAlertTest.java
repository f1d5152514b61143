package tn.shabou.api.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** Staff hear of the prices they asked about, once, and never of what is no longer known. */
@ApiTest
class PriceAlertTest {

    private static final String ALERTS = "/api/admin/prices/alerts";
    private static final String OFFER = "00000000-0000-0000-0000-0000000000e1";

    @Inject PriceWatch watch;

    @BeforeEach
    void aCompetitorAndASupplier() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(2);
        Owner.run(
                """
                TRUNCATE price_rule CASCADE;
                UPDATE price_watch SET seen = '', looked_at = '-infinity', mailed_at = '-infinity';
                UPDATE product SET price_tnd = 100;
                INSERT INTO lead_source (kind, name, licence) VALUES ('MANUAL', 'Test', 'own');
                INSERT INTO lead (id, kind, name, source_id, first_seen_at, last_seen_at)
                SELECT l.id::uuid, l.kind, l.kind, s.id, now(), now() FROM lead_source s, (VALUES
                    ('00000000-0000-0000-0000-0000000000d1', 'COMPETITOR'), ('00000000-0000-0000-0000-0000000000d2', 'SUPPLIER')) AS l (id, kind);
                INSERT INTO offer (id, lead_id, url, name, amount, currency, tax_basis, product_id, matched_by, first_seen_at, last_seen_at)
                SELECT o.id::uuid, o.lead::uuid, 'https://x.example/' || o.id, 'Plaquettes', o.amount, 'TND', 'INCLUDED', p.id, 'MPN', now(), now()
                  FROM product p, (VALUES
                    ('00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000d1', 80),
                    ('00000000-0000-0000-0000-0000000000e2', '00000000-0000-0000-0000-0000000000d2', 60)) AS o (id, lead, amount)
                 WHERE p.sku = 'PAD-1';
                INSERT INTO offer_price (offer_id, observed_at, amount, currency) VALUES
                    ('00000000-0000-0000-0000-0000000000e2', now() - interval '3 days', 50, 'TND'),
                    ('00000000-0000-0000-0000-0000000000e2', now() - interval '1 day', 60, 'TND');
                """);
    }

    @Test
    void tellsOfACompetitorBelowUsAndOfASupplierWhoRose() {
        rule(Map.of("kind", "COMPETITOR_BELOW", "percent", "15")).statusCode(201);
        rule(Map.of("kind", "SUPPLIER_ROSE", "percent", "20", "category", "freinage"))
                .statusCode(201);

        look();

        open().body("data.percent", contains(20.0f, 20.0f))
                .body(
                        "data.find { it.kind == 'COMPETITOR_BELOW' }.reference.amount",
                        equalTo("100.000"))
                .body(
                        "data.find { it.kind == 'COMPETITOR_BELOW' }.amount.amount",
                        equalTo("80.000"))
                .body(
                        "data.find { it.kind == 'SUPPLIER_ROSE' }.reference.amount",
                        equalTo("50.000"));
    }

    @Test
    void keepsToTheThresholdAndTheScope() {
        rule(Map.of("kind", "COMPETITOR_BELOW", "percent", "20.1")).statusCode(201);
        rule(Map.of("kind", "COMPETITOR_BELOW", "percent", "5", "sku", "PAD-2")).statusCode(201);
        rule(Map.of("kind", "COMPETITOR_BELOW", "percent", "5", "brand", "bosch")).statusCode(201);

        look();

        open().body("data", hasSize(0));
    }

    @Test
    void tellsTheSameOnceUntilItHasEnded() {
        rule(Map.of("kind", "COMPETITOR_BELOW", "percent", "15")).statusCode(201);
        look();
        look();
        var id = open().body("data", hasSize(1)).extract().jsonPath().getLong("data[0].id");

        SignedIn.as("STAFF")
                .noContentType()
                .post(ALERTS + "/" + id + "/acknowledgement")
                .then()
                .statusCode(200);
        lookAnyway();
        open().body("data", hasSize(0));

        Owner.run("UPDATE offer SET amount = 99 WHERE id = '" + OFFER + "'");
        lookAnyway();
        Owner.run("UPDATE offer SET amount = 70 WHERE id = '" + OFFER + "'");
        lookAnyway();
        open().body("data", hasSize(1)).body("data[0].percent", equalTo(30.0f));
        SignedIn.admin().get(ALERTS + "?state=ENDED").then().body("data", hasSize(1));
    }

    @Test
    void whatNobodyHasSeenLatelyRaisesNothing() {
        rule(Map.of("kind", "COMPETITOR_BELOW", "percent", "15")).statusCode(201);
        Owner.run("UPDATE offer SET last_seen_at = now() - interval '15 days'");

        look();

        open().body("data", hasSize(0));
    }

    @Test
    void looksOnlyWhenSomethingChanged() {
        rule(Map.of("kind", "COMPETITOR_BELOW", "percent", "15")).statusCode(201);
        look();
        var before = Owner.ask("SELECT looked_at FROM price_watch");

        look();
        assertThat(Owner.ask("SELECT looked_at FROM price_watch")).isEqualTo(before);

        Owner.run(
                "INSERT INTO offer_price (offer_id, observed_at, amount, currency) VALUES ('"
                        + OFFER
                        + "', now(), 80, 'TND')");
        look();
        assertThat(Owner.ask("SELECT looked_at FROM price_watch")).isNotEqualTo(before);
    }

    @Test
    void refusesARuleThatIsThereOrIsAboutNothing() {
        var rule = Map.of("kind", "COMPETITOR_BELOW", "percent", "15", "brand", "bosch");
        var id = rule(rule).statusCode(201).extract().jsonPath().getString("id");
        rule(rule).statusCode(409).body("type", equalTo("/problems/price-rule-exists"));
        rule(Map.of("kind", "COMPETITOR_BELOW", "percent", "15", "brand", "nobody"))
                .statusCode(422);
        rule(Map.of("kind", "COMPETITOR_BELOW", "percent", "15", "brand", "bosch", "sku", "PAD-1"))
                .statusCode(422);

        SignedIn.as("STAFF").delete(ALERTS + "/rules/" + id).then().statusCode(204);
        SignedIn.as("STAFF").delete(ALERTS + "/rules/" + id).then().statusCode(404);
        SignedIn.as("VIEWER").get(ALERTS + "/rules").then().body("data", hasSize(0));
    }

    private void look() {
        watch.look().await().indefinitely();
    }

    private void lookAnyway() {
        Owner.run("UPDATE price_watch SET looked_at = '-infinity'");
        look();
    }

    private static ValidatableResponse open() {
        return SignedIn.as("VIEWER").get(ALERTS).then().statusCode(200);
    }

    private static ValidatableResponse rule(Map<String, String> rule) {
        return SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .body(rule)
                .post(ALERTS + "/rules")
                .then();
    }
}
