package tn.shabou.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** Whoever wants to be forgotten is, everywhere, and does not come back. */
@ApiTest
class PrivacyResourceTest {

    private static final String LEAD = "00000000-0000-0000-0000-0000000000d1";
    private static final String OTHER = "00000000-0000-0000-0000-0000000000d2";

    @Inject Vertx vertx;

    @ConfigProperty(name = "quarkus.redis.hosts")
    String redis;

    @BeforeEach
    void twoGarages() {
        CatalogSamples.emptyShop();
        Owner.run("TRUNCATE suppression, weekly_report");
        SignedIn.hire("staff@shabou.test", "STAFF");
        Owner.run(
                """
                INSERT INTO lead_source (kind, name, start_url, licence) VALUES ('SUPPLIER_SITE', 'Ali', 'https://garage-ali.tn/', 'public');
                INSERT INTO agent_run (id, agent, origin) VALUES ('00000000-0000-0000-0000-0000000000d0', 'PROSPECTOR', 'MANUAL');
                """);
        twoLeads();
        Owner.run(
                """
                INSERT INTO lead_note (lead_id, text, author_id) SELECT '%1$s', 'M. Ali rappelle lundi', id FROM app_user LIMIT 1;
                INSERT INTO offer (id, lead_id, url, name, first_seen_at, last_seen_at)
                VALUES (gen_random_uuid(), '%1$s', 'https://garage-ali.tn/p1', 'Vidange', now(), now());
                INSERT INTO page_fetch (id, run_id, source_id, url, status, body_gzip, robots, fetched_at, elapsed_ms)
                SELECT gen_random_uuid(), '00000000-0000-0000-0000-0000000000d0', id, url, 200, 'Ali', 'ALLOWED', now(), 1
                  FROM lead_source, (VALUES ('https://www.garage-ali.tn/contact'), ('https://annuaire.tn/ali'), ('https://annuaire.tn/autre')) AS p (url);
                INSERT INTO weekly_report (monday, created_at, facts) VALUES ('2026-11-23', now(),
                    '{"bestLeads": [{"id": "%1$s", "name": "Garage Ali"}], "priceMoves": [{"seller": "Garage Ali"}, {"seller": "Autre"}]}');
                """
                        .formatted(LEAD));
    }

    private static void twoLeads() {
        Owner.run(
                """
                INSERT INTO lead (id, kind, name, domain, phones, emails, source_id, first_seen_at, last_seen_at)
                SELECT l.id::uuid, 'GARAGE', l.name, l.domain, l.phones::text[], l.emails::text[], s.id, now(), now() FROM lead_source s, (VALUES
                    ('%1$s', 'Garage Ali', 'garage-ali.tn', '{+21620111222}', '{ali@garage-ali.tn}'),
                    ('%2$s', 'Garage Sud', 'garage-sud.tn', '{+21620111222,+21674000111}', '{}')) AS l (id, name, domain, phones, emails);
                """
                        .formatted(LEAD, OTHER));
        for (var lead : List.of(LEAD, OTHER)) {
            Owner.run(
                    """
                    INSERT INTO lead_evidence (lead_id, field, value, url, raw, method, confidence, observed_at)
                    VALUES ('%s', 'PHONE', '+21620111222', 'https://annuaire.tn/ali', '20 111 222', 'text', 0.8, now())
                    """
                            .formatted(lead));
        }
    }

    @AfterEach
    void forgetTheForgotten() {
        Owner.run("TRUNCATE suppression, weekly_report");
    }

    @Test
    void nothingIsLeftOfALeadThatWasErased() {
        erase("LEAD", LEAD)
                .statusCode(200)
                .body("leads", equalTo(1))
                .body("facts", equalTo(1))
                .body("pages", equalTo(2));

        for (var table :
                List.of(
                        "lead",
                        "lead_evidence",
                        "offer",
                        "lead_note",
                        "page_fetch",
                        "weekly_report",
                        "suppression")) {
            assertThat(
                            Owner.ask(
                                    "SELECT coalesce(string_agg(t::text, ' '), '') FROM %s AS t WHERE t::text ~* 'garage.ali|ali@|M. Ali|%s'"
                                            .formatted(table, LEAD)))
                    .as(table)
                    .isEmpty();
        }
        assertThat(Owner.ask("SELECT count(*) FROM page_fetch WHERE body_gzip IS NULL"))
                .isEqualTo("1");
        assertThat(Owner.ask("SELECT enabled FROM lead_source")).isEqualTo("f");
        assertThat(Owner.ask("SELECT name FROM lead")).isEqualTo("Garage Sud");
    }

