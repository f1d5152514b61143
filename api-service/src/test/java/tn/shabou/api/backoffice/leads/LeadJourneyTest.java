package tn.shabou.api.backoffice.leads;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;
import tn.shabou.testing.Barriers;
import tn.shabou.testing.Chromium;
import tn.shabou.testing.Chromium.Screen;

/** How staff decide about what the prospector found, in a browser. */
@ApiTest
class LeadJourneyTest {

    private static final String EMAIL = "triage@shabou.test";

    @TestHTTPResource("/")
    URL shop;

    @BeforeEach
    void twelveNewLeads() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(1);
        Owner.run(
                """
                INSERT INTO lead_source (kind, name, licence) VALUES ('MANUAL', 'pages', 'own');
                INSERT INTO lead (id, kind, name, state, score, source_id, governorate, city, phones, first_seen_at, last_seen_at)
                SELECT ('00000000-0000-0000-0000-0000000000' || lpad(to_hex(i), 2, '0'))::uuid, 'SUPPLIER', 'Pièces ' || i, 'NEW', 90 - i, s.id,
                       CASE WHEN i < 4 THEN 'Sfax' END, 'Sfax', ARRAY['+2167412345' || i % 10], now(), now()
                  FROM lead_source s, generate_series(1, 12) AS i;
                INSERT INTO offer (id, lead_id, url, name, amount, currency, availability, product_id, first_seen_at, last_seen_at)
                SELECT '00000000-0000-0000-0000-0000000000f1', '00000000-0000-0000-0000-000000000001', 'https://x.example/1', 'Plaquettes', 9.5, 'TND', 'InStock',
                       id, now(), now() FROM product;
                """);
        SignedIn.hire(EMAIL, "STAFF");
    }

    @ParameterizedTest
    @CsvSource({"fr,DESK", "ar,PHONE"})
    void tenLeadsAreTriagedByKeyboardAndTheLastIsTakenBack(String language, Screen screen) {
        try (var window = Chromium.window(screen, language + "-TN")) {
            var page = open(window, "leads");
            assertThat(page.locator("[data-lead] h2")).hasText("Pièces 1");
            for (int i = 1; i <= 10; i++) {
                assertThat(page.locator(".lead-card[aria-current]")).hasAttribute("id", lead(i));
                assertThat(page.locator("[data-lead] h2")).hasText("Pièces " + i);
                if (i % 2 == 1) {
                    page.keyboard().press("a");
                } else {
                    page.keyboard().press("r");
                    page.locator("dialog input[value=CLOSED]").check();
                    page.keyboard().press("Enter");
                    assertThat(page.locator("dialog")).hasCount(0);
                }
            }
            assertThat(page.locator(".lead-card")).hasCount(2);
            page.keyboard().press("u");
            assertThat(page.locator(".lead-card")).hasCount(3);
            page.keyboard().press("j");
            assertThat(page.locator(".lead-card[aria-current]")).hasAttribute("id", lead(11));
            page.keyboard().press("k");
            assertThat(page.locator(".lead-card[aria-current]")).hasAttribute("id", lead(10));
            page.keyboard().press("?");
            assertThat(page.locator("dialog .keys div")).hasCount(7);
        }
        assertThat(
                        Owner.ask(
                                "SELECT string_agg(state || ' ' || n, ', ' ORDER BY state) FROM (SELECT state, count(*) AS n FROM lead GROUP BY state) AS s"))
                .isEqualTo("NEW 3, QUALIFIED 5, REJECTED 4");
    }

    @Test
    void aWholeListIsRejectedAndTakenBackAtOnce() {
        try (var window = Chromium.window(Screen.DESK, "fr-TN")) {
            var page = open(window, "leads?governorate=Sfax");
            assertThat(page.locator(".lead-card")).hasCount(3);
            page.locator("[data-reject-all]").click();
            assertThat(page.locator("dialog h2")).containsText("3");
            page.locator("dialog .button.danger").click();
            assertThat(page.locator(".lead-card")).hasCount(0);
            page.locator(".toast button").click();
            assertThat(page.locator(".lead-card")).hasCount(3);
        }
    }

    @Test
    void leadsThatWereJoinedAreTakenApartAsIfNothingHadBeenSaid() {
        Owner.run(
                """
                INSERT INTO lead_likeness VALUES ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', 0.8,
                    '[{"feature": "NAME_SAME", "value": "amen", "bits": 7.5}, {"feature": "PRIOR", "value": "", "bits": -8}]', 1, true)
                """);
        try (var window = Chromium.window(Screen.DESK, "fr-TN")) {
            var page = open(window, "leads");
            assertThat(page.locator("[data-lead] h2")).hasText("Pièces 1");
            page.keyboard().press("m");
            assertThat(page.locator("dialog")).containsText("Pièces 2");
            page.locator("dialog .button.main").click();
            assertThat(page.locator(".lead-card")).hasCount(11);

            page.keyboard().press("u");
            assertThat(page.locator(".lead-card")).hasCount(12);
            // What was taken back once is not taken back again.
            page.keyboard().press("u");
            assertThat(page.locator(".toast")).containsText("Rien à annuler");

            page.navigate(shop + "admin/leads/duplicates");
            page.locator("[data-join]").click();
            assertThat(page.locator("[data-join]")).hasCount(0);
            page.locator(".toast button").click();
            assertThat(page.locator("[data-join]")).hasCount(1);
        }
        assertThat(Owner.ask("SELECT count(*) FROM lead WHERE merged_into IS NOT NULL"))
                .isEqualTo("0");
    }

    @Test
    void aNoteIsKeptAndTheReaderSeesWhatIsKnown() {
        try (var window = Chromium.window(Screen.DESK, "fr-TN")) {
            var page = open(window, "leads");
            assertThat(page.locator("[data-lead]")).containsText("+21674123451");
            assertThat(page.locator("[data-lead]")).containsText("9,500 DT");
            page.locator("#note").fill("livre le jeudi");
            page.locator("#note").press("Enter");
            assertThat(page.locator("[data-lead]")).containsText("livre le jeudi");
        }
    }

    @Test
    void aLeadThatIsDecidedStaysWhereItsNewStateIsAskedForToo() {
        try (var window = Chromium.window(Screen.DESK, "fr-TN")) {
            var page = open(window, "leads?state=");
            assertThat(page.locator("[data-lead] h2")).hasText("Pièces 1");
            page.keyboard().press("a");
            assertThat(page.locator(".lead-card[aria-current]")).hasAttribute("id", lead(2));
            assertThat(page.locator(".lead-card")).hasCount(12);
            assertThat(page.locator("#" + lead(1))).containsText("Retenu");
            page.keyboard().press("u");
            assertThat(page.locator("#" + lead(1))).not().containsText("Retenu");
        }
    }

    @Test
    void aLeadIsEnteredByHandAndWhatStaffSayOfItCanBeGivenBackToTheSources() {
        try (var window = Chromium.window(Screen.PHONE, "fr-TN")) {
            var page = open(window, "leads");
            page.locator("a[href='/admin/leads/new']").click();
            page.locator("#name").fill("Pièces 12");
            page.locator("#name").blur();
            assertThat(page.locator("[data-entry] .note")).containsText("Pièces 12");
            page.locator("#name").fill("Garage Ennasr");
            page.locator("#kind").selectOption("GARAGE");
            page.locator("#phones").fill("71 234 567 / 12");
            page.locator("#governorate").selectOption("Sfax");
            page.locator("#latitude").fill("34,74");
            page.locator("#longitude").fill("10,76");
            page.locator("[data-entry] .button.main").click();

            assertThat(page.locator("#phones-fault")).containsText("12");
            assertThat(page.locator("#phones")).hasValue("71 234 567 / 12");
            page.locator("#phones").fill("71 234 567");
            page.locator("[data-entry] .button.main").click();
            assertThat(page.locator("[data-lead] h2")).hasText("Garage Ennasr");
            assertThat(page.locator("[data-lead]")).containsText("+21671234567");

            page.locator(".acts a").click();
            assertThat(page.locator("#city")).hasValue("");
            page.locator("#city").fill("Sakiet Ezzit");
            page.locator("[data-entry] .button.main").click();
            assertThat(page.locator("[data-lead]")).containsText("Sakiet Ezzit");

            page.locator(".acts a").click();
            page.locator("[data-entry] .note button").click();
            page.locator("dialog .button.main").click();
            assertThat(page.locator("[data-lead] h2")).hasText("Garage Ennasr");
        }
        assertThat(
                        Owner.ask(
                                "SELECT concat_ws(' ', kind, city, governorate, latitude, longitude, locked_fields) FROM lead WHERE name = 'Garage Ennasr'"))
                .isEqualTo("GARAGE Sakiet Ezzit Sfax 34.74 10.76 {}");
    }

    @ParameterizedTest
    @CsvSource({"fr,PHONE", "ar,DESK"})
    void aFileOfLeadsIsLookedAtAndThenBroughtInWhole(String language, Screen screen)
            throws IOException {
        Owner.run("DELETE FROM lead_import");
        try (var window = Chromium.window(screen, language + "-TN")) {
            var page = open(window, "leads/import", "[data-bring-in] input");
            choose(
                    page,
                    "name;kind;phone\nEl Amen;grossiste;12\n".getBytes(StandardCharsets.UTF_8));
            assertThat(page.locator("[role=alert] li strong")).containsText("2");
            assertThat(page.locator("[data-store]")).hasCount(0);

            // The model that the page gives is one that it takes.
            var model = page.waitForDownload(() -> page.locator("[data-bring-in] button").click());
            choose(page, Files.readAllBytes(model.path()));
            assertThat(page.locator("tbody tr")).containsText("+21698765432");
            assertThat(Owner.ask("SELECT count(*) FROM lead")).isEqualTo("12");

            page.locator("[data-store]").click();
            page.locator("[data-bring-in] .note.good a").click();
            page.locator(".lead-card").first().waitFor();
            assertThat(
                            Owner.ask(
                                    "SELECT kind || ' ' || governorate FROM lead WHERE name LIKE 'El Amen%'"))
                    .isEqualTo("SUPPLIER Tunis");

            page.navigate(shop + "admin/leads/import");
            choose(page, Files.readAllBytes(model.path()));
            assertThat(page.locator(".note.care")).isVisible();
            assertThat(page.locator("[data-store]")).hasCount(0);
        }
    }

    private static void choose(Page page, byte[] file) {
        page.locator("[data-bring-in] input")
                .setInputFiles(new FilePayload("prospects.csv", "text/csv", file));
    }

    @ParameterizedTest
    @CsvSource({"fr,PHONE", "ar,DESK"})
    void noPageKeepsAnybodyOutOrRunsOverTheScreen(String language, Screen screen) {
        try (var window = Chromium.window(screen, language + "-TN")) {
            var page = open(window, "leads");
            // Looking costs a second each, so each page is looked at in one language.
            var looked = language.equals("fr");
            for (var path :
                    List.of(
                            "leads",
                            "leads/duplicates",
                            "leads/map",
                            "leads/new",
                            "leads/import",
                            "prices")) {
                page.navigate(shop + "admin/" + path);
                assertThat(page.locator("main .busy")).hasCount(0);
                assertThat(page.locator("html"))
                        .hasAttribute("dir", language.equals("ar") ? "rtl" : "ltr");
                if (looked) {
                    assertThat(Barriers.on(page)).as(language + "/" + path).isEmpty();
                }
                looked = !looked;
                assertThat(page.evaluate("document.documentElement.scrollWidth - screen.width"))
                        .as(language + "/" + path)
                        .satisfies(over ->
                                assertThat(((Number) over).intValue()).isLessThanOrEqualTo(0));
            }
        }
    }

    private static String lead(int i) {
        return "lead-00000000-0000-0000-0000-0000000000%02x".formatted(i);
    }

    private Page open(BrowserContext window, String path) {
        return open(window, path, ".lead-card");
    }

    /**
     * @param filled what is there once its script has begun
     */
    private Page open(BrowserContext window, String path, String filled) {
        var page = window.newPage();
        page.navigate(shop + "admin/" + path);
        page.locator("#email").fill(EMAIL);
        page.locator("#password").fill(SignedIn.PASSWORD);
        page.locator("[data-sign-in] button").click();
        page.locator(filled).first().waitFor();
        return page;
    }
}
