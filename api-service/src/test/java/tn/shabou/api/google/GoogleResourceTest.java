package tn.shabou.api.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;
import tn.shabou.testing.FakeGoogle;

@ApiTest
class GoogleResourceTest {

    private static final String LEAD =
            "/api/admin/leads/00000000-0000-0000-0000-000000000001/google";

    @BeforeEach
    void aLeadAndGoogleSwitchedOn() {
        CatalogSamples.emptyShop();
        Owner.run(
                """
                DELETE FROM google_usage;
                DELETE FROM google_place;
                INSERT INTO lead_source (id, kind, name, licence) OVERRIDING SYSTEM VALUE
                VALUES (700002, 'GOOGLE_PLACES', 'Google', 'place_id only');
                INSERT INTO lead (id, kind, name, city, source_id, first_seen_at, last_seen_at)
                SELECT ('00000000-0000-0000-0000-00000000000' || i)::uuid, 'GARAGE', 'Garage Ben Salah', 'Tunis', 700002,
                       '2026-11-01', '2026-11-02' FROM generate_series(1, 2) AS i;
                """);
        FakeGoogle.requests();
    }

    @AfterEach
    void friendsAgain() {
        FakeGoogle.deny(false);
        FakeGoogle.beBusy(0);
    }

    @Test
    void findsALeadByItsNameAndKeepsTheIdAlone() {
        show("CONTACT")
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("accepted", equalTo(false))
                .body("candidates", hasSize(5))
                .body("placeId", equalTo(FakeGoogle.id(0)))
                .body("name", containsString(FakeGoogle.CONTENT))
                .body("phone", equalTo("+216 71 000000"))
                .body("attribution", equalTo("Google Maps"));

        assertThat(Owner.ask("SELECT count(*) FROM google_place")).isEqualTo("5");
        assertThat(tablesThatHoldContent()).isEmpty();
    }

    @Test
    void asksForTheCheapestUnlessToldToAskForMore() {
        show("ADDRESS")
                .statusCode(200)
                .body("address", containsString("address"))
                .body("phone", nullValue());

        assertThat(FakeGoogle.requests())
                .containsExactly(
                        "POST /v1/places:searchText places.id,nextPageToken",
                        "GET /v1/places/" + FakeGoogle.id(0) + " id,formattedAddress,location");
        SignedIn.as("VIEWER")
                .get("/api/admin/google/budget")
                .then()
                .statusCode(200)
                .body("items.find { it.sku == 'TEXT_SEARCH_IDS' }.used", equalTo(1))
                .body("items.find { it.sku == 'DETAILS_ESSENTIALS' }.used", equalTo(1))
                .body("items.find { it.sku == 'DETAILS_ENTERPRISE' }.used", equalTo(0));
    }

    @Test
    void whatAPersonAcceptsIsAskedForDirectly() {
        choose(1, FakeGoogle.id(7)).statusCode(204);

        show("STATUS")
                .statusCode(200)
                .body("accepted", equalTo(true))
                .body("placeId", equalTo(FakeGoogle.id(7)))
                .body("businessStatus", equalTo("OPERATIONAL"));
        assertThat(FakeGoogle.requests()).hasSize(1);
        choose(2, FakeGoogle.id(7)).statusCode(409);
        SignedIn.as("STAFF").noContentType().delete(LEAD).then().statusCode(204);
        choose(2, FakeGoogle.id(7)).statusCode(204);
    }

    @Test
    void aPlaceThatIsGoneIsMarked() {
        choose(1, "ChIJgone").statusCode(204);

        show("ADDRESS")
                .statusCode(404)
                .body("type", equalTo("/problems/google-knows-no-such-place"));

        assertThat(Owner.ask("SELECT obsolete_at IS NOT NULL FROM google_place")).isEqualTo("t");
    }

    @Test
    void anEmptyBudgetIsAHardStop() {
        Owner.run(
                """
                INSERT INTO google_usage (month, sku, used)
                SELECT date_trunc('month', (now() AT TIME ZONE 'America/Los_Angeles'))::date, 'DETAILS_ESSENTIALS', 10000
                """);

        show("ADDRESS").statusCode(429).body("type", equalTo("/problems/google-budget-spent"));

        assertThat(FakeGoogle.requests()).hasSize(1);
        assertThat(Owner.ask("SELECT used FROM google_usage WHERE sku = 'DETAILS_ESSENTIALS'"))
                .isEqualTo("10000");
    }

    @Test
    void noNumberOfCallersOverdrawsTheBudget() {
        Owner.run(
                """
                INSERT INTO google_usage (month, sku, used)
                SELECT date_trunc('month', (now() AT TIME ZONE 'America/Los_Angeles'))::date, 'DETAILS_ESSENTIALS', 9998
                """);
        show("ADDRESS").statusCode(200);

        var statuses =
                IntStream.range(0, 6)
                        .parallel()
                        .mapToObj(_ -> SignedIn.as("STAFF").get(LEAD).statusCode())
                        .toList();

        assertThat(statuses).containsOnlyOnce(200).contains(429);
        assertThat(Owner.ask("SELECT used FROM google_usage WHERE sku = 'DETAILS_ESSENTIALS'"))
                .isEqualTo("10000");
    }

    @Test
    void aRefusalSwitchesGoogleOff() {
        FakeGoogle.deny(true);

        show("ADDRESS").statusCode(409).body("detail", containsString("PERMISSION_DENIED"));
        FakeGoogle.requests();
        show("ADDRESS").statusCode(409);

        assertThat(FakeGoogle.requests()).isEmpty();
        assertThat(Owner.ask("SELECT enabled FROM lead_source WHERE id = 700002")).isEqualTo("f");
        assertThat(
                        Owner.ask(
                                "SELECT count(*) FROM audit_entry WHERE action = 'switch source off' AND entity_id = '700002'"))
                .isNotEqualTo("0");
    }

    private static ValidatableResponse show(String fields) {
        return SignedIn.as("STAFF").queryParam("fields", fields).get(LEAD).then();
    }

    private static ValidatableResponse choose(int lead, String placeId) {
        return SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .body(Map.of("placeId", placeId))
                .put("/api/admin/leads/00000000-0000-0000-0000-00000000000" + lead + "/google")
                .then();
    }

    private static String tablesThatHoldContent() {
        return Owner.ask(
                """
                SELECT coalesce(string_agg(tablename, ','), '') FROM pg_tables
                 WHERE schemaname = 'public' AND position('%s' IN query_to_xml('SELECT t FROM public.' || quote_ident(tablename) || ' AS t', false, false, '')::text) > 0
                """
                        .formatted(FakeGoogle.CONTENT));
    }
}