    @Test
    void noLaterRunBringsItBack() {
        erase("LEAD", LEAD).statusCode(200);
        Owner.run("DELETE FROM lead");

        twoLeads();

        assertThat(Owner.ask("SELECT string_agg(name || phones::text, ' ') FROM lead"))
                .isEqualTo("Garage Sud{+21674000111}");
        assertThat(Owner.ask("SELECT count(*) FROM lead_evidence")).isEqualTo("0");
    }

    @Test
    void aPhoneAloneIsTakenOutOfEveryLead() {
        erase("PHONE", "+21620111222").statusCode(200).body("leads", equalTo(0));

        assertThat(Owner.ask("SELECT string_agg(phones::text, ' ' ORDER BY name) FROM lead"))
                .isEqualTo("{} {+21674000111}");
        assertThat(Owner.ask("SELECT count(*) FROM lead_evidence")).isEqualTo("0");
    }

    @Test
    void theAuditLogTellsOfItAndNotOfWhom() {
        erase("EMAIL", "Ali@garage-ali.tn ").statusCode(200);

        assertThat(
                        Owner.ask(
                                "SELECT concat_ws(' ', action, before, after, reason) FROM audit_entry ORDER BY id DESC LIMIT 1"))
                .startsWith("erase subject")
                .contains("\"kind\": \"EMAIL\"")
                .doesNotContainIgnoringCase("ali");
        assertThat(Owner.ask("SELECT count(*) FROM suppression")).isEqualTo("1");
    }

    @Test
    void workThatWasGivenUpIsForgottenAsWell() {
        var client = Redis.createClient(vertx, redis);
        for (var text : List.of("Garage ALI", "Garage Sud")) {
            client.send(
                            Request.cmd(Command.XADD)
                                    .arg("shabou.prospector.write.dead")
                                    .arg("*")
                                    .arg("payload")
                                    .arg(text))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }

        erase("LEAD", LEAD).statusCode(200).body("deadLetters", equalTo(1));

        client.send(Request.cmd(Command.DEL).arg("shabou.prospector.write.dead"))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        client.close();
    }

    @Test
    void showsAllThatIsHeldAndWhereItIsFrom() {
        post("exports", Map.of("kind", "PHONE", "value", "+21620111222"))
                .statusCode(200)
                .body("suppressed", equalTo(false))
                .body("leads", hasSize(2))
                .body("leads[0].facts[0].url", equalTo("https://annuaire.tn/ali"))
                .body("leads[0].notes", hasSize(1));

        erase("PHONE", "+21620111222");
        post("exports", Map.of("kind", "PHONE", "value", "+21620111222"))
                .body("suppressed", equalTo(true))
                .body("leads", hasSize(0));
    }

    @Test
    void onlyAdministratorsMayAndOnlyAboutSomebody() {
        SignedIn.as("STAFF")
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "LEAD", "value", LEAD))
                .post("/api/admin/privacy/erasures")
                .then()
                .statusCode(403);
        erase("PHONE", "20 111 222")
                .statusCode(422)
                .body("type", equalTo("/problems/unusable-subject"));
    }

    @Test
    void theRecordOfProcessingIsThereInBothLanguages() {
        SignedIn.admin()
                .header("Accept-Language", "ar")
                .get("/api/admin/privacy/record")
                .then()
                .statusCode(200)
                .body("law", containsString("63"))
                .body("activities", hasSize(4));
    }

    private static ValidatableResponse erase(String kind, String value) {
        return post("erasures", Map.of("kind", kind, "value", value));
    }

    private static ValidatableResponse post(String path, Map<String, String> body) {
        return SignedIn.admin()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/admin/privacy/" + path)
                .then();
    }
}
