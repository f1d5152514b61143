package tn.shabou.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;
import tn.shabou.api.StockSamples;

/** Each figure is what the list beside it holds. */
@ApiTest
class DashboardResourceTest {

    @Test
    void countsWhatTheListsHold() {
        somethingOfEverything();

        var figures = dashboard();

        assertThat(values(figures))
                .containsEntry("leadsToTriage", 2)
                .containsEntry("nextActionsDue", 1)
                .containsEntry("enquiriesUnanswered", 1)
                .containsEntry("insightsOpen", 2)
                .containsEntry("forecastsWorse", 1)
                .containsEntry("outOfStockThatSells", 1)
                .containsEntry("searchesWithoutResult", 1)
                .containsEntry("importsFailed", 1)
                .containsEntry("pricesAboveMarket", 1)
                .containsEntry("pricesBelowMarket", 1)
                .containsEntry("pricesScheduled", 1)
                .containsEntry("orionRunsFailed", 1)
                .containsEntry("prospectorRunsFailed", 0);
        figures.<Map<String, Object>>getList("figures").stream()
                .filter(figure -> !figure.get("list").toString().contains("dead-letters"))
                .filter(figure -> !figure.get("name").equals("forecastsWorse"))
                .forEach(figure ->
                        assertThat(total(figure.get("list").toString()))
                                .as("%s", figure)
                                .isEqualTo(figure.get("value")));
    }

    @Test
    void countsDeadLettersOfAllSteps() {
        for (var agent : new String[] {"orion", "prospector", "api"}) {
            int letters =
                    SignedIn.admin()
                            .get("/api/admin/agents/" + agent + "/dead-letters")
                            .jsonPath()
                            .<Integer>getList("letters")
                            .stream()
                            .mapToInt(Integer::intValue)
                            .sum();

            assertThat(values(dashboard())).containsEntry(agent + "DeadLetters", letters);
        }
    }

    private static void somethingOfEverything() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(4);
        StockSamples.run();
        StockSamples.planned("PAD-1", 0, 10);
        StockSamples.planned("PAD-2", 0, 0);
        StockSamples.planned("PAD-3", 5, 10);
        SignedIn.hire("staff@shabou.test", "STAFF");
        Owner.run(
                """
                TRUNCATE enquiry, search_log, product_import CASCADE;
                INSERT INTO forecast_accuracy (run_id, grain, demand_class, model, horizon, vintage, periods, actual, expected,
                                               absolute_error, scaled, scaled_error, squared_error, judged, pinball, within80, within95)
                SELECT r.id, 'WEEK', a.class, a.model, 1, now() - a.age, 40, 100, 100, 25, 40, a.error, 40, 40, 1, 32, 38
                  FROM (SELECT id FROM agent_run LIMIT 1) r,
                       (VALUES ('LUMPY', 'new', interval '10 days', 26), ('LUMPY', 'old', interval '60 days', 20),
                               ('SMOOTH', 'new', interval '10 days', 24), ('SMOOTH', 'old', interval '60 days', 20))
                       AS a (class, model, age, error);
                INSERT INTO lead_source (kind, name, licence) VALUES ('MANUAL', 'Test', 'own');
                INSERT INTO lead (id, kind, name, state, score, source_id, first_seen_at, last_seen_at, next_action, next_action_on)
                SELECT ('00000000-0000-0000-0000-00000000000' || i)::uuid, 'SUPPLIER', 'Pièces ' || i,
                       CASE WHEN i = 3 THEN 'CONTACTED' ELSE 'NEW' END, 10, s.id, now(), now(),
                       CASE WHEN i > 1 THEN 'appeler' END, CASE i WHEN 2 THEN date '2999-01-01' WHEN 3 THEN date '2026-01-01' END
                  FROM generate_series(1, 3) AS i, lead_source s;
                INSERT INTO enquiry (phone, language) VALUES ('+21620123456', 'fr'), ('+21620123457', 'fr');
                INSERT INTO enquiry_decision (enquiry_id, from_state, to_state, decided_by)
                SELECT e.id, 'NEW', 'ANSWERED', u.id FROM enquiry e, app_user u WHERE e.phone LIKE '%7' LIMIT 1;
                INSERT INTO insight (run_id, product_id, kind, worth_tnd, reason, advice, state, snoozed_until, closed_at)
                SELECT r.id, p.id, k.kind, 1, 'x', 'y', k.state, k.until::date, k.closed::timestamptz
                  FROM agent_run r, product p, (VALUES ('RESTOCK', 'OPEN', NULL, NULL), ('SPIKE', 'SNOOZED', '2026-01-01', NULL),
                       ('DROP', 'SNOOZED', '2999-01-01', NULL), ('DECLINING', 'DONE', NULL, NULL), ('OVERSTOCK', 'OPEN', NULL, '2026-01-01'))
                       AS k (kind, state, until, closed) WHERE p.sku = 'PAD-1';
                INSERT INTO search_log (words, query, searches, misses, last_at, dismissed)
                VALUES ('galette', 'Galette', 9, 9, now(), false), ('disque', 'Disque', 9, 0, now(), false), ('xyz', 'xyz', 1, 1, now(), true);
                INSERT INTO product_import (id, file_name, file_sha256, file_key, lines, reading, state, created_at, created_by)
                SELECT gen_random_uuid(), 'x.csv', repeat(s.n, 64), 'x' || s.n, 1, '{"charset": "UTF-8", "separator": ";", "decimal": ",", "createMissing": false,
                       "emptyCells": "KEEP", "columns": {"sku": {"place": 0, "header": "sku"}}, "ignoredColumns": []}', s.state, now(), u.id
                  FROM (VALUES ('1', 'FAILED'), ('2', 'CANCELLED')) AS s (n, state), (SELECT id FROM app_user LIMIT 1) AS u;
                INSERT INTO offer (id, lead_id, url, name, amount, currency, product_id, first_seen_at, last_seen_at)
                SELECT gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 'https://x.example/' || p.sku, 'Plaquettes',
                       p.price_tnd + CASE p.sku WHEN 'PAD-1' THEN 1 WHEN 'PAD-2' THEN -1 ELSE 0 END, 'TND', p.id, now(), now()
                  FROM product p WHERE p.sku IN ('PAD-1', 'PAD-2', 'PAD-3');
                INSERT INTO scheduled_price (id, product_id, amount_tnd, reason, effective_at, created_at, created_by, trace_id)
                SELECT gen_random_uuid(), p.id, 9, 'soldes', '2999-01-01', now(), u.id, 'x'
                  FROM product p, (SELECT id FROM app_user LIMIT 1) AS u WHERE p.sku = 'PAD-1';
                INSERT INTO agent_run (agent, origin, state, requested_at, error)
                VALUES ('ORION', 'MANUAL', 'FAILED', now(), 'x'), ('PROSPECTOR', 'MANUAL', 'PARTIAL', now(), 'x');
                """);
    }

    private static JsonPath dashboard() {
        return SignedIn.as("VIEWER")
                .get("/api/admin/dashboard")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> values(JsonPath figures) {
        var values = new LinkedHashMap<String, Object>();
        figures.<Map<String, Object>>getList("figures")
                .forEach(figure -> values.put((String) figure.get("name"), figure.get("value")));
        return values;
    }

    private static int total(String list) {
        return SignedIn.as("VIEWER").get(list).then().statusCode(200).extract().path("total.value");
    }
}
