package tn.shabou.api.backoffice.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.XGroupCreateArgs;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;
import tn.shabou.api.accounts.Telephone;
import tn.shabou.runs.Runs;
import tn.shabou.testing.Barriers;
import tn.shabou.testing.Chromium;
import tn.shabou.testing.Chromium.Screen;

/** What administrators do, in a browser. */
@ApiTest
class AdminJourneyTest {

    private static final String STREAM = "shabou.orion.write";
    private static final String NEWCOMER = "newcomer@shabou.test";

    @TestHTTPResource("/")
    URL shop;

    @Inject RedisDataSource redis;

    @Inject Runs runs;

    @BeforeEach
    void aLetter() {
        nothingWaits();
        redis.stream(String.class)
                .xadd(
                        STREAM + ".dead",
                        Map.of(
                                "payload", "{\"batch\":1}",
                                "dead-stream", STREAM,
                                "dead-group", "write",
                                "dead-id", "1-0",
                                "dead-attempts", "5",
                                "dead-error", "disk full",
                                "dead-at", "2026-11-22T03:00:00Z"));
    }

    @AfterEach
    void nothingWaits() {
        redis.key().del(STREAM, STREAM + ".dead", WorkingAgent.STREAM);
        Owner.run("DELETE FROM second_factor");
    }

    @ParameterizedTest
    @CsvSource({"fr, PHONE", "ar, DESK"})
    void workThatFailedIsGivenToItsStepAgain(String language, Screen screen) {
        var streams = redis.stream(String.class);
        streams.xgroupCreate(STREAM, "write", "$", new XGroupCreateArgs().mkstream());
        try (var window = window("STAFF", screen, language)) {
            var page = open(window, "dead-letters?agent=orion&step=write");
            assertThat(page.getByText("disk full")).isVisible();
            page.locator(".letter .button.main").click();

            assertThat(page.locator(".state")).isVisible();
            assertThat(page.locator("[data-worker=orion] [data-step=write] [data-count]"))
                    .isHidden();
        }
        assertThat(streams.xreadgroup("write", "worker", STREAM, ">"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.payload()).containsEntry("payload", "{\"batch\":1}"));
    }

    @Test
    void aRunIsStartedAndSeenToItsEnd() {
        try (var window = window("STAFF", Screen.DESK, "fr")) {
            var page = open(window, "runs?agent=orion");
            var orion = page.locator("[data-agent=orion]");
            Owner.run(
                    "UPDATE agent_run SET state = 'SUCCEEDED', finished_at = now() WHERE finished_at IS NULL");
            page.reload();
            orion.locator("[data-start]").click();
            assertThat(orion.locator(".badge")).hasText("En attente");

            var agent = new WorkingAgent(runs, latestRun());
            agent.begin("batch:1", "batch:2");
            assertThat(orion.locator(".badge")).hasText("En cours");
            agent.complete("batch:1");
            assertThat(orion.locator(".job")).containsText("1 sur 2");
            agent.fail("batch:2", "disk full");

            assertThat(page.locator(".toast")).hasText("Orion a terminé, avec des échecs");
            page.locator("[data-list] tbody a").first().click();
            assertThat(page.locator("[data-failures]")).containsText("disk full");
        }
    }

    private static UUID latestRun() {
        return UUID.fromString(
                Owner.ask(
                        "SELECT id FROM agent_run WHERE agent = 'ORION' ORDER BY requested_at DESC LIMIT 1"));
    }

    @Test
    void aSecondFactorIsSetUpAndUsed() {
        SignedIn.hire(NEWCOMER, "STAFF");
        try (var window = Chromium.window(Screen.PHONE, "fr-TN")) {
            var page = open(window, "profile");
            signIn(page);
            page.locator("[data-factor] .button.main").click();
            page.locator("#again").fill(SignedIn.PASSWORD);
            page.locator("dialog .button.main").click();

            assertThat(page.locator(".qr")).isVisible();
            page.locator("[data-factor] summary").click();
            var telephone = new Telephone(page.locator("[data-secret]").textContent());
            page.locator("#code").fill(telephone.code());
            page.locator("[data-factor] form button").click();
            assertThat(page.locator(".codes li").first()).isVisible();

            page.locator("[data-sign-out]").click();
            page.waitForURL("**/admin/sign-in");
            signIn(page);
            page.locator("#code").fill(telephone.next());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Se connecter"))
                    .click();
            page.waitForURL(shop + "admin");
        }
    }

