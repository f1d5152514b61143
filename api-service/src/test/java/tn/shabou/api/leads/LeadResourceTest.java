package tn.shabou.api.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class LeadResourceTest {

    @BeforeEach
    void someLeads() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakeDisc();
        Owner.run(
                """
                INSERT INTO lead_source (kind, name, start_url, licence) VALUES ('SUPPLIER_SITE', 'Pièces Sfax', 'https://sfax.example/', 'public web page');
                INSERT INTO lead (id, kind, name, website, phones, emails, city, score, state, source_id, first_seen_at, last_seen_at)
                SELECT ('00000000-0000-0000-0000-00000000000' || i)::uuid, 'SUPPLIER', 'Fournisseur ' || i, 'https://sfax.example/',
                       '{+21674123456}', '{contact@sfax.example}', 'Sfax', 40 + (i %% 3) * 10,
                       CASE WHEN i = 4 THEN 'CONTACTED' ELSE 'NEW' END, s.id, '2026-11-01', '2026-11-02'
                  FROM generate_series(1, 5) AS i, lead_source s;
                INSERT INTO offer (id, lead_id, url, name, mpn, amount, currency, tax_basis, availability, raw_price, price_source, product_id, first_seen_at, last_seen_at)
                SELECT '10000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000002', 'https://sfax.example/p1', 'Disque Bosch', '0986479103',
                       132.500, 'TND', 'INCLUDED', 'InStock', '132,500 TND', 'displayed', id, '2026-11-01', '2026-11-02' FROM product;
                INSERT INTO lead_evidence VALUES ('00000000-0000-0000-0000-000000000002', 'PHONE', '+21674123456', 'https://sfax.example/contact', '74 123 456', 'tel link', 0.9, '2026-11-02');
                INSERT INTO score_contribution VALUES ('00000000-0000-0000-0000-000000000002', 'REACHABILITY', 'has a phone', 12.5, 'hand-1');
                """
                        .replace("%%", "%"));
    }

    @Test
    void listsTheBestFirst() {
        SignedIn.as("VIEWER")
                .get("/api/admin/leads")
                .then()
                .statusCode(200)
                .body("data.score", contains(60, 60, 50, 50, 40))
                .body("data[0].phones", contains("+21674123456"))
                .body("data[0].offerCount", equalTo(1))
                .body("total.value", equalTo(5));
    }

    @Test
    void pagesThroughAllOfThemOnce() {
        var seen = EveryPage.of(SignedIn::admin, "/api/admin/leads?limit=2", "data.id");

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void filtersByState() {
        SignedIn.admin()
                .get("/api/admin/leads?state=CONTACTED")
                .then()
                .body("data", hasSize(1))
                .body("total.value", equalTo(1));
        SignedIn.admin()
                .get("/api/admin/leads?state=LOST")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void showsWhatTheLeadAsksBesideOurPriceAndWhyWeBelieveIt() {
        SignedIn.admin()
                .get("/api/admin/leads/00000000-0000-0000-0000-000000000002")
                .then()
                .statusCode(200)
                .body("name", equalTo("Fournisseur 2"))
                .body("offers[0].amount", equalTo("132.500"))
                .body("offers[0].productSku", equalTo("DISC-1"))
                .body("offers[0].ourPrice", equalTo("149.900"))
                .body("evidence[0].url", equalTo("https://sfax.example/contact"))
                .body("contributions[0].feature", equalTo("has a phone"));
    }

    @Test
    void doesNotKnowWhatIsNotThere() {
        SignedIn.admin()
                .get("/api/admin/leads/00000000-0000-0000-0000-000000000009")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/lead-not-found"));
    }
}
