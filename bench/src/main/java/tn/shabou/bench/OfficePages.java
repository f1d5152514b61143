package tn.shabou.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pages of the back office, as an administrator sees them. */
final class OfficePages {

    private static final List<String> PATHS =
            List.of(
                    "",
                    "leads",
                    "leads/duplicates",
                    "leads/map",
                    "leads/new",
                    "leads/import",
                    "prices",
                    "forecasts",
                    "forecasts/accuracy",
                    "forecasts/sales",
                    "inventory",
                    "insights",
                    "orders",
                    "terms",
                    "fleet",
                    "products",
                    "categories",
                    "vehicles",
                    "synonyms",
                    "imports",
                    "enquiries",
                    "runs",
                    "dead-letters",
                    "sources",
                    "reports",
                    "audit",
                    "users",
                    "settings",
                    "privacy",
                    "profile");

    private OfficePages() {}

    /** Name of the picture and path of the page. */
    static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        for (var path : PATHS) {
            var name = path.isEmpty() ? "today" : path.replace('/', '-');
            all.put("office-" + name, ("/admin/" + path).replaceFirst("/$", ""));
        }
        return all;
    }

    /** Lets whoever looks through this window be an administrator, in that language. */
    static void enter(BrowserContext window, String address, String token, String language) {
        window.addCookies(
                Stream.of(new Cookie("accessToken", token), new Cookie("officeLanguage", language))
                        .map(cookie -> cookie.setUrl(address + "/"))
                        .toList());
    }

    /** Scripts fill these pages: until nothing is asked for or loading any more. */
    static void settle(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.locator(".state-loading, [aria-busy=true]")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }
}
