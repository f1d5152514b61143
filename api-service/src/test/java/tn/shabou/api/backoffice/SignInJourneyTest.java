package tn.shabou.api.backoffice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.SignedIn;
import tn.shabou.testing.Barriers;
import tn.shabou.testing.Chromium;
import tn.shabou.testing.Chromium.Screen;

/** How staff come in and go, in a browser. */
@ApiTest
class SignInJourneyTest {

    private static final String EMAIL = "desk@shabou.test";

    @TestHTTPResource("/")
    URL shop;

    @ParameterizedTest
    @CsvSource({"fr,PHONE", "ar,DESK"})
    void whoSignsInGoesOnWhereTheyWantedTo(String language, Screen screen) {
        SignedIn.hire(EMAIL, "STAFF");
        try (var window = Chromium.window(screen, language + "-TN")) {
            var page = window.newPage();
            page.navigate(shop + "admin?from=letter");
            assertThat(page.locator("[data-sign-in]")).isVisible();
            assertThat(Barriers.on(page)).isEmpty();

            signIn(page, "wrong");
            assertThat(page.locator("[data-fault]")).isVisible();
            signIn(page, SignedIn.PASSWORD);

            assertThat(page.locator(".figure").first()).isVisible();
            assertThat(page).hasURL(shop + "admin?from=letter");
            assertThat(page.locator("html"))
                    .hasAttribute("dir", language.equals("ar") ? "rtl" : "ltr");
            assertThat(Barriers.on(page)).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth - screen.width"))
                    .isEqualTo(0);
        }
    }

    @Test
    void theShortTokenIsRenewedUnseenAndSigningOutEndsIt() {
        SignedIn.hire(EMAIL, "STAFF");
        try (var window = Chromium.window(Screen.DESK, "fr-TN")) {
            var page = window.newPage();
            page.navigate(shop + "admin");
            signIn(page, SignedIn.PASSWORD);
            assertThat(page.locator(".figure").first()).isVisible();

            window.clearCookies(new BrowserContext.ClearCookiesOptions().setName("accessToken"));
            page.navigate(shop + "admin");
            assertThat(page.locator(".figure").first()).isVisible();

            page.locator("[data-sign-out]").click();
            assertThat(page.locator("[data-sign-in]")).isVisible();
            page.navigate(shop + "admin");
            assertThat(page.locator("[data-sign-in]")).isVisible();
        }
    }

    @Test
    void aRoleSeesThePagesThatItMayOpenInTheLanguageItChose() {
        SignedIn.hire(EMAIL, "STAFF");
        try (var window = Chromium.window(Screen.DESK, "fr-TN")) {
            var page = window.newPage();
            page.navigate(shop + "admin");
            signIn(page, SignedIn.PASSWORD);
            assertThat(page.locator(".desk-nav a[href='/admin/leads']")).isVisible();
            assertThat(page.locator(".desk-nav a[href='/admin/users']")).hasCount(0);

            page.locator("[data-language]").click();
            assertThat(page.locator("html")).hasAttribute("lang", "ar");
            assertThat(page).hasURL(shop + "admin");
            page.navigate(shop + "admin/nowhere");
            assertThat(page.locator("html")).hasAttribute("lang", "ar");
            assertThat(page.locator("h1")).hasText("هذه الصفحة غير موجودة");
        }
    }

    private static void signIn(Page page, String password) {
        page.locator("#email").fill(EMAIL);
        page.locator("#password").fill(password);
        page.locator("[data-sign-in] button").click();
    }
}