    private static void signIn(Page page) {
        page.locator("#email").fill(NEWCOMER);
        page.locator("#password").fill(SignedIn.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Se connecter"))
                .click();
    }

    @Test
    void whoMayNotManageUsersDoesNotSeeThem() {
        try (var window = window("STAFF", Screen.DESK, "fr")) {
            var page = open(window, "runs");
            assertThat(page.locator(".desk-nav a[href='/admin/runs']")).isVisible();
            assertThat(page.locator(".desk-nav a[href='/admin/users']")).hasCount(0);

            assertThat(page.navigate(shop + "admin/users").status()).isEqualTo(403);
            assertThat(page.locator("[data-invite]")).hasCount(0);
        }
    }

    @Test
    void somebodyIsInvitedAndLetGoAndThatIsTakenBack() {
        Owner.run("DELETE FROM app_user WHERE email = 'invited@shabou.test'");
        try (var window = window("ADMIN", Screen.DESK, "fr")) {
            var page = open(window, "users");
            page.locator("[data-invite]").click();
            page.locator("#fullName").fill("Mounir");
            page.locator("#email").fill("invited@shabou.test");
            page.locator("#password").fill("quatre pneus neige");
            page.locator("dialog .button.main").click();

            var row = page.locator("tr", new Page.LocatorOptions().setHasText("Mounir"));
            row.getByText("Fermer").click();
            assertThat(row.locator(".badge.bad")).isVisible();
            page.locator(".toast button").click();
            assertThat(row.locator(".badge.bad")).hasCount(0);
        }
        assertThat(
                        Owner.ask(
                                "SELECT active || ' ' || role FROM app_user WHERE email = 'invited@shabou.test'"))
                .isEqualTo("true STAFF");
    }

    @ParameterizedTest
    @CsvSource({"fr, PHONE", "ar, DESK"})
    void noPageKeepsAnybodyOutOrRunsOverTheScreen(String language, Screen screen) {
        Owner.run(
                """
                INSERT INTO lead_source (kind, name, start_url, licence)
                SELECT 'SUPPLIER_SITE', 'Journey', 'https://journey.example/', 'public web page'
                 WHERE NOT EXISTS (SELECT FROM lead_source WHERE name = 'Journey');
                INSERT INTO weekly_report (monday, created_at, facts) VALUES ('2020-01-06', now(), '{"monday": "2020-01-06", "newLeads": 0, "leadsByPlace": [], "bestLeads": [],
                    "priceMoves": [], "misses": [{"query": "courroie", "times": 7}], "unsold": [], "dearest": [], "cheapest": [], "sources": []}')
                ON CONFLICT DO NOTHING
                """);
        SignedIn.as("STAFF").noContentType().post("/api/admin/agents/orion/runs");
        var run = Owner.ask("SELECT id FROM agent_run WHERE agent = 'ORION' LIMIT 1");
        try (var window = window("ADMIN", screen, language)) {
            var page = window.newPage();
            var looked = language.equals("fr");
            for (var one : filledPages(run)) {
                page.navigate(shop + "admin/" + one.path);
                assertThat(page.locator(one.filled).first()).isVisible();
                assertThat(page.locator("[aria-busy=true], .state-loading")).hasCount(0);
                // Looking costs a second each, so each page is looked at in one language.
                if (looked) {
                    assertThat(Barriers.on(page)).as(language + " " + one.path).isEmpty();
                }
                looked = !looked;
                assertThat(
                                page.evaluate(
                                        "Math.max(document.documentElement.scrollWidth, innerWidth) - screen.width"))
                        .as("%s %s at %s", language, one.path, screen)
                        .isEqualTo(0);
            }
        }
    }

    /**
     * @param filled what is there once its script has shown the data
     */
    private record Filled(String path, String filled) {}

    private static List<Filled> filledPages(String run) {
        return List.of(
                new Filled("runs?agent=orion", "[data-list] tbody tr"),
                new Filled("runs/orion/" + run, "[data-stands] .badge"),
                new Filled("dead-letters?agent=orion&step=write", ".letter"),
                new Filled("audit", "[data-list] tbody tr"),
                new Filled("users", "[data-list] tbody tr"),
                new Filled("profile", "[data-sessions] tbody tr"),
                new Filled("sources", ".source"),
                new Filled("reports?monday=2020-01-06", "[data-report] article"),
                new Filled("settings", "[data-operator] tbody tr"),
                new Filled("privacy", "[data-record] li"));
    }

    private BrowserContext window(String role, Screen screen, String language) {
        var email = "journey-" + role.toLowerCase(Locale.ROOT) + "@shabou.test";
        SignedIn.hire(email, role);
        var token = SignedIn.tokens(email, SignedIn.PASSWORD).<String>path("accessToken");
        var window = Chromium.window(screen, language + "-TN");
        window.addCookies(List.of(new Cookie("accessToken", token).setUrl(shop.toString())));
        return window;
    }

    private Page open(BrowserContext window, String path) {
        var page = window.newPage();
        page.navigate(shop + "admin/" + path);
        return page;
    }
}
