package tn.shabou.api.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMailUtil;
import io.quarkus.test.common.WithTestResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;
import tn.shabou.api.mail.MailServer;
import tn.shabou.api.mail.StaffMailbox;

/** On Monday morning the owner knows what happened, once. */
@ApiTest
@WithTestResource(MailServer.class)
class WeeklyReportTest {

    /** A Monday, nine o'clock in Tunis. */
    private static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");

    private static final String REPORT = "/api/admin/reports/2026-11-23";

    @Inject Pool database;
    @Inject WeekReading reading;
    @Inject ReportPage page;
    @Inject StaffMailbox staff;
    @Inject ReportConfig config;
    @Inject ObjectMapper json;

    @BeforeEach
    void nothingYet() throws FolderException {
        CatalogSamples.emptyShop();
        Owner.run("TRUNCATE weekly_report, search_log");
        MailServer.running().purgeEmailFromAllMailboxes();
    }

    /** So that none of them reaches the next test. */
    @AfterEach
    void allLettersHaveCome() {
        mails(2 * Integer.parseInt(Owner.ask("SELECT count(*) FROM weekly_report")));
    }

    @Test
    void tellsOfLeadsPricesAndGapsAndWhatToDo() throws MessagingException {
        aFullWeek();

        look(NINE);

        var mail = mails(2).getFirst();
        var said = GreenMailUtil.getWholeMessage(mail);
        assertThat(mail.getSubject())
                .contains("Rapport de la semaine du")
                .contains("16/11/2026")
                .contains("22/11/2026");
        assertThat(said).contains("text/plain").contains("text/html");
        SignedIn.as("VIEWER")
                .get(REPORT)
                .then()
                .statusCode(200)
                .body("newLeads", equalTo(2))
                .body("bestLeads.name", contains("Garage <script>alert(1)</script> Sfax"))
                .body("priceMoves[0].before", equalTo("100.000"))
                .body("priceMoves[0].percent", equalTo(20.0f))
                .body("misses.query", contains("courroie & galet"))
                .body("unsold.number", contains("HU 718/5x"))
                .body("dearest.sku", contains("DISC-1"));
        var text = text("fr");
        assertThat(text)
                .contains("100,000 DT → 120,000 DT (+20,0 %)")
                .contains("Garage <script>alert(1)</script> Sfax (Garage · Sfax)")
                .contains("Mann HU 718/5x — Filtre à huile — vendeurs : 1 · dès 1\u00a0234,500 DT")
                .contains("- Prix au-dessus du marché à revoir : 1")
                .contains("« courroie & galet »");
    }

    @Test
    void whatWasScrapedIsShownAndNeverRun() {
        aFullWeek();
        look(NINE);

        assertThat(html("fr"))
                .contains("<bdi>Garage &lt;script&gt;alert(1)&lt;/script&gt; Sfax")
                .contains("courroie &amp; galet")
                .doesNotContain("<script>");
    }

    @Test
    void speaksArabicToWhoeverReadsIt() {
        aFullWeek();
        look(NINE);

        assertThat(html("ar")).contains("dir=\"rtl\"").contains("أسعار تغيّرت").contains("د.ت");
        assertThat(text("ar")).contains("ما ينبغي فعله").doesNotContain("À faire");
    }

    @Test
    void isRightWhenThereIsNothingToSay() {
        look(NINE);

        assertThat(text("fr"))
                .contains("Rien cette semaine.")
                .contains("Aucun nouveau cette semaine.")
                .contains("Aucun prix n’a bougé.")
                .contains("Rien ne manque")
                .contains("Aucune source n’est active.");
        assertThat(html("ar")).contains("لا شيء هذا الأسبوع.");
    }

    /** A month that errs half as much again as the two before. */
    @Test
    void tellsWhenForecastsGotWorse() {
        Owner.run(
                """
                INSERT INTO agent_run (id, agent, origin, parameters, state, requested_at)
                VALUES ('0193a000-0000-7000-8000-0000000000d1', 'ORION', 'MANUAL', '{}', 'SUCCEEDED', now());
                INSERT INTO forecast_accuracy (run_id, grain, demand_class, model, horizon, vintage, periods, actual, expected,
                                               absolute_error, scaled, scaled_error, squared_error, judged, pinball, within80, within95)
                VALUES ('0193a000-0000-7000-8000-0000000000d1', 'WEEK', 'LUMPY', 'new', 1, '2026-11-10', 40, 100, 125, 50, 40, 30, 160, 40, 1, 20, 30),
                       ('0193a000-0000-7000-8000-0000000000d1', 'WEEK', 'LUMPY', 'old', 1, '2026-09-20', 40, 100, 100, 25, 40, 20, 40, 40, 1, 32, 38),
                       ('0193a000-0000-7000-8000-0000000000d1', 'WEEK', 'SMOOTH', 'new', 1, '2026-11-10', 40, 100, 125, 50, 40, 24, 160, 40, 1, 20, 30),
                       ('0193a000-0000-7000-8000-0000000000d1', 'WEEK', 'SMOOTH', 'old', 1, '2026-09-20', 40, 100, 100, 25, 40, 20, 40, 40, 1, 32, 38)
                """);

        look(NINE);

        SignedIn.as("VIEWER").get(REPORT).then().body("forecastsWorse", equalTo(50));
        assertThat(text("fr")).contains("- Les prévisions se trompent 50 % de plus");
        assertThat(html("ar")).contains("أخطاء التوقّعات زادت 50 %");
    }

