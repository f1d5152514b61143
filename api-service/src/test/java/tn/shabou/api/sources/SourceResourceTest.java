package tn.shabou.api.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class SourceResourceTest {

    private static final String SOURCES = "/api/admin/sources/";

    @BeforeEach
    void twoSources() {
        CatalogSamples.emptyShop();
        Owner.run(
                """
                INSERT INTO lead_source (id, kind, name, location, licence, attribution, enabled) OVERRIDING SYSTEM VALUE VALUES
                    (700001, 'OSM', 'OpenStreetMap', 'tunisia.osm.pbf', 'ODbL-1.0', '© OpenStreetMap contributors', false),
                    (700002, 'GOOGLE_PLACES', 'Google', NULL, 'place_id only', '', false);
                INSERT INTO lead (id, kind, name, source_id, first_seen_at, last_seen_at)
                VALUES ('00000000-0000-0000-0000-000000000001', 'GARAGE', 'Garage', 700001, '2026-11-01', '2026-11-02');
                INSERT INTO lead_evidence (lead_id, field, value, url, raw, method, confidence, observed_at)
                VALUES ('00000000-0000-0000-0000-000000000001', 'NAME', 'Garage', 'https://osm.example/1', 'Garage', 'osm name', 0.8, '2026-11-02');
                INSERT INTO place_import (source_id, release, fingerprint, places, written, fresh, started_at)
                VALUES (700001, 'tunisia.osm.pbf', 'x', 120, 100, 60, '2026-11-02');
                """);
    }

    @Test
    void showsLicenceTermsAndHowEachSourceStands() {
        SignedIn.as("VIEWER")
                .get(SOURCES)
                .then()
                .statusCode(200)
                .body("items.name", hasItems("OpenStreetMap", "Google"));
        SignedIn.as("VIEWER")
                .get(SOURCES + 700001)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("licence", equalTo("ODbL-1.0"))
                .body("leads", equalTo(1))
                .body("facts", equalTo(1))
                .body("lastImport.places", equalTo(120))
                .body("lastImport.written", equalTo(100));
    }

    @Test
    void tellsWhatThePagesOfASiteTellLessThanTheyShould() {
        Owner.run(
                """
                INSERT INTO agent_run (id, agent, origin, scheduled_for, state, requested_at)
                VALUES ('00000000-0000-0000-0000-0000000000d1', 'PROSPECTOR', 'SCHEDULE', now(), 'SUCCEEDED', now());
                INSERT INTO site_drift (site, field, run_id, source_id, since, expected, seen)
                VALUES ('osm.example', 'amount', '00000000-0000-0000-0000-0000000000d1', 700001, '2026-11-20T03:00:00Z', 0.5, 0.25);
                """);

        SignedIn.as("VIEWER")
                .get(SOURCES + 700001)
                .then()
                .statusCode(200)
                .body("drifts.field", contains("amount"))
                .body("drifts[0].seen", equalTo(0.25f))
                .body("drifts[0].since", equalTo("2026-11-20T03:00:00Z"));
    }

    @Test
    void aFactOfALeadNamesItsSourceLicenceAndEnd() {
        SignedIn.as("VIEWER")
                .get("/api/admin/leads/00000000-0000-0000-0000-000000000001")
                .then()
                .statusCode(200)
                .body("evidence[0].source", equalTo("OpenStreetMap"))
                .body("evidence[0].licence", equalTo("ODbL-1.0"))
                .body("evidence[0].attribution", equalTo("© OpenStreetMap contributors"))
                .body("evidence[0].keepUntil", containsString("2027-11-02"));
    }

    @Test
    void anAdministratorSwitchesASourceAndTheAuditKnows() {
        Owner.run("UPDATE lead_source SET trouble = 'gone', trouble_at = now() WHERE id = 700001");

        revise(700001, Map.of("enabled", true, "location", "new.osm.pbf", "retentionDays", 90))
                .statusCode(200)
                .body("enabled", equalTo(true))
                .body("location", equalTo("new.osm.pbf"))
                .body("trouble", equalTo(null))
                .body("version", equalTo(1));

        assertThat(
                        Owner.ask(
                                "SELECT action || ' ' || (before->>'enabled') || ' ' || (after->>'enabled') FROM audit_entry WHERE entity = 'lead_source' ORDER BY id DESC LIMIT 1"))
                .isEqualTo("edit source false true");
        assertThat(Owner.ask("SELECT keep_until::date FROM lead_evidence")).isEqualTo("2027-01-31");
        revise(700001, Map.of("enabled", false, "location", "x", "retentionDays", 90))
                .statusCode(412);
    }

    @Test
    void onlyAdministratorsSwitch() {
        SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(Map.of("enabled", true, "retentionDays", 90))
                .put(SOURCES + 700001)
                .then()
                .statusCode(403);
    }

    @Test
    void noExtractIsOutsideItsFolder() {
        revise(700001, Map.of("enabled", true, "location", "../../etc/passwd", "retentionDays", 9))
                .statusCode(422)
                .body("type", equalTo("/problems/source-not-usable"));
    }

    @Test
    void googleWantsItsTermsRead() {
        revise(700002, Map.of("enabled", true, "retentionDays", 365)).statusCode(422);
        revise(
                        700002,
                        Map.of(
                                "enabled",
                                true,
                                "retentionDays",
                                365,
                                "termsReviewedOn",
                                "2026-11-20"))
                .statusCode(200);
    }

    @Test
    void aMarketplaceIsSwitchedOnOnceItsTermsAndItsContractAllowIt() {
        Owner.run(
                """
                INSERT INTO site_contract VALUES ('known', 'LISTING', 'SELLER', 0.9) ON CONFLICT DO NOTHING;
                INSERT INTO lead_source (id, kind, name, start_url, licence, adapter, enabled) OVERRIDING SYSTEM VALUE VALUES
                    (700003, 'MARKETPLACE', 'Souk', 'https://souk.example/c/', 'ads', 'known', false),
                    (700004, 'MARKETPLACE', 'Bazar', 'https://bazar.example/', 'ads', 'unknown', false)
                """);
        var on = new HashMap<String, Object>(Map.of("enabled", true, "retentionDays", 30));

        refused(700003, on, "Nobody has said whether the terms of Souk allow it");
        on.put("termsStatus", "FORBIDDEN");
        refused(700003, on, "The terms of Souk forbid it");
        on.put("termsStatus", "PERMISSION_GIVEN");
        refused(700004, on, "Bazar cannot be read: there is no adapter unknown");
        revise(700003, on)
                .statusCode(200)
                .body("enabled", equalTo(true))
                .body("termsStatus", equalTo("PERMISSION_GIVEN"))
                .body("adapter", equalTo("known"));
    }

    @Test
    void noSourceWhoseTermsForbidItIsSwitchedOn() {
        refused(
                700001,
                Map.of(
                        "enabled",
                        true,
                        "location",
                        "tunisia.osm.pbf",
                        "retentionDays",
                        30,
                        "termsStatus",
                        "FORBIDDEN"),
                "The terms of OpenStreetMap forbid it");
    }

    private static void refused(long id, Map<String, Object> revision, String reason) {
        revise(id, revision)
                .statusCode(422)
                .body("type", equalTo("/problems/source-not-usable"))
                .body("detail", containsString(reason));
    }

    @Test
    void addsASiteThatIsSwitchedOffAtFirst() {
        var site =
                new HashMap<String, Object>(
                        Map.of(
                                "kind", "COMPETITOR_SITE",
                                "name", "Pièces Sfax",
                                "startUrl", "https://sfax.example/",
                                "licence", "public web page",
                                "retentionDays", 365));
        add(site)
                .statusCode(201)
                .header("Location", notNullValue())
                .body("enabled", equalTo(false));
        add(site).statusCode(409);
        site.put("startUrl", "file:///etc/passwd");
        add(site).statusCode(422);
        site.put("kind", "MANUAL");
        add(site).statusCode(422);
        site.put("kind", "MARKETPLACE");
        site.put("startUrl", "https://souk-sfax.example/");
        add(site).statusCode(422);
        site.put("adapter", "known");
        add(site)
                .statusCode(201)
                .body("termsStatus", equalTo("UNKNOWN"))
                .body("adapter", equalTo("known"));
    }

    private static ValidatableResponse add(Map<String, Object> draft) {
        return SignedIn.admin()
                .contentType(ContentType.JSON)
                .body(draft)
                .post(SOURCES.substring(0, SOURCES.length() - 1))
                .then();
    }

    private static ValidatableResponse revise(long id, Map<String, Object> revision) {
        return SignedIn.admin()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(revision)
                .put(SOURCES + id)
                .then();
    }
}
