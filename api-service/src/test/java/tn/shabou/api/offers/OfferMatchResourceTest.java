package tn.shabou.api.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class OfferMatchResourceTest {

    private static final String OFFERS = "/api/admin/offers/";
    private static final String ONE = "00000000-0000-0000-0000-0000000000c1";
    private static final String OTHER = "00000000-0000-0000-0000-0000000000c2";

    private long disc;
    private long pads;

    /** One offer is our disc; of the other nobody knows whether it is the disc or the pads. */
    @BeforeEach
    void twoOffers() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakeDisc();
        CatalogSamples.brakePads(1);
        Owner.run(
                """
                INSERT INTO lead_source (kind, name, licence) VALUES ('SUPPLIER_SITE', 'Site', 'public');
                INSERT INTO lead (id, kind, name, source_id, first_seen_at, last_seen_at)
                SELECT '00000000-0000-0000-0000-0000000000b1', 'SUPPLIER', 'Sfax', id, '2026-11-01', '2026-11-02' FROM lead_source;
                INSERT INTO offer (id, lead_id, url, name, product_id, matched_by, first_seen_at, last_seen_at) VALUES
                    ('00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000b1', 'https://a.tn/1', 'Disque',
                     (SELECT id FROM product WHERE sku = 'DISC-1'), 'GTIN', '2026-11-01', '2026-11-02'),
                    ('00000000-0000-0000-0000-0000000000c2', '00000000-0000-0000-0000-0000000000b1', 'https://a.tn/2', 'Frein', NULL,
                     NULL, '2026-11-01', '2026-11-02');
                INSERT INTO offer_match
                SELECT '00000000-0000-0000-0000-0000000000c1', id, 'GTIN', 0.99, '{NUMBER:4011558207120}', '{}', true
                  FROM product WHERE sku = 'DISC-1';
                INSERT INTO offer_match
                SELECT '00000000-0000-0000-0000-0000000000c2', id, 'WORDS', CASE WHEN sku = 'DISC-1' THEN 0.4 ELSE 0.6 END,
                       '{FAMILY:BRAKE_DISC}', '{SIDE:LEFT/RIGHT}', false FROM product;
                """);
        disc = Long.parseLong(Owner.ask("SELECT id FROM product WHERE sku = 'DISC-1'"));
        pads = Long.parseLong(Owner.ask("SELECT id FROM product WHERE sku <> 'DISC-1'"));
    }

    @Test
    void whatIsNotSureWaitsTheLikeliestFirst() {
        assertThat(EveryPage.of(SignedIn::admin, OFFERS + "matches?limit=1", "data.product.id"))
                .hasSize(2);
        SignedIn.as("VIEWER")
                .header("Accept-Language", "fr")
                .get(OFFERS + "matches")
                .then()
                .body("data.offer.id", contains(OTHER, OTHER))
                .body(
                        "data[0].vetoes[0].text",
                        equalTo("L’une est pour la gauche, l’autre pour la droite"))
                .body("data[0].reasons[0].kind", equalTo("FAMILY"))
                .body("total.value", equalTo(2));
    }

    @Test
    void saysWhyAnOfferIsAProduct() {
        SignedIn.as("VIEWER")
                .get(OFFERS + ONE + "/matches")
                .then()
                .body("linked", contains(true))
                .body("[0].reasons[0].text", equalTo("Both have the number 4011558207120"));
    }

    @Test
    void anAcceptedProductHoldsAtOnceAndTheOtherIsNoLongerAskedAbout() {
        decide(OTHER, pads, true)
                .statusCode(200)
                .body("product.id", contains((int) pads))
                .body("linked", contains(true));

        assertThat(
                        Owner.ask(
                                "SELECT product_id || matched_by FROM offer WHERE id = '"
                                        + OTHER
                                        + "'"))
                .isEqualTo(pads + "STAFF");
        SignedIn.admin().get(OFFERS + "matches").then().body("data", empty());
        assertThat(Owner.ask("SELECT count(*) FROM offer_rematch")).isEqualTo("1");
        decide(OTHER, disc, true)
                .statusCode(409)
                .body("type", equalTo("/problems/match-decided-otherwise"));
    }

    @Test
    void aRejectedProductGoesAndIsRemembered() {
        decide(ONE, disc, false).statusCode(200).body("$", empty());

        assertThat(Owner.ask("SELECT count(*) FROM offer WHERE product_id IS NOT NULL"))
                .isEqualTo("0");
        assertThat(Owner.ask("SELECT accepted FROM offer_match_decision")).isEqualTo("f");
        assertThat(Owner.ask("SELECT action FROM audit_entry ORDER BY id DESC LIMIT 1"))
                .isEqualTo("reject match");
    }

    @Test
    void whatWasSaidCanBeTakenBack() {
        decide(OTHER, pads, true).statusCode(200);

        takeBack(OTHER, pads).statusCode(200);

        assertThat(Owner.ask("SELECT count(*) FROM offer_match_decision")).isEqualTo("0");
        assertThat(Owner.ask("SELECT product_id FROM offer WHERE id = '" + OTHER + "'")).isNull();
        takeBack(OTHER, pads).statusCode(404);
    }

    @Test
    void refusesWhatDoesNotExistAndWhoMayOnlyLook() {
        decide("00000000-0000-0000-0000-0000000000ff", disc, true).statusCode(404);
        decide(ONE, 4711, true).statusCode(404);
        SignedIn.admin()
                .get(OFFERS + "00000000-0000-0000-0000-0000000000ff/matches")
                .then()
                .statusCode(404);
        SignedIn.as("VIEWER")
                .contentType(ContentType.JSON)
                .body(Map.of("accepted", true))
                .put(OFFERS + ONE + "/matches/" + disc)
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse decide(String offer, long product, boolean accepted) {
        return SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .body(Map.of("accepted", accepted))
                .put(OFFERS + offer + "/matches/" + product)
                .then();
    }

    private static ValidatableResponse takeBack(String offer, long product) {
        return SignedIn.as("STAFF")
                .noContentType()
                .delete(OFFERS + offer + "/matches/" + product)
                .then();
    }
}