    @Test
    void isMadeAndMailedOnceHoweverManyLook() {
        Uni.join()
                .all(weekly(NINE).look(), weekly(NINE).look(), weekly(NINE).look())
                .andFailFast()
                .await()
                .indefinitely();
        look(NINE);

        assertThat(Owner.ask("SELECT count(*) FROM weekly_report")).isEqualTo("1");
        mails(2);
        await().pollDelay(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(MailServer.running().getReceivedMessages()).hasSize(2));
        assertThat(Owner.ask("SELECT count(*) FROM outbox WHERE stream = 'shabou.api.mail'"))
                .isEqualTo("0");
    }

    @Test
    void isNotMadeBeforeItsTimeNorLongAfter() {
        look(NINE.minusSeconds(1));
        look(NINE.plusSeconds(1));
        assertThat(Owner.ask("SELECT count(*) FROM weekly_report")).isEqualTo("0");

        SignedIn.admin().get(REPORT).then().statusCode(404);
    }

    private static void aFullWeek() {
        CatalogSamples.brakeDisc();
        Owner.run(
                """
                INSERT INTO lead_source (kind, name, licence) VALUES ('MANUAL', 'Annuaire', 'own');
                INSERT INTO lead (id, kind, name, governorate, score, first_seen_at, last_seen_at, source_id)
                SELECT l.id::uuid, l.kind, l.name, l.governorate, l.score, l.seen::timestamptz, now(), s.id FROM lead_source s, (VALUES
                    ('00000000-0000-0000-0000-0000000000a1', 'GARAGE', E'Garage <script>alert(1)</script>\\n Sfax', 'Sfax', 71, '2026-11-18'),
                    ('00000000-0000-0000-0000-0000000000a2', 'COMPETITOR', 'Pièces', NULL, 0, '2026-11-19'),
                    ('00000000-0000-0000-0000-0000000000a3', 'SUPPLIER', 'Ancien', 'Tunis', 90, '2026-11-01')) AS l (id, kind, name, governorate, score, seen);
                INSERT INTO offer (id, lead_id, url, name, amount, currency, tax_basis, product_id, matched_by, first_seen_at, last_seen_at)
                SELECT '00000000-0000-0000-0000-0000000000b1', '00000000-0000-0000-0000-0000000000a3', 'https://a.example/1', 'Disque', 120, 'TND', 'INCLUDED', id, 'MPN', '2026-11-01', now() FROM product;
                INSERT INTO offer (id, lead_id, url, name, brand, mpn, amount, currency, first_seen_at, last_seen_at) VALUES
                ('00000000-0000-0000-0000-0000000000b2', '00000000-0000-0000-0000-0000000000a3', 'https://a.example/2', 'Filtre à huile', 'Mann', 'HU 718/5x', 1234.5, 'TND', '2026-11-01', '2026-11-20');
                INSERT INTO offer_price (offer_id, observed_at, amount, currency) VALUES
                ('00000000-0000-0000-0000-0000000000b1', '2026-11-01', 100, 'TND'),
                ('00000000-0000-0000-0000-0000000000b1', '2026-11-17', 120, 'TND');
                INSERT INTO search_log (words, query, searches, misses, last_at) VALUES ('courroie galet', 'courroie & galet', 7, 7, '2026-11-20');
                """);
    }

    private void look(Instant now) {
        weekly(now).look().await().indefinitely();
    }

    private WeeklyMail weekly(Instant now) {
        return new WeeklyMail(
                database, reading, page, staff, config, json, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** One for each of whom it goes to. */
    private static List<MimeMessage> mails(int number) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> List.of(MailServer.running().getReceivedMessages()),
                        mails -> mails.size() >= number);
    }

    private static String text(String language) {
        return read("/text", language);
    }

    private static String html(String language) {
        return read("/page", language);
    }

    private static String read(String form, String language) {
        return SignedIn.as("VIEWER")
                .header("Accept-Language", language)
                .get(REPORT + form)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
