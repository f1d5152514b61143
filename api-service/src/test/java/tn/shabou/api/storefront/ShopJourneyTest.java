package tn.shabou.api.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.testing.Barriers;
import tn.shabou.testing.Chromium;
import tn.shabou.testing.Chromium.Screen;

/** What a shopper does, in a browser. */
@ApiTest
class ShopJourneyTest {

    @TestHTTPResource("/")
    URL shop;

    /** Language, screen. */
    static Stream<Arguments> readers() {
        return Stream.of("fr", "ar")
                .flatMap(language ->
                        Stream.of(Screen.values()).map(screen -> Arguments.of(language, screen)));
    }

    @BeforeEach
    void stock() {
        CatalogSamples.emptyShop();
        // What others have looked for is suggested too.
        Owner.run("TRUNCATE search_log");
        CatalogSamples.brakePads(30);
        CatalogSamples.brakeDisc();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void findAPartForTheirCarAndAskForIt(String language, Screen screen) {
        try (var window = Chromium.window(screen, language + "-TN")) {
            var page = open(window, language + "/");

            // Four taps to the car.
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Renault")).click();
            page.locator(".choices a", has("Clio")).click();
            page.locator(".choices a", has("III")).click();
            page.locator(".choices a", has("1.5 dCi")).click();
            page.locator("[data-save-car]").click();
            assertThat(page.locator("[data-garage-name]").first())
                    .hasText("Renault Clio III 1.5 dCi");

            page.locator(".families a").first().click();
            page.locator(".part h3 a").first().click();
            assertThat(page.locator(".fit.fits")).isVisible();

            page.locator("[data-add] button").click();
            page.locator(".toast a").click();
            page.locator("#phone").fill("20 123 456");
            assertThat(page.locator("#vehicle")).hasValue("Renault Clio III 1.5 dCi");
            // WhatsApp itself is not ours to visit.
            window.route("https://wa.me/**", route -> route.abort());
            page.locator("button[value=PHONE]").click();

            assertThat(page.locator("[data-receipt] h1")).isVisible();
            assertThat(page.locator("[data-enquiry-count]")).isHidden();
        }
        assertThat(
                        Owner.ask(
                                "SELECT phone || ' ' || vehicle || ' ' || language FROM enquiry ORDER BY created_at DESC LIMIT 1"))
                .isEqualTo("+21620123456 Renault Clio III 1.5 dCi " + language);
    }

    @Test
    void aMessageForWhatsAppIsReadyOnceTheEnquiryIsKept() {
        try (var window = Chromium.window(Screen.PHONE, "fr-TN")) {
            var page = open(window, "fr/demande?p=" + id("DISC-1") + "&n=2");
            page.locator("#phone").fill("20123456");
            window.route("https://wa.me/**", route -> route.abort());
            var asked =
                    page.waitForRequest(
                            request -> request.url().startsWith("https://wa.me/21671123456?text="),
                            () -> page.locator("button[value=WHATSAPP]").click());

            assertThat(asked.url()).contains("2%20%C3%97%20Disque");
        }
        assertThat(Owner.ask("SELECT channel FROM enquiry ORDER BY created_at DESC LIMIT 1"))
                .isEqualTo("WHATSAPP");
    }

    @Test
    void everythingWorksWithoutAScript() {
        try (var window = Chromium.windowWithoutScripts(Screen.PHONE, "fr-TN")) {
            var page = open(window, "fr/recherche?q=disque");
            page.locator(".part h3 a").first().click();
            page.locator("[data-add] button").click();
            page.locator("#phone").fill("123");
            page.locator("button[value=PHONE]").click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(page.locator("#phone")).hasValue("123");

            page.locator("#phone").fill("71 123 456");
            page.locator("button[value=PHONE]").click();
            assertThat(page.locator("[data-receipt]")).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"true,fr", "false,ar"})
    void aThumbnailBringsItsPhoto(boolean scripts, String language) {
        CatalogSamples.photos("DISC-1", 3);
        try (var window =
                scripts
                        ? Chromium.window(Screen.DESK, language + "-TN")
                        : Chromium.windowWithoutScripts(Screen.PHONE, language + "-TN")) {
            var page = open(window, language + "/piece/disque-de-frein-bosch");
            assertThat(page.locator("#photo-1")).isInViewport();
            assertThat(page.locator("#photo-3")).not().isInViewport();

            page.locator(".thumbs a").last().click();

            assertThat(page.locator("#photo-3")).isInViewport();
            assertThat(page.locator("#photo-1")).not().isInViewport();
            if (scripts) {
                assertThat(page.locator(".thumbs a").last()).hasAttribute("aria-current", "true");
                assertThat(page).hasURL(shop + language + "/piece/disque-de-frein-bosch");
            }
        }
    }

    @Test
    void theBoxSuggestsWhileSomebodyTypes() {
        try (var window = Chromium.window(Screen.DESK, "fr-TN")) {
            var page = open(window, "fr/");
            page.locator("#q").pressSequentially("disques");
            assertThat(page.locator("#suggestions a").first()).containsText("Disques de frein");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(shop + "fr/categorie/disques-de-frein");
        }
    }

    /** Looking costs a second each; what is wrong with one pair is seldom right with another. */
    @ParameterizedTest
    @CsvSource({"fr,PHONE", "ar,DESK"})
    void noPageKeepsAnybodyOutOrRunsOverTheScreen(String language, Screen screen) {
        CatalogSamples.photos("DISC-1", 2);
        try (var window = Chromium.window(screen, language + "-TN")) {
            var page = window.newPage();
            for (var path : everyPage()) {
                page.setViewportSize(screen.width(), screen.height());
                page.navigate(shop + language + "/" + path);
                assertThat(Barriers.on(page)).as(language + "/" + path).isEmpty();
                if (language.equals("fr")) {
                    assertThat(Barriers.inTheDark(page)).as("dark " + path).isEmpty();
                }
                for (var size : List.of(screen, screen.other())) {
                    assertThat(Chromium.fits(page, size))
                            .as("%s/%s at %s", language, path, size)
                            .isTrue();
                }
            }
        }
    }

    private static List<String> everyPage() {
        return List.of(
                "",
                "categories",
                "pieces",
                "pieces?brand=bosch&inStock=true",
                "categorie/freinage",
                "categorie/disques-de-frein/renault-clio-3",
                "recherche?q=plaquettes",
                "recherche?q=zzzz",
                "recherche",
                "vehicule",
                "vehicule/renault-clio-3",
                "vehicule/renault-clio-3-1-5-dci",
                "garage?v=renault-clio-3-1-5-dci",
                "garage",
                "piece/disque-de-frein-bosch?vehicle=renault-clio-3-1-5-dci",
                "comparer?p=disque-de-frein-bosch&p=plaquettes-1",
                "comparer",
                "demande?p=" + id("DISC-1") + "&n=2",
                "demande",
                "contact",
                "a-propos",
                "mentions-legales",
                "nulle-part");
    }

    private static String id(String sku) {
        return Owner.ask("SELECT id FROM product WHERE sku = '" + sku + "'");
    }

    private Page open(BrowserContext window, String path) {
        var page = window.newPage();
        page.navigate(shop + path);
        return page;
    }

    private static Page.LocatorOptions has(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
